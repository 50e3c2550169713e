import { describe, expect, it } from 'vitest';
import { FILES, type KillPoint, killWhileApplying } from '../support/kill-while-applying.ts';

// A sample; `npm run long -- crash` kills at every file many times, and at random moments.
const POINTS: KillPoint[] = ['content', { file: FILES - 1 }, 'kept'];

describe('SIGKILL of the browser while it takes over a new package', () => {
  it('leaves the old edition whole or the new one, and never a blank lobby', { timeout: 180_000 }, async () => {
    const results = await killWhileApplying(POINTS);
    expect(results).toEqual(POINTS.map((point) => ({ point, shown: point === 'kept' ? 'new' : 'old', missing: [] })));
  });
});
