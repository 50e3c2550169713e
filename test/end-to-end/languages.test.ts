import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/core/settings/choices.ts';
import { loadLobbyWords } from '../../src/words/load-lobby-words.ts';
import { htmlLang, languageNames } from '../../src/words/lobby-languages.ts';
import { linesOf } from '../support/lines-of.ts';
import { hand } from '../support/lobby-hand.ts';
import { translatedWard } from '../support/lobby-screens.ts';
import { readRatings } from '../support/ratings-file.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';

const [told, untold] = translatedWard.departments;
const { text: englishGoal } = told!.goals[0]!.translations!.en!;

const choose = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const lang = (page: Page, selector: string) =>
  page.evaluate((selector) => document.querySelector(selector)!.closest('[lang]')!.getAttribute('lang'), selector);

describe('a visitor’s language', () => {
  const lobby = useLobby(translatedWard);

  async function open(slide: string): Promise<Page> {
    const { page } = lobby.browser;
    await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(slide)}`);
    await page.getByRole('article').waitFor();
    return page;
  }

  it.each(languages)('is chosen by the button that names it: %s', async (language) => {
    const page = await open('policy');
    const { name } = languageNames[language];
    await choose(page, name);
    const words = await loadLobbyWords(language);
    for (const word of [words.next, words.stop, words.index]) {
      await page.getByRole('button', { name: word, exact: true }).waitFor();
    }
    await page.getByRole('group', { name: words.question }).getByRole('button').first().waitFor();
    expect(await lang(page, 'main')).toBe(htmlLang(language));
    for (const each of languages) {
      const button = page.getByRole('button', { name: languageNames[each].name, exact: true });
      expect([await button.getAttribute('lang'), await button.getAttribute('aria-pressed')]).toEqual([
        htmlLang(each),
        String(each === language),
      ]);
    }
    await choose(page, languageNames.ja.name);
    await page.getByRole('button', { name: '次へ' }).waitFor();
  });

  it('ends no line of the Chinese question within a word', async () => {
    const page = await open('policy');
    await choose(page, languageNames['zh-Hans'].name);
    const lines = await page.locator('.question-text').evaluate(linesOf);
    expect(lines.map((line) => line.replaceAll('\u200b', ''))).toEqual(['您对今天的', '窗口服务满意吗？']);
    await choose(page, languageNames.ja.name);
  });

  it('tells what has been translated, and notes where there is only Japanese', async () => {
    const page = await open(`goal:${told!.id}#1`);
    await choose(page, 'English');
    await page.getByText(englishGoal!.slice(0, 40)).waitFor();
    expect(await lang(page, '.block p')).toBe('en');
    expect(await page.locator('.japanese-only').count()).toBe(0);
    await hand.openIndex(page);
    await page.locator('.index-entry', { hasText: untold!.path.at(-1)! }).click();
    await page.locator('.index-goals .index-entry').first().click();
    await page.locator('.japanese-only').waitFor();
    expect(await lang(page, '.block p')).toBe('ja');
    expect(await lang(page, '.japanese-only')).toBe('en');
  });

  it('has readings above the words of やさしい日本語, not among them', async () => {
    const page = await open(`goal:${told!.id}#1`);
    await choose(page, 'やさしい日本語');
    const ruby = page.locator('.block p ruby').first();
    await ruby.waitFor();
    expect(await ruby.innerHTML()).toMatch(/^区役所<rt aria-hidden="true">くやくしょ<\/rt>$/);
    const [base, reading] = await ruby.evaluate((element) => {
      const range = document.createRange();
      range.selectNode(element.firstChild!);
      return [range.getBoundingClientRect().top, element.querySelector('rt')!.getBoundingClientRect().bottom];
    });
    expect(reading).toBeLessThanOrEqual(base! + 2);
    expect(await page.locator('article').innerText()).not.toMatch(/[｜《》]/);
  });

  it('is stored with a rating', async () => {
    const page = await open('policy');
    await choose(page, '한국어');
    await page.locator('main[lang=ko]').waitFor();
    await hand.rate(page);
    const rating = await until('the rating in the file', () => readRatings(lobby.hub.dataDir).at(-1));
    expect(rating).toMatchObject({ language: 'ko', label: '満足', shown: 'policy' });
  });

  it('is Japanese again 60 s after the last touch, but not while somebody reads a page that stands still', async () => {
    const { page } = lobby.browser;
    await page.clock.install();
    await open('policy');
    await choose(page, 'English');
    await page.getByRole('button', { name: 'Next' }).waitFor();
    await page.clock.runFor(59_000);
    expect(await lang(page, 'main')).toBe('en');
    await page.clock.runFor(2_000);
    await page.locator('main[lang=ja]').waitFor();
    await choose(page, 'English');
    await choose(page, 'Pause');
    await page.clock.runFor(4 * 60_000);
    expect(await lang(page, 'main')).toBe('en');
    await choose(page, 'Resume');
    await page.clock.runFor(61_000);
    await page.locator('main[lang=ja]').waitFor();
  });
});
