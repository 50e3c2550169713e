import { describe, expect, it } from 'vitest';
import { firstWords, indexEntries } from '../../../src/core/display/index-entries.ts';
import { slidesOf } from '../../../src/core/display/slides.ts';
import { aGoal, aNotice, anEdition } from '../../support/an-edition.ts';
import { readText, wardDocument } from '../../support/ward-document.ts';

const ward = readText(wardDocument()).edition!;
const edition = anEdition({ goals: [1, 2, 1], notices: 2 });

describe('indexEntries', () => {
  it('leads to all 14 departments and 44 goals of the ward, each once, and to nothing that is not in the loop', () => {
    const slides = slidesOf(ward);
    const { policy, groups } = indexEntries(slides);
    const departments = groups.flatMap((group) => group.departments);
    const goals = departments.flatMap((department) => department.goals.map(({ slide }) => slide));
    expect([departments.length, goals.length, new Set(goals).size]).toEqual([14, 44, 44]);
    const ids = new Set(slides.map(({ id }) => id));
    for (const slide of [policy!.slide, ...departments.map(({ slide }) => slide), ...goals])
      expect(ids).toContain(slide);
  });

  it('puts the departments of the ward under their 部, those of none last', () => {
    const groups = indexEntries(slidesOf(ward)).groups.map(({ name, departments }) => [name, departments.length]);
    expect(groups).toEqual([
      ['まちづくり推進部', 4],
      ['区民サービス部', 2],
      ['地域みまもり支援センター', 5],
      ['', 3],
    ]);
  });

  it('has each goal under its own department, with its number, kind and first words', () => {
    const [first, second] = edition.departments;
    const goal = aGoal(7, { category: '応対', parts: [{ kind: 'aim', text: 'すぐにお答えします。' }] });
    const departments = [{ ...first!, reading: 'ぶ', floor: '2階', goals: [goal] }, second!];
    const { groups } = indexEntries(slidesOf({ ...edition, departments }));
    expect(groups[0]).toEqual({
      name: '部1',
      departments: [
        {
          slide: 'department:部1/課',
          path: ['部1', '課'],
          name: { text: '課', lang: 'ja' },
          reading: 'ぶ',
          floor: '2階',
          goals: [{ slide: 'goal:部1/課#7', no: 7, category: '応対', start: 'すぐにお答えします。', lang: 'ja' }],
          previous: [],
          year: '',
        },
      ],
    });
    expect(groups[1]!.departments[0]!.goals.map(({ slide }) => slide)).toEqual(['goal:部2/課#1', 'goal:部2/課#2']);
  });

  it('keeps last year apart from this year, under the department it was of', () => {
    const goals = [aGoal(2, { text: '昨年。', parts: [], result: '行いました。' })];
    const previous = { label: '令和7年度', departments: [{ id: '部2/課', path: ['部2', '課'], goals }] };
    const { departments } = indexEntries(slidesOf({ ...edition, previous })).groups[1]!;
    expect(departments[0]!.goals).toHaveLength(2);
    expect(departments[0]).toMatchObject({
      year: '令和7年度',
      previous: [{ slide: 'goal:部2/課@令和7年度#2', no: 2, start: '昨年。' }],
    });
  });

  it('names each notice once, however often it comes in the loop', () => {
    const one = { ...edition, notices: [aNotice('休日開庁')] };
    expect(slidesOf(one).filter(({ kind }) => kind === 'notice').length).toBeGreaterThan(1);
    expect(indexEntries(slidesOf(one)).notices).toEqual([{ slide: 'notice:休日開庁', text: '休日開庁', lang: 'ja' }]);
    expect(indexEntries(slidesOf(edition)).notices).toHaveLength(2);
  });

  it('is empty where there is only the card', () => {
    expect(indexEntries(slidesOf(null))).toEqual({ policy: null, notices: [], groups: [] });
  });
});

describe('firstWords', () => {
  it.each([
    ['短い文です。', 10, '短い文です。'],
    ['来庁者がスムーズに目的を達成できるよう、対応します。', 12, '来庁者がスムーズに目的を…'],
    ['はい、そうです。', 4, 'はい…'],
    ['ああああああああああ', 4, 'ああああ…'],
  ])('%s within %i', (text, limit, start) => {
    expect(firstWords(text, limit)).toBe(start);
  });

  it('never holds more than it may, and always something', () => {
    for (const { text } of ward.departments.flatMap(({ goals }) => goals)) {
      const start = firstWords(text, 36);
      expect([...start].length).toBeLessThanOrEqual(37);
      expect([...start].length).toBeGreaterThan(20);
    }
  });
});
