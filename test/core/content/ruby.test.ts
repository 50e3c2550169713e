import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rubyParts, withoutRuby } from '../../../src/core/content/ruby.ts';

const shown = (text: string) => rubyParts(text).map((part) => [part.text, part.reading]);

describe('rubyParts', () => {
  it('reads Aozora notation, with ｜ for any word and without it for the kanji just before', () => {
    expect(shown('｜区役所《くやくしょ》に｜お問合せ《おといあわせ》')).toEqual([
      ['区役所', 'くやくしょ'],
      ['に', ''],
      ['お問合せ', 'おといあわせ'],
    ]);
    expect(shown('この窓口《まどぐち》へ')).toEqual([
      ['この', ''],
      ['窓口', 'まどぐち'],
      ['へ', ''],
    ]);
    expect(shown('時々《ときどき》、｜髙橋《たかはし》さん𠮷野《よしの》')).toEqual([
      ['時々', 'ときどき'],
      ['、', ''],
      ['髙橋', 'たかはし'],
      ['さん', ''],
      ['𠮷野', 'よしの'],
    ]);
  });

  it('leaves brackets that hold no reading as they are', () => {
    for (const text of ['《重要》お知らせ', '目標《重要》', '｜表の縦棒｜', '区役所《》', '《かな》', 'かな《かな》']) {
      expect(shown(text)).toEqual([[text, '']]);
      expect(withoutRuby(text)).toBe(text);
    }
  });

  it('loses nothing, whatever is written', () => {
    const letters = fc.constantFrom(...'区役所くや《》｜ー、a\n𠮷');
    const texts = fc.array(letters, { maxLength: 60 }).map((all) => all.join(''));
    fc.assert(
      fc.property(
        texts,
        (text) =>
          rubyParts(text)
            .map(({ written }) => written)
            .join('') === text,
      ),
      { numRuns: 500 },
    );
  });
});

describe('withoutRuby', () => {
  it('is what is said once', () => {
    expect(withoutRuby('｜区役所《くやくしょ》の窓口《まどぐち》')).toBe('区役所の窓口');
  });
});
