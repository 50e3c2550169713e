import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GoalPart } from '../../../src/core/content/edition.ts';
import { finerLimit, type Page, pagesOf } from '../../../src/core/display/pages.ts';

import { type GoalSlide, type Slide, slidesOf } from '../../../src/core/display/slides.ts';
import { aGoal, aNotice, anEdition } from '../../support/an-edition.ts';
import { readText, wardDocument } from '../../support/ward-document.ts';

const ward = readText(wardDocument()).edition!;
const limits = fc.integer({ min: 19, max: 160 });
const textOf = (pages: Page[]) => pages.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join('');
const shape = (pages: Page[]) => pages.map(({ blocks }) => blocks.map(({ kind, no }) => `${kind}${no ?? ''}`));

function goalSlide(parts: GoalPart[], text = parts.map((part) => part.text).join('')): Slide {
  const goal = { ...aGoal(1, { parts, text }), lang: 'ja' as const };
  return {
    kind: 'goal',
    id: 'goal:課#1',
    path: ['課'],
    name: { text: '課', lang: 'ja' },
    goal,
    result: null,
    year: null,
    position: 1,
    count: 1,
  };
}
const part = (kind: GoalPart['kind'], length: number): GoalPart => ({ kind, text: `${'あ'.repeat(length - 1)}。` });

/** What a slide has to say, in order. */
function sourceOf(slide: Slide): string {
  if (slide.kind === 'policy') return slide.principles.map(({ text }) => text).join('');
  if (slide.kind === 'principle') return slide.principle.text;
  if (slide.kind === 'goal') return slide.goal.parts.map(({ text }) => text).join('');
  return slide.kind === 'notice' ? slide.notice.body : '';
}

