import { fiscalYearOf } from '../calendar/fiscal-year.ts';
import type { Department, Edition, Goal } from './edition.ts';

/** Beside this year's goals, or among last year's that the edition carries along. */
export const resultSides = ['current', 'previous'] as const;
export type ResultSide = (typeof resultSides)[number];

/** Where in an edition the results of a 年度 stand: with last year's goals where they are of that year. */
export function sideOfYear({ previous }: Edition, year: number): ResultSide {
  return previous !== undefined && fiscalYearOf(previous.label) === year ? 'previous' : 'current';
}

export function departmentsOf({ departments, previous }: Edition, side: ResultSide): Department[] {
  return side === 'current' ? departments : (previous?.departments ?? []);
}

/** The edition with each goal of one side as `changed` gives it. */
export function withGoals(
  edition: Edition,
  side: ResultSide,
  changed: (goal: Goal, department: Department) => Goal,
): Edition {
  const departments = departmentsOf(edition, side).map((department) => ({
    ...department,
    goals: department.goals.map((goal) => changed(goal, department)),
  }));
  if (side === 'current') return { ...edition, departments };
  return edition.previous === undefined ? edition : { ...edition, previous: { ...edition.previous, departments } };
}
