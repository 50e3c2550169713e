import type { Department, Edition, Goal } from './edition.ts';

/** A department of this year, or one that there was only last year (it has no goals now). */
export interface YearByYear {
  department: Department;
  /** Last year's goal that each of this year's goals continues, where it has a result to be shown beside it. */
  continued: ReadonlyMap<Goal, Goal>;
  /** Last year's other goals with a result: shown on their own, in that year's wording. */
  others: Goal[];
}

export const hasResult = ({ result, level }: Goal) => result !== '' || level !== '';

/**
 * Where last year's results belong. A result belongs to the text it was written for (design 5): beside this year's goal only
 * where department and text are the same or 前年度番号 says so, and only while that goal has no result of its own. White space
 * counts for nothing, for a page break may have cut the same text elsewhere.
 */
export function yearByYear({ departments, previous }: Edition): YearByYear[] {
  const before = previous?.departments ?? [];
  const gone = before.filter(({ id }) => departments.every((department) => department.id !== id));
  const all = [...departments, ...gone.map((department) => ({ ...department, goals: [] }))].map((department) => {
    const told = before.find(({ id }) => id === department.id)?.goals.filter(hasResult) ?? [];
    const continued = new Map<Goal, Goal>();
    for (const goal of department.goals) {
      const old = told.find((each) => isContinued(goal, each));
      if (old !== undefined && !hasResult(goal)) continued.set(goal, old);
    }
    const beside = new Set(continued.values());
    return { department, continued, others: told.filter((goal) => !beside.has(goal)) };
  });
  return all.filter(({ department, others }) => departments.includes(department) || others.length > 0);
}

/** A number that is given counts alone: who wrote it knows better than two texts that happen to be alike. */
function isContinued({ previousNo, text }: Goal, old: Goal): boolean {
  return previousNo === undefined ? withoutWhiteSpace(text) === withoutWhiteSpace(old.text) : previousNo === old.no;
}

export const withoutWhiteSpace = (text: string) => text.replace(/\s/g, '');
