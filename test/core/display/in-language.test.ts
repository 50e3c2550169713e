import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/core/content/parts-of-goal.ts';
import { termIn } from '../../../src/core/display/in-language.ts';
import { pagesOf } from '../../../src/core/display/pages.ts';
import { type Slide, slidesOf } from '../../../src/core/display/slides.ts';
import type { Language } from '../../../src/core/settings/choices.ts';
import { languages } from '../../../src/core/settings/choices.ts';
import { aTranslatedWard } from '../../support/a-translated-ward.ts';
import { aWardWithResults } from '../../support/a-ward-with-results.ts';

const ward = aTranslatedWard();
const textOf = (slide: Slide) =>
  pagesOf(slide, 120)
    .flatMap(({ blocks }) => blocks.map(({ text }) => text))
    .join('');

describe('slidesOf in a language', () => {
  it('keeps every slide where it is and what it is called in the ratings file', () => {
    const ids = slidesOf(ward).map(({ id }) => id);
    for (const language of languages) expect(slidesOf(ward, language, partsOf).map(({ id }) => id)).toEqual(ids);
  });

  it('tells what the edition has in that language, and the rest in Japanese', () => {
    const slides = slidesOf(ward, 'en', partsOf);
    const [policy, department, translated, untranslated] = slides as [Slide, Slide, Slide, Slide];
    expect(policy.kind === 'policy' && policy.principles.map(({ lang }) => lang)).toEqual(['en', 'ja', 'ja', 'ja']);
    expect(department.kind === 'department' && department.name).toEqual({
      text: 'Community Promotion Section',
      lang: 'en',
    });
    expect(textOf(translated)).toMatch(/^So that visitors.*everyday language\.$/);
    expect(pagesOf(translated, 120).flatMap(({ blocks }) => blocks.map(({ lang }) => lang))).not.toContain('ja');
    expect(textOf(untranslated)).toMatch(/。$/);
    expect(pagesOf(untranslated, 120)[0]!.blocks[0]!.lang).toBe('ja');
  });

  it('cuts a translation into aim and actions like the goal itself', () => {
    const goal = slidesOf(ward, 'ja-easy', partsOf).find(({ kind }) => kind === 'goal')!;
    const kinds = pagesOf(goal, 120).map(({ blocks }) => blocks.map(({ kind, no }) => `${kind}${no ?? ''}`));
    expect(kinds).toEqual([['aim'], ['action1', 'action2', 'action3']]);
  });

  it('tells a result in the language that it has, its level as it was given', () => {
    const told = aWardWithResults();
    const resultsIn = (language: Language) =>
      slidesOf(told, language, partsOf).flatMap((slide) =>
        slide.kind === 'goal' && slide.result ? [slide.result] : [],
      );
    const [translated, japanese] = resultsIn('en');
    expect(translated).toEqual({
      text: told.departments[0]!.goals[0]!.translations!.en!.result,
      lang: 'en',
      level: 'おおむね達成',
      year: null,
    });
    expect(japanese).toMatchObject({ lang: 'ja', level: '達成' });
    expect(resultsIn('ja-easy')[0]!.lang).toBe('ja-easy');
    expect(resultsIn('ko')[0]!.lang).toBe('ja');
  });

  it('takes an empty translation for none', () => {
    const empty = structuredClone(ward);
    empty.departments[0]!.goals[0]!.translations = { en: { text: '' } };
    const goal = slidesOf(empty, 'en', partsOf).find(({ kind }) => kind === 'goal');
    expect(goal?.kind === 'goal' && goal.goal.lang).toBe('ja');
  });

  it('has as much English on a page as fits it, which is twice as many letters', () => {
    const goal = slidesOf(ward, 'en', partsOf).find(({ kind }) => kind === 'goal')!;
    const pages = pagesOf(goal, 120);
    expect(Math.max(...pages.map(({ characters }) => characters))).toBeLessThanOrEqual(120);
    expect(Math.max(...pages.map(({ blocks }) => blocks.map(({ text }) => text).join('').length))).toBeGreaterThan(120);
  });

  it('parts no word from its reading', () => {
    const text = '｜区役所《くやくしょ》で｜用事《ようじ》を'.repeat(30);
    const slide: Slide = {
      ...(slidesOf(ward)[0] as Slide & { kind: 'policy' }),
      principles: [{ no: 1, text, lang: 'ja' }],
    };
    for (const limit of [20, 40, 120]) {
      const texts = pagesOf(slide, limit).flatMap(({ blocks }) => blocks.map((block) => block.text));
      expect(texts.join('')).toBe(text);
      for (const piece of texts) expect(piece).toMatch(/^(｜(区役所《くやくしょ》で|用事《ようじ》を)|[でを])/);
      for (const piece of texts) expect(piece).toMatch(/[》でを]$/);
    }
  });
});

describe('termIn', () => {
  const [visitor, oneStop] = ward.terms as [(typeof ward.terms)[0], (typeof ward.terms)[0]];

  it('has word and meaning in that language, and what stands on signs besides', () => {
    expect(termIn(visitor, 'en')).toEqual({
      word: { text: 'visitor', lang: 'en' },
      given: ['来庁者', 'らいちょうしゃ'],
      meaning: { text: visitor.translations!.en!.meaning, lang: 'en' },
    });
  });

  it('says in Japanese what has no other language', () => {
    expect(termIn(oneStop, 'ko')).toEqual({
      word: { text: 'ワンストップサービス', lang: 'ja' },
      given: [],
      meaning: { text: oneStop.meaning, lang: 'ja' },
    });
  });

  it('says nothing twice', () => {
    expect(termIn(visitor, 'ja').given).toEqual(['らいちょうしゃ']);
    expect(termIn({ ...oneStop, reading: oneStop.word }, 'ja').given).toEqual([]);
  });
});
