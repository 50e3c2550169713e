import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { nextPage, shownPage } from '../support/lobby-page.ts';
import { useLobby } from '../support/use-lobby.ts';

/** So that nobody waits long for a loop that goes on by itself. */
const QUICK = '\ndisplay:\n  secondsPerCharacter: 0.05\n  minSeconds: 3\n  maxSeconds: 5\n';

describe('another chapter', () => {
  const lobby = useLobby(undefined, QUICK);

  it('comes up softly, once, where the loop goes on by itself, and its goals just turn; at once where no motion is wanted', async () => {
    const { page } = lobby.browser;
    const calm = await page.context().browser()!.newPage({ reducedMotion: 'reduce' });
    for (const each of [page, calm]) await openWatched(each, lobby.hub.url);
    expect(await Promise.all([comesByItself(page), comesByItself(calm)])).toEqual(Array(2).fill('sheet-department'));
    expect(await motions(calm)).toEqual([]);
    await calm.close();
    // Cut anew for another screen, it is no other.
    await page.setViewportSize({ width: 800, height: 1280 });
    expect(await motions(page)).toEqual(['come-up']);
    expect(await comesByItself(page)).toBe('sheet-goal');
    expect(await motions(page)).toEqual(['come-up']);
  });

  it('is there at once where a visitor asks for it', async () => {
    const { page } = lobby.browser;
    await openWatched(page, lobby.hub.url);
    await nextPage(page);
    expect((await shownPage(page)).name).toContain('危機管理担当');
    expect(await motions(page)).toEqual([]);
  });
});

describe('the time line', () => {
  const lobby = useLobby(undefined, QUICK);

  it('moves in whole seconds while a page stands, and begins anew with the next', async () => {
    const { page } = lobby.browser;
    await page.goto(lobby.hub.url);
    await page.locator('.sheet-policy').waitFor();
    const lengths = await lengthsUntilItBeginsAnew(page);
    const [second, ...moved] = lengths.slice(0, -1).map((length, at) => length - (lengths[at - 1] ?? 0));
    expect(moved.length).toBeGreaterThan(2);
    for (const each of moved) expect(each).toBeCloseTo(second!, 2);
    expect(lengths.at(-2)! + second!).toBeGreaterThan(1);
    expect(lengths.at(-1)).toBe(0);
  });
});

/** Every length that the time line takes until it is empty again, as a share of its longest. */
function lengthsUntilItBeginsAnew(page: Page): Promise<number[]> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const line = document.querySelector<HTMLElement>('.time-line span')!;
        const lengths: number[] = [];
        new MutationObserver(() => {
          lengths.push(new DOMMatrix(line.style.transform).a);
          if (lengths.at(-1) === 0) resolve(lengths);
        }).observe(line, { attributeFilter: ['style'] });
      }),
  );
}

/** Waits until another sheet stands; answers of which kind. */
async function comesByItself(page: Page) {
  const before = await shownPage(page);
  await page.waitForFunction(
    (name) => document.querySelector('.sheet-here > article')!.ariaLabel !== name,
    before.name,
  );
  return page.evaluate(() => document.querySelector('.sheet-here > article')!.classList[1]);
}

/** Opens the lobby and notes every animation that starts from then on. */
async function openWatched(page: Page, url: string) {
  await page.goto(url);
  await page.locator('.sheet-policy').waitFor();
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
