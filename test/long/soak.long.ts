import { describe, expect, it } from 'vitest';
import { expectNoGrowth } from '../support/expect-no-growth.ts';
import { goRound, keptSheets, press } from '../support/go-round.ts';
import { openLobby } from '../support/lobby-page.ts';
import { soak } from '../support/soak.ts';
import { useLobby } from '../support/use-lobby.ts';

describe('a lobby that stays', () => {
  const lobby = useLobby();

  it('holds no more after 10,000 changes of the page than before', async () => {
    const { before, after, changes } = await soak(lobby.browser.page, lobby.hub, 10_000);
    process.stdout.write(`${JSON.stringify({ changes, before, after })}\n`);
    expectNoGrowth(before, after, 1_000_000);
  });

  it('keeps no more pages than a screen can hold', async () => {
    const { page } = lobby.browser;
    await page.setViewportSize({ width: 768, height: 1024 });
    await openLobby(page, lobby.hub.url);
    for (let size = 0; size < 2; size += 1) await press(page, '文字の大きさ');
    const { length } = await goRound(page);
    expect(length).toBeGreaterThan(150);
    await goRound(page);
    const kept = await keptSheets(page);
    expect([kept > 110, kept <= 120]).toEqual([true, true]);
  });
});
