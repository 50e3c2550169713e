import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Edition, editionSchema, type Goal } from '../../../src/core/content/edition.ts';
import {
  goalsByResultKey,
  isResultChanged,
  placeOfResult,
  resultKey,
  tooLongResult,
  type WrittenResult,
  withWritten,
} from '../../../src/core/content/written-results.ts';
import { aWardWithResults } from '../../support/a-ward-with-results.ts';
import { aGoal, anEdition } from '../../support/an-edition.ts';

const edition = anEdition({ goals: [2, 1] });
const [department, other] = edition.departments;
const [goal] = department!.goals;
const nothing = { result: '', level: '', isRemoved: false };
const place = placeOfResult('current', department!, goal!);
const name = ({ path }: { path: string[] }, { no }: Goal) => `${path.join(' ')} ${no}`;

const put = (written: Partial<WrittenResult>[], before = edition) =>
  withWritten(
    before,
    written.map((each) => ({ ...place, ...nothing, ...each })),
    name,
  );
const resultsOf = ({ departments }: Edition) => departments.flatMap(({ goals }) => goals.map(({ result }) => result));
const withGoal = (changed: Partial<Goal>, before = edition): Edition => ({
  ...before,
  departments: before.departments.map((each) => ({
    ...each,
    goals: each.goals.map((found) => (each === department && found === goal ? { ...found, ...changed } : found)),
  })),
});

describe('resultKey', () => {
  it('is of a department and a text, however a page break has cut it', () => {
    expect(resultKey({ ...place, goal: `${place.goal.slice(0, 3)} \n${place.goal.slice(3)}` })).toBe(resultKey(place));
    const others = [
      { ...place, side: 'previous' as const },
      { ...place, department: other!.id },
      { ...place, goal: 'ほか' },
    ];
    for (const each of others) expect(resultKey(each)).not.toBe(resultKey(place));
  });
});

describe('goalsByResultKey', () => {
  it('knows the goals of this year and of last year', () => {
    const ward = aWardWithResults();
    const found = goalsByResultKey(ward);
    const gone = ward.previous!.departments.at(-1)!;
    expect(found.get(resultKey(placeOfResult('previous', gone, gone.goals[0]!)))).toBe(gone.goals[0]);
    expect(found.has(resultKey(placeOfResult('current', gone, gone.goals[0]!)))).toBe(false);
  });
});

describe('withWritten', () => {
  it.each<[string, Partial<Goal>, Partial<WrittenResult>, Pick<Goal, 'result' | 'level'>]>([
    ['what is written', {}, { result: '行いました。', level: '達成' }, { result: '行いました。', level: '達成' }],
    [
      'it over what stands there',
      { result: '前の文', level: '60％' },
      { result: '新' },
      { result: '新', level: '60％' },
    ],
    [
      'nothing in place of what stands there',
      { result: '前の文', level: '60％' },
      {},
      { result: '前の文', level: '60％' },
    ],
    ['nothing for white space', { result: '前の文' }, { result: ' \n ' }, { result: '前の文', level: '' }],
    [
      'nothing where staff asked for it',
      { result: '前の文', level: '60％' },
      { isRemoved: true },
      { result: '', level: '' },
    ],
    ['lines, without what cannot be seen', {}, { result: ' か\u3099\r\n\u200Bき ' }, { result: 'が\nき', level: '' }],
  ])('puts %s', (_, before, written, after) => {
    const given = withGoal(before);
    const { edition: made } = put([written], given);
    expect(made).toEqual(withGoal({ ...before, ...after }));
    expect(v.is(editionSchema, made)).toBe(true);
  });

  it('puts each beside the text it was written for, wherever that stands by now', () => {
    const moved = {
      ...edition,
      departments: edition.departments.map((each) => ({
        ...each,
        goals: each.goals.toReversed().map((found, index) => ({ ...found, no: index + 1 })),
      })),
    };
    expect(resultsOf(put([{ result: '1' }], moved).edition)).toEqual(['', '1', '']);
    expect(resultsOf(put([{ result: '1' }], withGoal({ text: '別の目標です。' })).edition)).toEqual(['', '', '']);
    expect(resultsOf(put([{ result: '1', department: other!.id }]).edition)).toEqual(['', '', '1']);
  });

  it('puts results of last year beside last year’s goals', () => {
    const ward = aWardWithResults();
    const before = ward.previous!.departments[1]!;
    const written = { ...placeOfResult('previous', before, before.goals[0]!), ...nothing, level: '達成' };
    const { edition: made } = withWritten(ward, [written], name);
    expect(made.previous!.departments[1]!.goals[0]!.level).toBe('達成');
    expect(made.departments).toEqual(ward.departments);
  });

  it('takes away translations of a result that is another now, and no other words', () => {
    const translations = { en: { text: 'Goal', result: 'Done' }, ko: { result: '결과' } };
    const given = withGoal({ result: '前の文', translations });
    expect(put([{ result: '新しい文' }], given).edition).toEqual(
      withGoal({ result: '新しい文', translations: { en: { text: 'Goal' } } }),
    );
    expect(put([{ result: '前の文', level: '達成' }], given).edition).toEqual(
      withGoal({ result: '前の文', level: '達成', translations }),
    );
    const none = put([{ result: '新' }], withGoal({ translations: { ko: { result: '결과' } } })).edition;
    expect(none).toStrictEqual(withGoal({ result: '新' }));
  });

  it('tells what it put right, and what no font can draw, and of which goal', () => {
    const { repairs, problems } = put([{ result: 'か\u3099\u{F0000}' }]);
    expect(repairs).toMatchObject([{ code: 'composed', where: { column: '部1 課 1' } }]);
    expect(problems).toMatchObject([
      { code: 'glyph-missing', severity: 'warning', where: { column: '部1 課 1' }, values: { codes: 'U+F0000' } },
    ]);
  });
});

describe('isResultChanged', () => {
  it.each<[Partial<Goal>, Partial<WrittenResult>, boolean]>([
    [{}, {}, false],
    [{}, { result: '新' }, true],
    [{}, { level: '達成' }, true],
    [{ result: '文' }, { result: '文' }, false],
    [{ result: '文' }, { result: ' 文\n' }, false],
    [{ result: '文' }, {}, false],
    [{ result: '文' }, { isRemoved: true }, true],
    [{}, { isRemoved: true }, false],
  ])('with %o in the edition and %o written is %s', (before, written, is) => {
    expect(isResultChanged(aGoal(1, before), { ...place, ...nothing, ...written })).toBe(is);
  });
});

describe('tooLongResult', () => {
  it.each([
    ['x'.repeat(20_000), 'x'.repeat(200), null],
    [`${'x'.repeat(20_000)} \n`, '', null],
    ['x'.repeat(20_001), '', { field: 'result', limit: 20_000 }],
    ['', 'x'.repeat(201), { field: 'level', limit: 200 }],
  ])('finds what an edition does not take', (result, level, found) => {
    expect(tooLongResult({ ...place, ...nothing, result, level })).toEqual(found);
  });
});
