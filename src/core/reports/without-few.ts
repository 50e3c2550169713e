import type { Report, Share, Sides, Tally } from './report.ts';

/** Below so many answers a share says more about single visitors than about a department. */
export const FEWEST = 5;

/** Nobody is no secret: 回答なし. */
const isFew = (n: number) => n > 0 && n < FEWEST;

/** How many there were stays; what they said goes. */
export const fewHidden = ({ n, satisfied }: Share): Share => ({ n, satisfied: isFew(n) ? null : satisfied });

/** What was tapped on one scale; both stand there where a ward has changed it. */
const manyOf = (scores: number[] | null) =>
  scores === null || isFew(scores.reduce((sum, count) => sum + count, 0)) ? null : scores;

/** The report of one department, without what fewer than five said of it: in the period, in a part of it, or at another time. */
export function withoutFew(report: Report): Report {
  const { total, reasons, hours } = report;
  const tally = (of: Tally): Tally => ({
    ...fewHidden(of),
    scores: { 5: manyOf(of.scores[5]), 4: manyOf(of.scores[4]) },
  });
  return {
    ...report,
    total: onBoth(total, tally),
    before: onBoth(report.before, fewHidden),
    lastYear: onBoth(report.lastYear, fewHidden),
    trend: report.trend.map(({ at, ...of }) => ({ at, ...onBoth(of, fewHidden) })),
    hours: onBoth(hours, (days) => days.map((day) => day.map(fewHidden))),
    reasons: {
      all: isFew(total.all.n) ? null : reasons.all,
      corrected: isFew(total.corrected.n) ? null : reasons.corrected,
    },
  };
}

const onBoth = <From, To>({ all, corrected }: Sides<From>, change: (of: From) => To): Sides<To> => ({
  all: change(all),
  corrected: change(corrected),
});
