import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { nextPage, shownPage } from '../support/lobby-page.ts';
import { useLobby } from '../support/use-lobby.ts';

const LONGEST = 'goal:まちづくり推進部/地域振興課#1';

describe('a new slide', () => {
  const lobby = useLobby();

  it('comes up softly, once', async () => {
    const { page } = lobby.browser;
    await openWatched(page, lobby.hub.url);
    await nextPage(page);
    expect(await motions(page)).toEqual(['come-up']);
  });

  it('is there at once where no motion is wanted', async () => {
    const { page } = lobby.browser;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openWatched(page, lobby.hub.url);
    await nextPage(page);
    expect(await motions(page)).toEqual([]);
    await page.emulateMedia({ reducedMotion: null });
  });

  it('just turns its own pages, also when they are cut anew for another screen', async () => {
    const { page } = lobby.browser;
    await openWatched(page, `${lobby.hub.url}?slide=${encodeURIComponent(LONGEST)}`);
    const { name, part } = await nextPage(page);
    expect(name).toContain('地域振興課 目標1');
    await page.setViewportSize({ width: 800, height: 1280 });
    await page.waitForFunction((part) => document.querySelector('article')!.ariaDescription !== part, part);
    expect((await shownPage(page)).name).toBe(name);
    expect(await motions(page)).toEqual([]);
  });
});

/** Opens the lobby and notes every animation that starts from then on. */
async function openWatched(page: Page, url: string) {
  await page.goto(url);
  await page.getByRole('article').waitFor();
  await page.evaluate(async () => {
    // What moved as the page came has begun, and has said so.
    await Promise.all(document.getAnimations().map(({ ready }) => ready));
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const started: string[] = [];
    Object.assign(globalThis, { started });
    document.addEventListener('animationstart', ({ animationName }) => started.push(animationName));
  });
}

/** What has moved until the next frame but one. */
function motions(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    return (globalThis as unknown as { started: string[] }).started;
  });
}
