import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { face, nextPage, shownPage } from '../support/lobby-page.ts';
import { measureType } from '../support/measure-type.ts';
import { useLobby } from '../support/use-lobby.ts';

const LONGEST = 'goal:まちづくり推進部/地域振興課#1';
const SIZES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
];

describe('the lobby screen', () => {
  const lobby = useLobby();

  describe.each(SIZES)('at $width × $height', (size) => {
    const shortSide = Math.min(size.width, size.height);

    it('shows the longest goal whole on every page of it', async () => {
      const { page } = lobby.browser;
      await page.setViewportSize(size);
      await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(LONGEST)}`);
      const goal = page.getByRole('article', { name: 'まちづくり推進部 地域振興課 目標1' });
      await goal.waitFor();
      expect(await goal.getByText('1／3').count()).toBe(1);
      const parts: string[] = [];
      let text = '';
      for (let here = await shownPage(page); here.name.endsWith('地域振興課 目標1'); here = await nextPage(page)) {
        parts.push(here.part);
        text += here.text;
        expect(await measureType(page)).toMatchObject({ clipped: [], tooSmall: [], scrolls: false });
      }
      expect(parts.length).toBeGreaterThan(2);
      expect(text).toContain('親しみやすさや信頼感を構築するコミュニケーションを図ります。');
      expect(text).toContain('グルカワのスケジュール表の入力を徹底し、担当者不在の際の電話応対をスムーズに行います。');
    });

    it('has no page that is clipped or set too small', async () => {
      const { page } = lobby.browser;
      await page.setViewportSize(size);
      await page.goto(lobby.hub.url);
      await page.getByRole('article').waitFor();
      const first = await shownPage(page);
      let pages = 0;
      let here = first;
      do {
        const { bodyShare, headingShare, ...faults } = await measureType(page);
        expect(faults, `${here.name} ${here.part}`).toEqual({ clipped: [], tooSmall: [], scrolls: false });
        expect(bodyShare, here.name).toBeGreaterThanOrEqual(0.0349);
        expect(headingShare, here.name).toBeGreaterThanOrEqual(0.0499);
        pages += 1;
        here = await nextPage(page);
      } while (here.name !== first.name);
      // The policy, 14 openers, 44 goals and 13 principles between, most of them over several pages.
      expect(pages).toBeGreaterThan(72);
    });

    it('breaks no name inside a word', async () => {
      const { page } = lobby.browser;
      await page.setViewportSize(size);
      for (const path of ['道路公園センター', 'まちづくり推進部/生涯学習支援課']) {
        for (const slide of [`department:${path}`, `goal:${path}#1`]) {
          await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(slide)}`);
          await page.getByRole('article').waitFor();
          const lines = await page.locator('.speaker-name').evaluate(linesOf);
          const words = ['道路', '公園', 'センター', '生涯', '学習', '支援課'];
          expect(
            words.filter((word) => lines.join('').includes(word) && !lines.some((line) => line.includes(word))),
          ).toEqual([]);
        }
      }
    });

    it('has faces and controls that a finger finds', async () => {
      const { page } = lobby.browser;
      await page.setViewportSize(size);
      for (const label of ['満足', 'やや満足', 'どちらともいえない', 'やや不満', '不満']) {
        const box = (await face(page, label).boundingBox())!;
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(Math.max(120, 0.14 * shortSide));
      }
      for (const name of ['一覧', '前へ', 'とめる', '次へ', '文字の大きさ']) {
        const box = (await page.getByRole('button', { name }).boundingBox())!;
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(56);
      }
    });
  });

  it('has nothing that keeps anybody out (WCAG 2.2 AA, as far as a program can tell)', async () => {
    const { page } = lobby.browser;
    await page.goto(lobby.hub.url);
    for (const slide of ['policy', 'principle:2', 'department:道路公園センター', LONGEST]) {
      await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(slide)}`);
      await page.getByRole('article').waitFor();
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const { violations } = await run(document, { runOnly: tags });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
      });
      expect(found, slide).toEqual([]);
    }
  });

  it('turns the page for a swipe across the sheet, and for no other touch', async () => {
    const { page } = lobby.browser;
    await page.setViewportSize(SIZES[0]!);
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

/** The text of an element as the browser has broken it into lines. */
function linesOf(element: Element): string[] {
  const lines = new Map<number, string>();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (const [at, letter] of [...node.textContent!].entries()) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { top } = range.getBoundingClientRect();
      lines.set(top, (lines.get(top) ?? '') + letter);
    }
  }
  return [...lines.values()];
}
