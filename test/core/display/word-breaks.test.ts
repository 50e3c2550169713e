import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phrasesOf, wordBreaks } from '../../../src/core/display/word-breaks.ts';
import { goalsOf, readText, wardDocument } from '../../support/ward-document.ts';

describe('wordBreaks', () => {
  it.each([
    ['道路公園センター', ['道路', '公園', 'センター']],
    ['生涯学習支援課', ['生涯', '学習', '支援課']],
    ['危機管理担当', ['危機', '管理', '担当']],
    ['高齢・障害課', ['高齢・', '障害課']],
  ])('parts %s between its words', (name, words) => {
    expect(wordBreaks(name)).toEqual(words);
  });

  it('loses nothing of any name', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => wordBreaks(name).join('') === name));
  });
});

describe('phrasesOf', () => {
  it('keeps particles, endings and marks with the word they lean on', () => {
    expect(phrasesOf('来庁者が「すぐに」用件を終えられるよう、丁寧に案内します。')).toEqual([
      '来庁者が',
      '「すぐに」',
      '用件を',
      '終えられるよう、',
      '丁寧に',
      '案内します。',
    ]);
  });

  it('gives back every text, and begins no phrase with a mark that may not begin a line', () => {
    for (const { text } of goalsOf(readText(wardDocument()).edition)) {
      const phrases = phrasesOf(text);
      expect(phrases.join('')).toBe(text);
      for (const phrase of phrases.slice(1)) expect(phrase).not.toMatch(/^[。、」）ー々っゃゅょ・]/);
    }
  });
});
