import type { Department, Edition, Goal } from './edition.ts';
import { cleaned } from './import/clean-cell.ts';
import { createFindings, type Findings } from './import/findings.ts';
import { limits } from './import/limits.ts';
import { missingGlyphs, warnOfGlyphs } from './import/missing-glyphs.ts';
import { withoutWhiteSpace } from './previous-results.ts';
import type { Problem, Repair } from './problem.ts';
import { departmentsOf, type ResultSide, resultSides, withGoals } from './result-side.ts';

/** Where a result belongs: to the department and the text it was written for, in whichever edition they stand. */
export interface ResultPlace {
  side: ResultSide;
  department: string;
  /** The text of the goal. */
  goal: string;
}

/** What staff have written. A field left empty changes nothing. */
export interface WrittenResult extends ResultPlace {
  result: string;
  level: string;
  /** Staff asked that what stands there goes. */
  isRemoved: boolean;
}

export const placeOfResult = (side: ResultSide, department: Department, goal: Goal): ResultPlace => ({
  ...{ side, department: department.id, goal: goal.text },
});

/** White space counts for nothing, for a page break may have cut the same text elsewhere. */
export const resultKey = ({ side, department, goal }: ResultPlace) =>
  JSON.stringify([side, department, withoutWhiteSpace(goal)]);

/** Whether it would change anything of the goal. */
export function isResultChanged(goal: Goal, written: WrittenResult): boolean {
  const { result, level } = resultOf(goal, written, (text) => tidy(text, {}, createFindings('')));
  return result !== goal.result || level !== goal.level;
}

/** What of it is longer than an edition takes. */
export function tooLongResult({ result, level }: WrittenResult): { field: 'result' | 'level'; limit: number } | null {
  if (result.trim().length > limits.text) return { field: 'result', limit: limits.text };
  return level.trim().length > limits.name ? { field: 'level', limit: limits.name } : null;
}

/** The goals of an edition, this year's and last year's, by what a result is known by. */
export function goalsByResultKey(edition: Edition): ReadonlyMap<string, Goal> {
  return new Map(
    resultSides.flatMap((side) =>
      departmentsOf(edition, side).flatMap((department) =>
        department.goals.map((goal) => [resultKey(placeOfResult(side, department, goal)), goal] as const),
      ),
    ),
  );
}

/**
 * The edition with what staff have written, as if a file had brought it: what was put right and what cannot be drawn is told by
 * `name`. A translation of a result that is another now goes, for it says what the ward no longer says.
 */
export function withWritten(
  edition: Edition,
  written: WrittenResult[],
  name: (department: Department, goal: Goal) => string,
): { edition: Edition; repairs: Repair[]; problems: Problem[] } {
  const findings = createFindings('');
  const byKey = new Map(written.map((each) => [resultKey(each), each]));
  const onSide = (before: Edition, side: ResultSide): Edition =>
    withGoals(before, side, (goal, department) => {
      const found = byKey.get(resultKey(placeOfResult(side, department, goal)));
      if (found === undefined) return goal;
      const spot = { column: name(department, goal) };
      const { result, level } = resultOf(goal, found, (text) => tidy(text, spot, findings));
      return result === goal.result ? { ...goal, level } : { ...withoutTranslatedResult(goal), result, level };
    });
  const { repairs, problems } = findings;
  return { edition: resultSides.reduce(onSide, edition), repairs, problems };
}

function resultOf(
  goal: Goal,
  { result, level, isRemoved }: WrittenResult,
  tidied: (text: string) => string,
): Pick<Goal, 'result' | 'level'> {
  if (isRemoved) return { result: '', level: '' };
  return { result: tidied(result) || goal.result, level: tidied(level) || goal.level };
}

/** As the cell of a workbook is read. */
function tidy(text: string, spot: { column?: string }, findings: Findings): string {
  const tidied = cleaned(text, spot, findings).trim();
  warnOfGlyphs(missingGlyphs(tidied), spot, findings);
  return tidied;
}

function withoutTranslatedResult({ translations = {}, ...goal }: Goal): Goal {
  const kept = Object.entries(translations)
    .map(([language, { result: _, ...others }]) => [language, others] as const)
    .filter(([, others]) => Object.keys(others).length > 0);
  return kept.length === 0 ? goal : { ...goal, translations: Object.fromEntries(kept) };
}
