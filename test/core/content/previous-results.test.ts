import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edition, Goal } from '../../../src/core/content/edition.ts';
import { hasResult, yearByYear } from '../../../src/core/content/previous-results.ts';
import { aGoal, anEdition } from '../../support/an-edition.ts';
import { anyEdition } from '../../support/any-edition.ts';

const old = (no: number, text: string, result = `結果${no}`) => aGoal(no, { text, result });

/** One department with these goals, this year and last year; what is beside what, and what stands alone. */
function told(goals: Goal[], before: Goal[], id = '部1/課') {
  const edition = anEdition({ goals: [1] });
  const department = { ...edition.departments[0]!, goals };
  const previous = { label: '令和7年度', departments: [{ id, path: id.split('/'), goals: before }] };
  return yearByYear({ ...edition, departments: [department], previous }).map(({ department, continued, others }) => ({
    department: department.id,
    beside: [...continued].map(([goal, { result }]) => `${goal.no} ${result}`),
    alone: others.map(({ result }) => result),
  }));
}

describe('yearByYear', () => {
  it.each<[fact: string, goal: Goal, before: Goal[], beside: string[], alone: string[]]>([
    ['beside the same text', aGoal(2, { text: '同じ。' }), [old(1, '同じ。')], ['2 結果1'], []],
    [
      'beside a text that was only cut elsewhere',
      aGoal(1, { text: '同じ 文。' }),
      [old(1, '同じ\n文。')],
      ['1 結果1'],
      [],
    ],
    ['alone where the text is another, whatever its number', aGoal(1), [old(1, '別。')], [], ['結果1']],
    ['beside the goal that names its number', aGoal(2, { previousNo: 1 }), [old(1, '別。')], ['2 結果1'], []],
    [
      'beside by number rather than by text',
      aGoal(1, { text: '同じ。', previousNo: 2 }),
      [old(1, '同じ。'), old(2, '別。')],
      ['1 結果2'],
      ['結果1'],
    ],
    [
      'alone where the number leads nowhere',
      aGoal(1, { text: '同じ。', previousNo: 9 }),
      [old(1, '同じ。')],
      [],
      ['結果1'],
    ],
    ['alone where this year has its own result', old(1, '同じ。', '今年'), [old(1, '同じ。')], [], ['結果1']],
    ['nowhere without a result', aGoal(1, { text: '同じ。' }), [old(1, '同じ。', '')], [], []],
    ['by its level alone', aGoal(1, { text: '同じ。' }), [aGoal(1, { text: '同じ。', level: '達成' })], ['1 '], []],
  ])('puts a result %s', (_, goal, before, beside, alone) => {
    expect(told([goal], before)).toEqual([{ department: '部1/課', beside, alone }]);
  });

  it('gives nothing to another department, and keeps one that is gone for its results', () => {
    expect(told([aGoal(1, { text: '同じ。', previousNo: 1 })], [old(1, '同じ。')], '部9/課')).toEqual([
      { department: '部1/課', beside: [], alone: [] },
      { department: '部9/課', beside: [], alone: ['結果1'] },
    ]);
    expect(told([aGoal(1)], [old(1, '別。', '')], '部9/課')).toHaveLength(1);
  });

  it('shows each result of last year, beside or alone and never both', () => {
    fc.assert(
      fc.property(anyEdition, (edition: Edition) => {
        const years = yearByYear(edition);
        const beside = new Set(years.flatMap(({ continued }) => [...continued.values()]));
        const alone = years.flatMap(({ others }) => others);
        const results = edition.previous?.departments.flatMap(({ goals }) => goals.filter(hasResult)) ?? [];
        expect(alone.some((goal) => beside.has(goal))).toBe(false);
        expect(new Set([...beside, ...alone])).toEqual(new Set(results));
      }),
    );
  });
});
