import { type Period, periodAfter } from '../calendar/periods.ts';
import { isoDay } from '../calendar/tokyo-time.ts';
import type { MonthRatings } from '../content/month-ratings.ts';
import type { Share } from './report.ts';
import { FEWEST_FOR_RESULT } from './result-drafts.ts';

/** What the lobby may say of a month while the next one lasts; `null` where too few answered. */
export function monthRatings({ n, satisfied }: Share, month: Period): MonthRatings | null {
  if (satisfied === null || n < FEWEST_FOR_RESULT) return null;
  const after = periodAfter(month);
  return {
    ...{ month: isoDay(month.from).slice(0, 7), n, satisfied },
    ...{ from: isoDay(after.from), until: isoDay(after.until - 1) },
  };
}
