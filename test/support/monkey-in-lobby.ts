import { expect } from 'vitest';
import { openLobby, shownPage } from './lobby-page.ts';
import { playMonkey, watchPage } from './monkey.ts';
import type { RunningBrowser } from './start-browser.ts';
import type { RunningHub } from './start-hub.ts';

// What moves within the page: Tab, Enter, Space, Esc, arrows, signs.
const HARMLESS = /^000 (.|Tab|Enter|Escape|Arrow\w+|Home|End|Page\w+|Delete|Insert|ContextMenu)$/;

/** A monkey at the lobby, and everything that must be true during and after that. */
export async function letMonkeyIn(
  { hub, browser }: { hub: RunningHub; browser: RunningBrowser },
  wish: { seed: number; count: number },
): Promise<void> {
  const { page, context } = browser;
  const watch = await watchPage(page);
  await page.clock.install();
  await openLobby(page, hub.url);
  // The manners come right behind the first slide.
  await page.locator('html.kiosk').waitFor({ state: 'attached' });
  await page.evaluate(() => document.documentElement.setAttribute('data-same', ''));
  await playMonkey(page, wish);
  const after = await page.evaluate(() => ({
    ...{ zoom: visualViewport?.scale, selected: getSelection()?.toString(), isFull: document.fullscreenElement },
    isSame: document.documentElement.hasAttribute('data-same'),
  }));
  expect(after).toEqual({ zoom: 1, selected: '', isFull: null, isSame: true });
  expect([page.url(), context.pages().length]).toEqual([hub.url, 1]);
  // Longer than とめる lasts, whatever was pressed last.
  await page.clock.runFor(6 * 60_000);
  const left = await shownPage(page);
  await page.clock.runFor(60_000);
  expect((await shownPage(page)).text).not.toBe(left.text);
  expect(await page.getByRole('dialog').count()).toBe(0);
  const { blank, unrefused } = await watch.seen();
  expect({ blank, unrefused: unrefused.filter((key) => !HARMLESS.test(key)) }).toEqual({ blank: [], unrefused: [] });
  expect(watch.troubles).toEqual([]);
}
