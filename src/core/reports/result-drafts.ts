import { type Period, periodBefore } from '../calendar/periods.ts';
import type { Edition } from '../content/edition.ts';
import { sideOfYear, withGoals } from '../content/result-side.ts';
import { reasons } from '../settings/choices.ts';
import type { RatedColumns } from './rated-columns.ts';
import { reportOf, type Share } from './report.ts';

/** From so many answers on a figure may stand beside a promise. */
export const FEWEST_FOR_RESULT = 50;
const REASONS_NAMED = 3;

export interface ResultDraft {
  department: string;
  now: Share;
  /** The year before, where enough answered then too. */
  before: Share | null;
  /** What was named most often, most often first; no reason that nobody named. */
  reasons: { reason: (typeof reasons)[number]; times: number }[];
}

/**
 * What the ratings of a year say of each department that enough visitors named (補正後), by name. Every goal of a department has the same
 * figures: visitors rate a counter, not a goal.
 */
export function resultDrafts(columns: RatedColumns, year: Period): ResultDraft[] {
  const everybody = { device: null, department: null, language: null };
  const enough = reportOf(columns, year, everybody).departments.filter(
    ({ corrected: { n } }) => n >= FEWEST_FOR_RESULT,
  );
  return enough.map(({ name: department }) => {
    const choice = { ...everybody, department };
    const report = reportOf(columns, year, choice);
    const before = reportOf(columns, periodBefore(year), choice).total.corrected;
    const { n, satisfied } = report.total.corrected;
    return {
      department,
      now: { n, satisfied },
      before: before.n >= FEWEST_FOR_RESULT ? { n: before.n, satisfied: before.satisfied } : null,
      reasons: namedMost(columns, year, department),
    };
  });
}

/** Also those named with neither high nor low scores, which no chart shows. */
function namedMost(columns: RatedColumns, { from, until }: Period, department: string): ResultDraft['reasons'] {
  const times = reasons.map(() => 0);
  const wanted = columns.departments.indexOf(department);
  for (let at = 0; at < columns.count; at += 1) {
    const day = columns.day[at]!;
    if (columns.department[at] !== wanted || columns.isLeftOut[at] === 1 || day < from || day >= until) continue;
    for (let reason = 0; reason < reasons.length; reason += 1)
      if ((columns.reasons[at]! >> reason) & 1) times[reason]! += 1;
  }
  return reasons
    .map((reason, index) => ({ reason, times: times[index]! }))
    .filter(({ times }) => times > 0)
    .toSorted((one, other) => other.times - one.times)
    .slice(0, REASONS_NAMED);
}

/** The edition with a draft in each result of the year that is still empty; what staff have written stays. */
export function withDrafts(
  edition: Edition,
  year: number,
  drafts: ResultDraft[],
  textOf: (draft: ResultDraft) => string,
): Edition {
  const texts = new Map(drafts.map((draft) => [draft.department, textOf(draft)]));
  return withGoals(edition, sideOfYear(edition, year), (goal, { id }) =>
    goal.result === '' ? { ...goal, result: texts.get(id) ?? '' } : goal,
  );
}

/** What staff have written, with the figures on a line of their own behind it; once is enough. */
export function withFigures(text: string, figures: string): string {
  if (text.includes(figures)) return text;
  return text.trim() === '' ? figures : `${text.trimEnd()}\n${figures}`;
}
