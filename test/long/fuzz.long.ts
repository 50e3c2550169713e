import { describe, expect, it } from 'vitest';
import { readContent } from '../../src/core/content/import/read-content.ts';
import { expectClearAnswer } from '../support/expect-clear-answer.ts';
import { createMutator } from '../support/mutated-package.ts';

const MUTATIONS = 50_000;
/** `npm test` holds the ones before. */
const FIRST = 500;

describe('readContent', () => {
  it(`answers clearly to ${MUTATIONS} mutated packages, without crash or hang`, async () => {
    const mutated = await createMutator();
    for (let seed = FIRST; seed < FIRST + MUTATIONS; seed += 1) {
      const started = performance.now();
      const reading = await readContent({ name: `mutation ${seed}`, bytes: mutated(seed) });
      expect(performance.now() - started, `mutation ${seed}`).toBeLessThan(30_000);
      expectClearAnswer(reading);
    }
    expect(process.memoryUsage().heapUsed).toBeLessThan(512_000_000);
  });
});
