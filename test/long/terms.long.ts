import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { aTranslatedWard } from '../support/a-translated-ward.ts';
import { expectUsable } from '../support/expect-usable.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { rate, shownPage, skipQuestions } from '../support/lobby-page.ts';
import { measureType } from '../support/measure-type.ts';
import { readRatings } from '../support/ratings-file.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';

const ward = aTranslatedWard();
const meaningOf = (word: string) => ward.terms.find((term) => term.word === word)!.meaning;
const VISITOR = 'goal:まちづくり推進部/地域振興課#1';
const LISTENING = 'goal:地域みまもり支援センター/衛生課#1';

const term = (page: Page, name: string) => page.getByRole('article').getByRole('button', { name, exact: true });
const card = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('用語', () => {
  const lobby = useLobby(ward);

  async function open(slide: string, language = 'ja', size = { width: 1280, height: 800 }): Promise<Page> {
    const { page } = lobby.browser;
    await page.setViewportSize(size);
    await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(slide)}&lang=${language}`);
    await page.getByRole('article').waitFor();
    await page.locator('.term').first().waitFor();
    return page;
  }

  it('opens with reading and meaning at the touch of a finger, and closes by 閉じる or a touch beside it', async () => {
    const page = await open(VISITOR);
    await tap(page, '来庁者');
    await card(page, '来庁者').waitFor();
    expect(await card(page, '来庁者').textContent()).toContain(`来庁者らいちょうしゃ${meaningOf('来庁者')}`);
    await press(page, '閉じる');
    await card(page, '来庁者').waitFor({ state: 'detached' });
    await tap(page, '来庁者');
    await card(page, '来庁者').waitFor();
    await page.mouse.click(1200, 100);
    await card(page, '来庁者').waitFor({ state: 'detached' });
    expect((await shownPage(page)).name).toBe('まちづくり推進部 地域振興課 目標1');
  });

  it('is no obstacle to a finger that turns the page', async () => {
    const page = await open(VISITOR);
    const { part } = await shownPage(page);
    await tap(page, '来庁者', { across: -300 });
    await until('the next page', async () => (await shownPage(page)).part !== part);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('opens and closes by keyboard alone: focus goes in, and back to the word', async () => {
    const page = await open(VISITOR);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('来庁者');
    for (const key of ['Enter', ' ']) {
      await page.keyboard.press(key);
      await card(page, '来庁者').waitFor();
      // The word beneath the card is not to be had meanwhile.
      await page.evaluate(() => document.querySelector<HTMLElement>('.term')!.focus());
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('DIALOG');
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('閉じる');
      await page.keyboard.press(key === 'Enter' ? 'Escape' : 'Enter');
      await card(page, '来庁者').waitFor({ state: 'detached' });
      expect(await focused(page)).toBe('来庁者');
    }
  });

  it('closes when the page turns', async () => {
    const page = await open(VISITOR);
    await term(page, '来庁者').click();
    await card(page, '来庁者').waitFor();
    await press(page, '次へ');
    await card(page, '来庁者').waitFor({ state: 'detached' });
  });

  it('is told in the language of the visitor, or in Japanese with a word about it', async () => {
    const page = await open('goal:危機管理担当#1', 'en');
    await term(page, 'visitors').click();
    await card(page, 'visitor').waitFor();
    expect(await card(page, 'visitor').textContent()).toBe(
      'visitor来庁者　らいちょうしゃAnybody who comes to the ward office, and those who come with them.Close',
    );
    await open(LISTENING, 'en');
    await term(page, '傾聴').click();
    expect(await card(page, '傾聴').textContent()).toContain('Available in Japanese only');
  });

  it('keeps nobody out, neither closed nor open', async () => {
    const page = await open(LISTENING);
    expect(await findBarriers(page)).toEqual([]);
    await term(page, '傾聴').click();
    await card(page, '傾聴').waitFor();
    await expectUsable(page, '傾聴');
  });

  it('leaves the faces open, and a rating names the slide', async () => {
    const page = await open(VISITOR);
    await term(page, '来庁者').click();
    await card(page, '来庁者').waitFor();
    await rate(page, '満足');
    await skipQuestions(page);
    await card(page, '来庁者').waitFor();
    const [line] = await until('the rating in the file', () => {
      const lines = readRatings(lobby.hub.dataDir);
      return lines.length > 0 && lines;
    });
    expect(line).toMatchObject({ label: '満足', shown: VISITOR });
  });

  describe.each([
    { width: 1280, height: 800 },
    { width: 768, height: 1024 },
  ])('at $width × $height', (size) => {
    it('moves no line', async () => {
      for (const [slide, language] of [
        ['principle:4', 'ja'],
        [VISITOR, 'ja'],
        [LISTENING, 'ja'],
        ['goal:危機管理担当#1', 'ja-easy'],
        ['goal:危機管理担当#1', 'en'],
        ['goal:危機管理担当#1', 'ko'],
      ] as const) {
        const page = await open(slide, language, size);
        // Fonts of other languages come behind the first slide, and lay it out anew.
        await measureType(page);
        const before = await lettersOf(page);
        expect(before.terms, `${slide} ${language}`).toBeGreaterThan(0);
        await page.evaluate(() => {
          for (const mark of document.querySelectorAll('.term')) mark.replaceWith(...mark.childNodes);
        });
        expect((await lettersOf(page)).places, `${slide} ${language}`).toEqual(before.places);
      }
    });

    it.each([100, 200])('holds a long meaning on pages at %i %', async (percent) => {
      const page = await open(LISTENING, 'ja', size);
      await term(page, '傾聴').click();
      for (let at = 100; at < percent; at += 50) await page.getByRole('button', { name: '文字の大きさ' }).click();
      const seen = new Set<number>();
      const next = page.getByRole('button', { name: '次のページ' });
      for (let turned = 0; turned < 60; turned += 1) {
        for (const at of await wholeLetters(page)) seen.add(at);
        expect((await measureType(page, '.term-title')).faults).toEqual([]);
        if ((await next.getAttribute('aria-disabled')) === 'true') break;
        await next.click();
      }
      expect(seen.size).toBe(meaningOf('傾聴').length);
    });
  });

  it('closes by itself when nobody has touched for 60 s', async () => {
    await lobby.browser.page.clock.install();
    const page = await open(VISITOR);
    await term(page, '来庁者').click();
    await card(page, '来庁者').waitFor();
    await page.clock.runFor(59_000);
    expect(await card(page, '来庁者').count()).toBe(1);
    await page.clock.runFor(2_000);
    await card(page, '来庁者').waitFor({ state: 'detached' });
  });
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** As a finger does it: down on the word, perhaps across, and up. */
async function tap(page: Page, name: string, { across = 0 } = {}): Promise<void> {
  const { x, y, width, height } = (await term(page, name).boundingBox())!;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', moved: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: x + width / 2 + moved, y: y + height / 2 }],
    });
  await touch('touchStart', 0);
  for (let step = 1; step <= 4 && across !== 0; step += 1) await touch('touchMove', (across * step) / 4);
  await touch('touchEnd', across);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await session.detach();
}

/** Where each letter of the text stands. */
function lettersOf(page: Page): Promise<{ terms: number; places: number[][] }> {
  return page.evaluate(() => {
    const places: number[][] = [];
    const walker = document.createTreeWalker(document.querySelector('.sheet-text')!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      for (let at = 0; at < node.textContent!.length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, top } = range.getBoundingClientRect();
        places.push([Math.round(left), Math.round(top)]);
      }
    }
    return { terms: document.querySelectorAll('.term').length, places };
  });
}

/** Which letters of the meaning can be seen from edge to edge. */
function wholeLetters(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const frame = document.querySelector('.term-card')!.getBoundingClientRect();
    const above = document.querySelector('.term-title')!.getBoundingClientRect().bottom;
    const below = document.querySelector('.term-foot')!.getBoundingClientRect().top;
    const node = document.querySelector('.term-meaning p')!.firstChild!;
    return [...node.textContent!].flatMap((_letter, at) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      const isWhole = left >= frame.left && right <= frame.right && top >= above - 1 && bottom <= below + 1;
      return isWhole ? [at] : [];
    });
  });
}
