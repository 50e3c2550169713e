import { describe, expect, it } from 'vitest';
import { failuresOf } from '../simulation/failures.ts';

const FIRST = Number(process.env.SEED ?? 1);
const WORLDS = Number(process.env.WORLDS ?? 10_000);

describe('the promise', () => {
  it(`is kept in ${WORLDS} worlds in which everything fails`, async () => {
    const began = performance.now();
    const { failures, promised } = await failuresOf(FIRST, FIRST + WORLDS - 1, (done) => {
      if (done % 500 === 0) process.stderr.write(`${done} of ${WORLDS} worlds, ${seconds(began)} s\n`);
    });
    expect(failures).toEqual([]);
    expect(promised).toBeGreaterThan(WORLDS * 10);
  });
});

const seconds = (sinceMs: number) => Math.round((performance.now() - sinceMs) / 1000);
