import { describe, expect, it } from 'vitest';
import { readBrought } from '../../src/core/protocol/read-brought.ts';
import { sha256 } from '../support/a-package.ts';
import { expectClearAnswer } from '../support/expect-clear-answer.ts';
import { createMutator } from '../support/mutated-package.ts';

const MUTATIONS = 50_000;
/** `npm test` holds the ones before. */
const FIRST = 500;

describe('readBrought', () => {
  it(`answers clearly to ${MUTATIONS} mutated packages, without crash or hang`, async () => {
    const mutated = await createMutator();
    for (let seed = FIRST; seed < FIRST + MUTATIONS; seed += 1) {
      const started = performance.now();
      const reading = await readBrought({ name: `mutation ${seed}`, bytes: mutated(seed) }, async (file) =>
        sha256(file),
      );
      expect(performance.now() - started, `mutation ${seed}`).toBeLessThan(30_000);
      expectClearAnswer(reading);
    }
    expect(process.memoryUsage().heapUsed).toBeLessThan(512_000_000);
  });
});
