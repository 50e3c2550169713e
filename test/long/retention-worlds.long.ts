import { expect, it } from 'vitest';
import { tryRetentionWorlds } from '../support/retention-worlds.ts';

const WORLDS = Number(process.env.WORLDS ?? 300);
const SEED = Number(process.env.SEED ?? 1);

it(`old ratings leave rightly in ${WORLDS} worlds`, async () => {
  const left = await tryRetentionWorlds(WORLDS, SEED);
  expect(left.runs).toBeGreaterThan(WORLDS / 3);
  expect(left.events).toBeGreaterThan(5 * WORLDS);
});