describe('pagesOf', () => {
  it('shows every character of every slide of the ward, in order, at any limit', () => {
    const slides = slidesOf(ward);
    fc.assert(
      fc.property(limits, (limit) => slides.every((slide) => textOf(pagesOf(slide, limit)) === sourceOf(slide))),
      { numRuns: 30 },
    );
  });

  it('has no page above the limit, and counts what is on it', () => {
    for (const slide of slidesOf(ward).filter(({ kind }) => kind === 'goal' || kind === 'principle')) {
      for (const limit of [20, 60, 120]) {
        for (const page of pagesOf(slide, limit)) {
          expect(page.characters).toBeLessThanOrEqual(limit);
          expect(page.characters).toBe([...textOf([page])].length);
        }
      }
    }
  });

  it('puts the four principles of the ward on one card, and on two even ones where that does not fit', () => {
    const [policy] = slidesOf(ward) as [Slide];
    expect(shape(pagesOf(policy, 120))).toEqual([['principle1', 'principle2', 'principle3', 'principle4']]);
    const half = pagesOf(policy, 60);
    expect(shape(half)).toEqual([
      ['principle1', 'principle2'],
      ['principle3', 'principle4'],
    ]);
  });

  it('gives the aim its own page and numbers the actions', () => {
    const pages = pagesOf(goalSlide([part('aim', 50), part('action', 40), part('action', 30)]), 120);
    expect(shape(pages)).toEqual([['aim'], ['action1', 'action2']]);
  });

  it('does not number a single action', () => {
    expect(shape(pagesOf(goalSlide([part('aim', 50), part('action', 40)]), 120))).toEqual([['aim'], ['action']]);
  });

  it('spreads actions evenly', () => {
    const actions = Array.from({ length: 4 }, () => part('action', 40));
    expect(shape(pagesOf(goalSlide(actions), 120))).toEqual([
      ['action1', 'action2'],
      ['action3', 'action4'],
    ]);
  });

  it('keeps a heading with what it heads, also where that is cut', () => {
    const heading: GoalPart = { kind: 'aim', text: '「わかりやすい案内」' };
    expect(shape(pagesOf(goalSlide([heading, part('action', 100)]), 120))).toEqual([['aim', 'action']]);
    expect(shape(pagesOf(goalSlide([heading, part('action', 118)]), 120))).toEqual([['aim', 'action'], ['action']]);
  });

  it('shows the text of a goal that was not divided into parts', () => {
    expect(textOf(pagesOf(goalSlide([], '公平に応対します。'), 120))).toBe('公平に応対します。');
  });

  describe('with a result', () => {
    const outcome = (length: number, level = '') => ({
      text: part('text', length).text,
      level,
      lang: 'ja' as const,
      year: null,
    });
    const withResult = (parts: GoalPart[], result: ReturnType<typeof outcome>) => ({
      ...(goalSlide(parts) as GoalSlide),
      result,
    });
    const shapeOf = (parts: GoalPart[], result: ReturnType<typeof outcome>) =>
      shape(pagesOf(withResult(parts, result), 120));

    it('shows it after aim and actions, its level with its beginning', () => {
      expect(shapeOf([part('aim', 80), part('action', 30)], outcome(119, '達成'))).toEqual([
        ['aim'],
        ['action'],
        ['level', 'result'],
        ['result'],
      ]);
    });

    it('has a short aim and its short result on one page, once more after the actions', () => {
      expect(shapeOf([part('aim', 60)], outcome(58, '達成'))).toEqual([['aim', 'level', 'result']]);
      expect(shapeOf([part('text', 60)], outcome(60))).toEqual([['text', 'result']]);
      expect(shapeOf([part('aim', 60), part('action', 90)], outcome(60))).toEqual([
        ['aim'],
        ['action'],
        ['aim', 'result'],
      ]);
    });

    it('has them on pages of their own where one is longer than half a page, or there are several aims', () => {
      expect(shapeOf([part('aim', 61)], outcome(20))).toEqual([['aim'], ['result']]);
      expect(shapeOf([part('aim', 20)], outcome(59, '達成'))).toEqual([['aim'], ['level', 'result']]);
      expect(shapeOf([part('aim', 20), part('action', 20), part('aim', 20)], outcome(20)).at(-1)).toEqual(['result']);
      expect(shapeOf([part('action', 20)], outcome(20))).toEqual([['action'], ['result']]);
    });

    it('counts every paragraph as a line, where a page holds few', () => {
      const shapeAt = (limit: number) => shape(pagesOf(withResult([part('aim', 1)], outcome(1, '達成')), limit));
      expect(shapeAt(33)).toEqual([['aim', 'level', 'result']]);
      expect(shapeAt(32)).toEqual([['aim'], ['level', 'result']]);
      const [, level, rest] = pagesOf(withResult([part('aim', 20)], outcome(20, '達成')), 20);
      expect([level, rest].map((page) => page!.blocks.map(({ kind, text }) => [kind, text.length]))).toEqual([
        [
          ['level', 2],
          ['result', 11],
        ],
        [['result', 9]],
      ]);
    });

    it('shows a level that has no text', () => {
      expect(shapeOf([part('aim', 20)], { ...outcome(1, '達成'), text: '' })).toEqual([['aim', 'level']]);
    });

    it('has no page above any limit, and loses nothing of the result', () => {
      const sentences = fc.array(fc.integer({ min: 2, max: 90 }), { minLength: 1, maxLength: 6 });
      fc.assert(
        fc.property(
          limits,
          sentences,
          sentences,
          fc.constantFrom('', '達成', '◎'.repeat(70)),
          (limit, aims, told, level) => {
            const text = told.map((length) => part('text', length).text).join('');
            const aim = aims.map((length) => part('aim', length).text).join('');
            const pages = pagesOf(
              withResult([{ kind: 'aim', text: aim }], { text, level, lang: 'ja', year: null }),
              limit,
            );
            for (const { blocks, characters } of pages) {
              expect(characters).toBeLessThanOrEqual(limit);
              expect(characters).toBe([...blocks.map((block) => block.text).join('')].length);
            }
            expect(textOf(pages)).toBe(aim + level + text);
          },
        ),
      );
    });
  });

  it('pages a notice', () => {
    const notice = { ...aNotice('休日開庁'), body: 'お知らせします。'.repeat(40), lang: 'ja' as const };
    const title = { text: notice.title, lang: notice.lang };
    const pages = pagesOf({ kind: 'notice', id: 'notice:1', given: notice, notice, title }, 120);
    expect(pages).toHaveLength(3);
    expect(textOf(pages)).toBe(notice.body);
  });

  it.each([
    [120, 8, 1],
    [120, 12, 1],
    [120, 13, 2],
    [60, 13, 3],
    [20, 13, 8],
  ])(
    'pages what a voice has changed, then when and where: at most %i characters, %i sentences',
    (limit, sentences, count) => {
      const done = 'お知らせします。'.repeat(sentences);
      const notice = { ...aNotice('変わりました'), body: done, lang: 'ja' as const };
      const fact = (label: string, text: string) => ({
        kind: 'fact' as const,
        no: null,
        label,
        text,
        lang: 'ja' as const,
      });
      const facts = [fact('いつ', '2026年10月1日'), fact('どこ', '区民サービス部 区民課')];
      const title = { text: notice.title, lang: notice.lang };
      const voice = { done: '変わったこと', facts };
      const pages = pagesOf({ kind: 'notice', id: 'notice:1', given: notice, notice, title, voice }, limit);
      expect(pages).toHaveLength(count);
      const blocks = pages.flatMap((page) => page.blocks);
      expect(blocks.slice(-2)).toEqual(facts);
      const text = blocks.slice(0, -2);
      expect(text.map(({ label }) => label)).toEqual(text.map(() => '変わったこと'));
      expect(text.map((block) => block.text).join('')).toBe(done);
      for (const { characters } of pages) expect(characters).toBeLessThanOrEqual(limit);
    },
  );

  it('gives every slide at least one page', () => {
    for (const slide of [...slidesOf(anEdition({ notices: 1 })), ...slidesOf(null), goalSlide([], '')]) {
      expect(pagesOf(slide, 120).length).toBeGreaterThan(0);
    }
  });

  it('counts what stands on the card of a department', () => {
    const opener = slidesOf(anEdition()).find(({ kind }) => kind === 'department')!;
    expect(pagesOf(opener, 120)).toEqual([{ blocks: [], characters: '部1課共通'.length }]);
  });
});

describe('finerLimit', () => {
  it('is smaller by a fifth each time, and ends at a sentence', () => {
    const slide = goalSlide([part('aim', 200)]);
    const tried = [120];
    while (finerLimit(slide, tried.at(-1)!) < tried.at(-1)!) tried.push(finerLimit(slide, tried.at(-1)!));
    expect(tried).toEqual([120, 96, 76, 60, 48, 38, 30, 24, 20]);
  });

  it('lets no page of the policy hold more than others at the end', () => {
    const policy = slidesOf(ward).find(({ kind }) => kind === 'policy')!;
    let limit = 120;
    while (finerLimit(policy, limit) < limit) limit = finerLimit(policy, limit);
    for (const { characters } of pagesOf(policy, limit)) expect(characters).toBeLessThanOrEqual(20);
  });

  it('leaves a limit that is smaller already', () => {
    expect(finerLimit(goalSlide([part('aim', 200)]), 15)).toBe(15);
  });
});
