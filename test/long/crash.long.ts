import { describe, expect, it } from 'vitest';
import { killBrowserAfterThanks, killHubDuringSync } from '../support/crash-loops.ts';

describe('SIGKILL', () => {
  it('of the browser right after the thanks, 50 times, loses no rating', async () => {
    const { thanked, stored } = await killBrowserAfterThanks(50);
    expect(stored).toEqual(thanked);
  });

  it('of the hub under twenty sending tablets, 200 times, loses and doubles nothing', async () => {
    const { queued, stored, torn, tornOfTablets } = await killHubDuringSync(200);
    expect(stored.length).toBe(queued.length);
    expect(new Set(stored)).toEqual(new Set(queued));
    expect(torn).toBeGreaterThan(20);
    expect(tornOfTablets).toBeGreaterThan(200);
  });
});
