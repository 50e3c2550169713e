import { describe, expect, it } from 'vitest';
import { linesOf } from '../support/lines-of.ts';
import { faultsOfSlide, measureLoop, setLobby } from '../support/lobby-hand.ts';
import { shownPage } from '../support/lobby-page.ts';
import { useLobby } from '../support/use-lobby.ts';

const LONGEST = 'goal:まちづくり推進部/地域振興課#1';

describe('the lobby screen', () => {
  const lobby = useLobby();

  // Every other size and type size: `npm run long -- matrix`.
  it.each(['1280x800', '800x1280'] as const)('has no page at %s that cannot be read and touched', async (size) => {
    const { page } = lobby.browser;
    await page.goto(lobby.hub.url);
    await page.getByRole('article').waitFor();
    await setLobby(page, { size });
    const slides = await measureLoop(page);
    expect(slides.flatMap((slide) => faultsOfSlide(slide).map((fault) => `${slide.name} ${fault}`))).toEqual([]);
    // The policy, 14 openers, 44 goals and 13 principles between, most of them over several pages.
    expect(slides.length).toBe(72);
    expect(slides.find(({ name }) => name.endsWith('地域振興課 目標1'))!.pages).toBeGreaterThan(2);
  });

  it.each(['1280x800', '800x1280'] as const)('breaks no name inside a word at %s', async (size) => {
    const { page } = lobby.browser;
    for (const path of ['道路公園センター', 'まちづくり推進部/生涯学習支援課']) {
      for (const slide of [`department:${path}`, `goal:${path}#1`]) {
        await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(slide)}`);
        await page.getByRole('article').waitFor();
        await setLobby(page, { size });
        const lines = await page.locator('.speaker-name').evaluate(linesOf);
        const words = ['道路', '公園', 'センター', '生涯', '学習', '支援課'];
        expect(
          words.filter((word) => lines.join('').includes(word) && !lines.some((line) => line.includes(word))),
        ).toEqual([]);
      }
    }
  });

  it('turns the page for a swipe across the sheet, and for no other touch', async () => {
    const { page } = lobby.browser;
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(LONGEST)}`);
    await page.getByRole('article').waitFor();
    const first = await shownPage(page);
    const swiped = async (across: number, down: number) => {
      await page.mouse.move(700, 250);
      await page.mouse.down();
      await page.mouse.move(700 + across, 250 + down, { steps: 4 });
      await page.mouse.up();
      return (await shownPage(page)).part;
    };
    expect(await swiped(-90, 0)).toBe(first.part);
    expect(await swiped(-20, 200)).toBe(first.part);
    const second = await swiped(-200, 20);
    expect([second, second === first.part]).toEqual([first.part.replace('1／', '2／'), false]);
    expect(await swiped(200, 20)).toBe(first.part);
  });

  it('goes on by itself, stands still at とめる, and goes on at つづける', async () => {
    const { page } = lobby.browser;
    await page.clock.install();
    await page.goto(lobby.hub.url);
    await page.getByRole('article', { name: '区役所サービス向上方針' }).waitFor();
    await page.clock.runFor(120_000);
    const moved = await shownPage(page);
    expect(moved.name).not.toBe('区役所サービス向上方針');
    await page.getByRole('button', { name: 'とめる' }).click();
    const stopped = await shownPage(page);
    await page.clock.runFor(4 * 60_000);
    expect(await shownPage(page)).toEqual(stopped);
    await page.getByRole('button', { name: 'つづける' }).click();
    await page.clock.runFor(40_000);
    expect(await shownPage(page)).not.toEqual(stopped);
  });
});
