import { describe, expect, it } from 'vitest';
import { FILES, type KillPoint, killWhileApplying } from '../support/kill-while-applying.ts';

const RANDOM_KILLS = 100;
/** Long enough for the hub to notice another program's edition (2 s) and for the tablet to take it over. */
const WITHIN_MS = 3_500;

describe('SIGKILL of the browser while it takes over a new package', () => {
  it('leaves one edition whole at every step, five times', async () => {
    const files = Array.from({ length: FILES }, (_, index) => ({ file: index + 1 }));
    const points: KillPoint[] = Array.from({ length: 5 }, () => ['content' as const, ...files, 'kept' as const]).flat();
    const results = await killWhileApplying(points);
    expect(results).toEqual(points.map((point) => ({ point, shown: point === 'kept' ? 'new' : 'old', missing: [] })));
  });

  it(`leaves one edition whole at ${RANDOM_KILLS} random moments`, async () => {
    const points = Array.from({ length: RANDOM_KILLS }, () => ({ afterMs: Math.round(Math.random() * WITHIN_MS) }));
    const results = await killWhileApplying(points);
    expect(results.filter(({ shown, missing }) => shown === 'neither' || missing.length > 0)).toEqual([]);
    expect(new Set(results.map(({ shown }) => shown))).toEqual(new Set(['old', 'new']));
  });
});
