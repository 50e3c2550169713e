import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import { hand } from '../support/lobby-hand.ts';
import { face, rate, shownPage } from '../support/lobby-page.ts';
import { readRatings } from '../support/ratings-file.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';
import { readText, wardDocument } from '../support/ward-document.ts';

const { departments } = readText(wardDocument()).edition!;
const SIZES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 768, height: 1024 },
  { width: 1920, height: 1080 },
];

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const index = (page: Page) => page.getByRole('dialog', { name: '一覧' });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

describe('一覧', () => {
  const lobby = useLobby();

  async function open(size = SIZES[0]!): Promise<Page> {
    const { page } = lobby.browser;
    await page.setViewportSize(size);
    await page.goto(lobby.hub.url);
    await page.getByRole('article').waitFor();
    await press(page, '一覧');
    await index(page).waitFor();
    return page;
  }

  it('leads to every goal in three taps', async () => {
    const page = await open();
    await hand.closeIndex(page);
    for (const { path, goals } of departments) {
      for (const { no } of goals) {
        await hand.openIndex(page);
        await hand.pressIn(page, 'dialog', path.at(-1)!);
        await hand.pressIn(page, 'dialog', `目標${no}`);
        expect((await shownPage(page)).name).toBe(`${path.join(' ')} 目標${no}`);
        expect(await index(page).count()).toBe(0);
      }
    }
  });

  it('leads to the policy', async () => {
    const page = await open();
    await press(page, '閉じる');
    await page.getByRole('button', { name: '次へ' }).click();
    await press(page, '一覧');
    await press(page, '区役所サービス向上方針');
    expect((await shownPage(page)).name).toBe('区役所サービス向上方針');
  });

  describe.each(SIZES)('at $width × $height', (size) => {
    it.each([100, 150, 200])('shows every department whole on some page at %i %', async (percent) => {
      const page = await open(size);
      await press(page, '閉じる');
      for (let at = 100; at < percent; at += 50) await page.getByRole('button', { name: '文字の大きさ' }).click();
      await press(page, '一覧');
      const seen = new Set(await wholeEntries(page));
      for (let pages = 1; (await isMoreToCome(page)) && pages < 20; pages += 1) {
        await press(page, '次のページ');
        for (const entry of await wholeEntries(page)) seen.add(entry);
      }
      for (const { path } of departments) expect([...seen].join(), path.at(-1)).toContain(path.at(-1)!);
      expect(await smallestTarget(page)).toBeGreaterThanOrEqual(56);
      expect(await smallestType(page)).toBeGreaterThanOrEqual(
        Math.max(18, 0.0225 * Math.min(size.width, size.height)) - 0.1,
      );
    });

    it('covers no face, and leaves no control beneath it to the keyboard', async () => {
      const page = await open(size);
      const dialog = (await index(page).boundingBox())!;
      for (const label of ['満足', '不満']) {
        expect((await face(page, label).boundingBox())!.y).toBeGreaterThan(dialog.y + dialog.height - 1);
      }
      const takesFocus = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.controls button')].map((button) => {
          button.focus();
          return document.activeElement === button ? button.textContent : '';
        }),
      );
      expect(takesFocus.join()).not.toContain('次へ');
      expect(takesFocus).toContain('閉じる');
    });
  });

  it('keeps nobody out, neither with the departments nor with the goals', async () => {
    const page = await open();
    expect(await findBarriers(page)).toEqual([]);
    await press(page, '道路公園センター');
    expect(await findBarriers(page)).toEqual([]);
  });

  it('works by keyboard: focus goes in, follows, and comes back', async () => {
    const page = await open();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('一覧');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('区役所サービス向上方針');
    for (let presses = 0; presses < 14; presses += 1) await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('道路公園センター');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('目標1');
    await press(page, 'もどる');
    await index(page).getByRole('button', { name: '総務課' }).waitFor();
    await page.keyboard.press('Escape');
    await index(page).waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('一覧');
  });

  it('shows the keyboard the page of what has the focus', async () => {
    const page = await open({ width: 768, height: 1024 });
    expect(await wholeEntries(page)).not.toContain('道路公園センター');
    for (let presses = 0; presses < 15; presses += 1) await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('道路公園センター');
    await until('the page of the focus', async () => (await wholeEntries(page)).includes('道路公園センター'));
    await page.keyboard.press('Shift+Tab');
    for (let presses = 0; presses < 13; presses += 1) await page.keyboard.press('Shift+Tab');
    await until('the first page', async () => (await wholeEntries(page)).includes('区役所サービス向上方針'));
  });

  it('is what a rating names as shown while it is open, and is there again after its questions', async () => {
    const page = await open();
    await rate(page, 'やや満足');
    expect(await index(page).count()).toBe(0);
    await page.getByRole('button', { name: 'とばす' }).click();
    await index(page).waitFor();
    const [line] = await until('the rating in the file', () => {
      const lines = readRatings(lobby.hub.dataDir);
      return lines.length > 0 && lines;
    });
    expect(line).toMatchObject({ label: 'やや満足', shown: 'index' });
    await press(page, '閉じる');
    await rate(page, '満足');
    await until('the next rating in the file', () =>
      readRatings(lobby.hub.dataDir).some(({ shown }) => shown === 'policy'),
    );
  });

  it('closes by itself when nobody has touched for 60 s', async () => {
    const { page } = lobby.browser;
    await page.clock.install();
    await open();
    await page.clock.runFor(40_000);
    await press(page, '総務課');
    await page.clock.runFor(59_000);
    expect(await index(page).count()).toBe(1);
    await page.clock.runFor(2_000);
    await index(page).waitFor({ state: 'detached' });
  });
});

/** What stands on the buttons of the list that can be seen from edge to edge. */
function wholeEntries(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const list = document.querySelector('.index-window')!.getBoundingClientRect();
    const isWhole = ({ left, right, top, bottom }: DOMRect) =>
      left >= list.left - 1 && right <= list.right + 1 && top >= list.top - 1 && bottom <= list.bottom + 1;
    return [...document.querySelectorAll('.index-entry')]
      .filter((entry) => isWhole(entry.getBoundingClientRect()) && entry.scrollWidth <= entry.clientWidth)
      .map((entry) => entry.querySelector('b')!.textContent!);
  });
}

async function isMoreToCome(page: Page): Promise<boolean> {
  const next = page.getByRole('button', { name: '次のページ' });
  return (await next.count()) === 1 && (await next.getAttribute('aria-disabled')) !== 'true';
}

const smallestTarget = (page: Page) =>
  page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll('dialog button')].flatMap((button) => {
        const { width, height } = button.getBoundingClientRect();
        return [width, height];
      }),
    ),
  );

const smallestType = (page: Page) =>
  page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll('dialog *')]
        .filter((each) => [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
        .map((each) => Number.parseFloat(getComputedStyle(each).fontSize)),
    ),
  );
