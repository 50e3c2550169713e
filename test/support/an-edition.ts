import type { Edition, Goal } from '../../src/core/content/edition.ts';

export function aGoal(no: number, fields: Partial<Goal> = {}): Goal {
  const text = `目標${no}の本文です。`;
  return { no, category: '共通', text, parts: [{ kind: 'text', text }], result: '', level: '', ...fields };
}

export const aNotice = (title: string) => ({
  title,
  body: `${title}のお知らせです。`,
  from: '',
  until: '',
  owner: '',
  picture: null,
});

/** A policy of so many principles, and departments with so many goals each. */
export function anEdition({ principles = 2, goals = [1, 2, 1], notices = 0 } = {}): Edition {
  return {
    title: '区役所サービス向上目標',
    policy: {
      title: '区役所サービス向上方針',
      principles: Array.from({ length: principles }, (_, index) => ({ no: index + 1, text: `約束${index + 1}です。` })),
    },
    departments: goals.map((count, index) => ({
      id: `部${index + 1}/課`,
      path: [`部${index + 1}`, '課'],
      goals: Array.from({ length: count }, (_, goal) => aGoal(goal + 1)),
    })),
    notices: Array.from({ length: notices }, (_, index) => aNotice(`知らせ${index + 1}`)),
    terms: [],
  };
}
