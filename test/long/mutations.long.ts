import { describe, expect, it } from 'vitest';
import { mutations } from '../simulation/mutations.ts';
import { runMutant } from '../simulation/run-mutant.ts';

const WORLDS = 600;

describe('the simulator', () => {
  it.each(mutations.map(({ name }) => name))('finds: %s', async (name) => {
    const found = await runMutant(name, WORLDS);
    process.stderr.write(`${name}: ${found === null ? 'not found' : `world ${found.world}, ${found.breach}`}\n`);
    expect(found).not.toBeNull();
  });
});
