import { describe, expect, it } from 'vitest';
import { readBrought } from '../../../src/core/protocol/read-brought.ts';
import { sha256 } from '../../support/a-package.ts';
import { expectClearAnswer } from '../../support/expect-clear-answer.ts';
import { createMutator } from '../../support/mutated-package.ts';

describe('readBrought with mutated packages', () => {
  it('answers clearly, and soon, to 500 of them', async () => {
    const mutated = await createMutator();
    let slowestMs = 0;
    let refused = 0;
    for (let seed = 0; seed < 500; seed += 1) {
      const started = performance.now();
      const reading = await readBrought({ name: `mutation ${seed}`, bytes: mutated(seed) }, async (file) =>
        sha256(file),
      );
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
