import { describe, expect, it } from 'vitest';
import { readContent } from '../../../../src/core/content/import/read-content.ts';
import { expectClearAnswer } from '../../../support/expect-clear-answer.ts';
import { createMutator } from '../../../support/mutated-package.ts';

describe('readContent with mutated packages', () => {
  it('answers clearly, and soon, to 500 of them', async () => {
    const mutated = await createMutator();
    let slowestMs = 0;
    let refused = 0;
    for (let seed = 0; seed < 500; seed += 1) {
      const started = performance.now();
      const reading = await readContent({ name: `mutation ${seed}`, bytes: mutated(seed) });
      slowestMs = Math.max(slowestMs, performance.now() - started);
      expectClearAnswer(reading);
      if (reading.edition === null) refused += 1;
    }
    expect(slowestMs).toBeLessThan(2_000);
    // Both kinds are among them, or the mutations prove nothing.
    expect(refused).toBeGreaterThan(50);
    expect(refused).toBeLessThan(450);
  });
});
