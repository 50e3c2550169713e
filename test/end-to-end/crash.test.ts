import { describe, expect, it } from 'vitest';
import { killBrowserAfterThanks, killHubDuringSync } from '../support/crash-loops.ts';

// Samples; `npm run long -- crash` runs 50 and 200.
describe('SIGKILL', () => {
  it('of the browser right after the thanks loses no rating', { timeout: 120_000 }, async () => {
    const { thanked, stored } = await killBrowserAfterThanks(2);
    expect(stored).toEqual(thanked);
  });

  it('of the hub under twenty sending tablets loses and doubles nothing', { timeout: 180_000 }, async () => {
    const { queued, stored, torn, tornOfTablets } = await killHubDuringSync(3);
    expect(stored.length).toBe(queued.length);
    expect(new Set(stored)).toEqual(new Set(queued));
    expect(torn).toBeGreaterThan(0);
    expect(tornOfTablets).toBeGreaterThan(0);
  });
});
