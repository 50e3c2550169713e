import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate } from '../../../src/core/display/paginate.ts';
import { goalsOf, readText, wardDocument } from '../../support/ward-document.ts';

const LIMIT = 120;
const goals = goalsOf(readText(wardDocument()).edition).map(({ text }) => text);
const length = (text: string) => [...text].length;

const JAPANESE = [
  ...'区役所の窓口で、お待ちの方へ。「相談・苦情」(1)【目標】Webサイト https://a.jp/?b=1 𠮷野家 髙橋 ーッ！',
];
const japanese = fc.array(fc.constantFrom(...JAPANESE, '。', '、'), { maxLength: 600 }).map((all) => all.join(''));
const anything = fc.string({ unit: 'binary', maxLength: 600 });
const limits = fc.integer({ min: 15, max: 160 });

describe('paginate', () => {
  it('gives back the text, however it is cut', () => {
    fc.assert(
      fc.property(fc.oneof(japanese, anything), limits, (text, limit) => paginate(text, limit).join('') === text),
    );
  });

  it('has no page above the limit in code points, and none that is empty', () => {
    fc.assert(
      fc.property(fc.oneof(japanese, anything), limits, (text, limit) => {
        const pages = paginate(text, limit);
        return pages.every((page) => length(page) <= limit) && (text === '' || !pages.includes(''));
      }),
    );
  });

  it('leaves a text within the limit whole', () => {
    expect(paginate('', LIMIT)).toEqual(['']);
    expect(paginate('𠮷'.repeat(LIMIT), LIMIT)).toEqual(['𠮷'.repeat(LIMIT)]);
  });

  it('never splits a surrogate pair', () => {
    const pages = paginate('𠮷'.repeat(250), LIMIT);
    expect(pages).toHaveLength(3);
    for (const page of pages) expect(page.isWellFormed()).toBe(true);
  });

  it('needs no more pages than the length asks for, and makes them even', () => {
    const sentence = `${'あ'.repeat(29)}。`;
    expect(paginate(sentence.repeat(5), LIMIT).map(length)).toEqual([90, 60]);
    expect(paginate(sentence.repeat(6), LIMIT).map(length)).toEqual([90, 90]);
    expect(paginate(sentence.repeat(9), LIMIT).map(length)).toEqual([90, 90, 90]);
  });

  it('keeps closing brackets with their sentence', () => {
    const pages = paginate(`${'あ'.repeat(80)}「${'い'.repeat(20)}。」${'う'.repeat(60)}。`, LIMIT);
    expect(pages[0]).toBe(`${'あ'.repeat(80)}「${'い'.repeat(20)}。」`);
  });

  it('cuts before numbered items and headings, after commas, after middle dots, in this order', () => {
    const part = (letter: string) => letter.repeat(70);
    expect(paginate(`${part('あ')}(1)${part('い')}`, LIMIT)).toEqual([part('あ'), `(1)${part('い')}`]);
    expect(paginate(`${part('あ')}（10）${part('い')}`, LIMIT)).toEqual([part('あ'), `（10）${part('い')}`]);
    expect(paginate(`${part('あ')}【目標】${part('い')}`, LIMIT)).toEqual([part('あ'), `【目標】${part('い')}`]);
    expect(paginate(`${part('あ')}、${part('い')}`, LIMIT)).toEqual([`${part('あ')}、`, part('い')]);
    expect(paginate(`${part('あ')}・${part('い')}`, LIMIT)).toEqual([`${part('あ')}・`, part('い')]);
  });
});

describe('paginate where nothing but words is left to cut at', () => {
  const clause =
    '窓口における手続の案内を担当する職員が来庁者の立場に立って丁寧に応対することができるように研修を実施し';
  const text = clause.repeat(8).slice(0, 400);
  const words = (of: string) => [...new Intl.Segmenter('ja', { granularity: 'word' }).segment(of)];

  it('cuts a text of 400 characters without punctuation between words, in even pages', () => {
    const pages = paginate(text, LIMIT);
    expect(pages).toHaveLength(4);
    for (const page of pages) expect(length(page)).toBeGreaterThan(90);
    const starts = new Set(words(text).map(({ index }) => index));
    let index = 0;
    for (const page of pages) {
      expect(starts).toContain(index);
      index += page.length;
    }
  });

  it('begins no page with what closes and ends none with what opens', () => {
    for (let lead = 90; lead < 130; lead += 1) {
      const pages = paginate(`${text.slice(0, lead)}「${text.slice(0, 100)}」（${text.slice(0, 60)}）。`, 60);
      for (const page of pages) {
        expect(page).not.toMatch(/^[」）。、]/);
        expect(page).not.toMatch(/[「（]$/);
      }
    }
  });

  it('leaves an address in one piece', () => {
    const address = 'https://www.city.example.jp/takatsu/page/0000012345.html?from=lobby&lang=ja#goals';
    for (let lead = 20; lead < 120; lead += 1) {
      const pages = paginate(`${text.slice(0, lead)}${address}${text.slice(0, 60)}`, LIMIT);
      expect(pages.filter((page) => page.includes(address))).toHaveLength(1);
    }
  });

  it('leaves an address in one piece where sentences stand around it', () => {
    const address = 'https://www.city.example.jp/a!b?c=1';
    const text = `${'あ'.repeat(70)}。くわしくは${address}をご覧ください。${'い'.repeat(50)}。`;
    expect(paginate(text, LIMIT).filter((page) => page.includes(address))).toHaveLength(1);
  });

  it('cuts an address longer than a page, for want of anything better', () => {
    expect(paginate(`https://a.jp/${'x'.repeat(300)}`, LIMIT).every((page) => length(page) <= LIMIT)).toBe(true);
  });

  it('ends a page with a line of a list, never between its dot and its words', () => {
    const lines = Array.from({ length: 20 }, (_, at) => `・${at + 1}番窓口では証明書を交付します\n`);
    for (const page of paginate(lines.join(''), LIMIT)) expect([page.at(0), page.at(-1)]).toEqual(['・', '\n']);
  });

  it('takes its time from the length, not from its square', () => {
    for (const text of ['」'.repeat(20_000), `。${' '.repeat(19_998)}x`, 'あ'.repeat(20_000)]) {
      expect(paginate(text, LIMIT).join('')).toBe(text);
    }
  }, 5_000);
});

describe('paginate with the goals of the ward', () => {
  it('cuts each of the 44 only where a sentence, an item or a clause ends', () => {
    expect(goals).toHaveLength(44);
    for (const text of goals) {
      const pages = paginate(text, LIMIT);
      expect(pages.join('')).toBe(text);
      for (const page of pages) expect(length(page)).toBeLessThanOrEqual(LIMIT);
      for (const page of pages.slice(0, -1)) expect(page).toMatch(/[。」）)、・]\s*$/);
    }
  });

  it('has no page that is a mere leftover', () => {
    const leftovers = goals.flatMap((text) => {
      const pages = paginate(text, LIMIT);
      return pages.length > 1 ? pages.filter((page) => length(page) < 20) : [];
    });
    expect(leftovers).toEqual([]);
  });
});
