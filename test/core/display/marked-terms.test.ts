import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Term } from '../../../src/core/content/edition.ts';
import { markTerms } from '../../../src/core/display/marked-terms.ts';
import type { Language } from '../../../src/core/settings/choices.ts';

const aTerm = (word: string, translations: Term['translations'] = {}): Term => ({
  word,
  reading: '',
  meaning: `${word}の説明`,
  translations,
});
const terms = (...words: string[]) => words.map((word) => aTerm(word));

/** The texts with 〔〕 around what is marked. */
function marked(texts: string[], of: Term[], lang: Language = 'ja'): string[] {
  return markTerms(
    texts.map((text) => ({ text, lang })),
    of,
  ).map((stretches) =>
    stretches
      .map(({ term, parts }) => {
        const written = parts.map((part) => part.written).join('');
        return term === null ? written : `〔${written}〕`;
      })
      .join(''),
  );
}

describe('markTerms', () => {
  it.each([
    ['a word of kanji', ['来庁者'], '全ての来庁者に', '全ての〔来庁者〕に'],
    ['the longest at its place', ['来庁', '来庁者', '者'], '来庁者が来庁する', '〔来庁者〕が〔来庁〕する'],
    [
      'the longest where two overlap',
      ['窓口サービス', 'サービス向上方針'],
      '窓口サービス向上方針',
      '窓口〔サービス向上方針〕',
    ],
    ['a shorter one where the longer is no word', ['窓口', '窓口サ'], '窓口サービス', '〔窓口〕サービス'],
    ['one after the other', ['傾聴', '来庁者'], '来庁者傾聴', '〔来庁者〕〔傾聴〕'],
    [
      'no word inside another of katakana',
      ['ワン'],
      'ワンストップ、ツーワン、ワンー',
      'ワンストップ、ツーワン、ワンー',
    ],
    ['katakana beside kanji', ['ワンストップ'], '総合ワンストップ窓口', '総合〔ワンストップ〕窓口'],
    ['no word inside another of Latin letters', ['SN', 'NS'], 'SNSで', 'SNSで'],
    ['Latin letters beside Japanese', ['SNS'], '市のSNSで', '市の〔SNS〕で'],
    ['a word of hiragana that stands alone', ['ことば'], 'やさしいことばで', 'やさしい〔ことば〕で'],
    ['no word of hiragana across two', ['のま'], 'そのまどで', 'そのまどで'],
    ['signs as they are', ['(福祉)', 'A+B?'], '(福祉)とA+B?', '〔(福祉)〕と〔A+B?〕'],
  ])('marks %s', (_what, words, text, expected) => {
    expect(marked([text], terms(...words))).toEqual([expected]);
  });

  it('marks a term once on a page, where it first stands', () => {
    expect(marked(['窓口へ', '来庁者と窓口と来庁者'], terms('窓口', '来庁者'))).toEqual([
      '〔窓口〕へ',
      '〔来庁者〕と窓口と来庁者',
    ]);
  });

  it('takes a word together with its reading, and cuts none that has one', () => {
    expect(marked(['全ての｜来庁者《らいちょうしゃ》に'], terms('来庁者'))).toEqual([
      '全ての〔｜来庁者《らいちょうしゃ》〕に',
    ]);
    expect(marked(['｜来庁《らいちょう》｜者《しゃ》です'], terms('来庁者'))).toEqual([
      '〔｜来庁《らいちょう》｜者《しゃ》〕です',
    ]);
    expect(marked(['その窓口《まどぐち》で'], terms('その窓口'))).toEqual(['〔その窓口《まどぐち》〕で']);
    expect(marked(['｜来庁者《らいちょうしゃ》と来庁'], terms('来庁'))).toEqual([
      '｜来庁者《らいちょうしゃ》と〔来庁〕',
    ]);
    expect(marked(['𠮷野《よしの》と𠮷'], terms('𠮷'))).toEqual(['𠮷野《よしの》と〔𠮷〕']);
    expect(marked(['窓口《まどぐち》まどぐち'], terms('まどぐち'))).toEqual(['窓口《まどぐち》〔まどぐち〕']);
  });

  it('knows a term whose own word carries a reading', () => {
    expect(marked(['窓口へ'], terms('窓口《まどぐち》'))).toEqual(['〔窓口〕へ']);
  });

  it.each<[Language, string, string]>([
    ['en', 'Visitors ask a visitor; revisitor', '〔Visitors〕 ask a visitor; revisitor'],
    ['zh-Hans', '让每一位来访者满意', '让每一位〔来访者〕满意'],
    ['ko', '재방문자, 방문자가', '재방문자, 〔방문자〕가'],
    ['ja-easy', '｜来《く》る ｜人《ひと》に', '〔｜来《く》る ｜人《ひと》〕に'],
  ])('marks in %s what the term is called there', (lang, text, expected) => {
    const visitor = aTerm('来庁者', {
      en: { word: 'visitor' },
      'zh-Hans': { word: '来访者' },
      ko: { word: '방문자' },
      'ja-easy': { word: '来る 人' },
    });
    expect(marked([text], [visitor], lang)).toEqual([expected]);
  });

  it('calls it as Japanese does in easy Japanese alone, where it has no other word', () => {
    expect(marked(['来庁者に'], terms('来庁者'), 'ja-easy')).toEqual(['〔来庁者〕に']);
    expect(marked(['来庁者に'], terms('来庁者'), 'zh-Hans')).toEqual(['来庁者に']);
  });

  it('loses nothing and marks nothing twice, whatever is written', () => {
    const letters = fc.constantFrom(...'来庁者区の《》｜ワンー、aſKs𠮷가(.\n');
    const text = (maxLength: number) => fc.array(letters, { maxLength }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.array(text(40), { maxLength: 3 }), fc.array(text(4), { maxLength: 5 }), (texts, words) => {
        const told = markTerms(
          texts.map((each) => ({ text: each, lang: 'ja' })),
          terms(...words),
        );
        const written = told.map((stretches) => stretches.flatMap(({ parts }) => parts.map((part) => part.written)));
        expect(written.map((all) => all.join(''))).toEqual(texts);
        const found = told.flat().flatMap(({ term }) => term ?? []);
        expect(new Set(found).size).toBe(found.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
