import { describe, expect, it } from 'vitest';
import { rubyParts } from '../../src/core/content/ruby.ts';
import { languages } from '../../src/core/settings/choices.ts';
import { loadLobbyWords } from '../../src/words/load-lobby-words.ts';
import { htmlLang, languageNames } from '../../src/words/lobby-languages.ts';

const ON_THE_SHEET = ['policy', 'promises', 'promise', 'welcome', 'cardText'];

describe('loadLobbyWords', () => {
  it.each(languages)('has no empty word in %s, and ruby only where it is large enough to be read', async (language) => {
    const words = await loadLobbyWords(language);
    for (const [key, word] of Object.entries(words)) {
      const said =
        typeof word === 'function'
          ? (word as (...all: unknown[]) => string)(key === 'goalName' ? ['課'] : 1, 1, 1)
          : word;
      if (typeof said !== 'string') continue;
      if (!(language === 'ja' && key === 'japaneseOnly')) expect(said.trim(), key).not.toBe('');
      expect(said, key).not.toContain('undefined');
      if (!ON_THE_SHEET.includes(key))
        expect(
          rubyParts(said).filter(({ reading }) => reading !== ''),
          key,
        ).toEqual([]);
    }
  });

  it.each(languages)('calls a goal without a number just that in %s', async (language) => {
    const { goalNo, goalName } = await loadLobbyWords(language);
    expect([goalNo(7), goalName(['課'], 7)].filter((said) => said.includes('7'))).toHaveLength(2);
    for (const said of [goalNo(0), goalName(['課'], 0)]) expect(said).not.toMatch(/\d/);
  });

  it.each(languages)('names every day of the week in %s differently', async (language) => {
    const { date } = await loadLobbyWords(language);
    const days = Array.from({ length: 7 }, (_, weekday) => date(11, 26, weekday));
    expect(new Set(days).size).toBe(7);
    expect(days.join()).not.toContain('undefined');
  });
});

describe('htmlLang', () => {
  it('is a language a screen reader knows', () => {
    expect(languages.map(htmlLang)).toEqual(['ja', 'ja', 'en', 'zh-Hans', 'ko']);
    expect(languages.map((language) => languageNames[language].name)).toEqual([
      '日本語',
      'やさしい日本語',
      'English',
      '简体中文',
      '한국어',
    ]);
  });
});
