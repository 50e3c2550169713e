import type { Logger } from 'pino';
import { type Period, periodBefore, periodOf } from '../../core/calendar/periods.ts';
import { tokyoDay } from '../../core/calendar/tokyo-time.ts';
import type { MonthRatings } from '../../core/content/month-ratings.ts';
import { isPosted } from '../../core/content/posting-period.ts';
import { monthRatings } from '../../core/reports/month-ratings.ts';
import type { Reports } from '../storage/reports.ts';

export interface LastMonthParts {
  /** `display.ratingsCard` of kiosk.yaml. */
  isOn: () => boolean;
  reports: Pick<Reports, 'report'>;
  log: Logger;
  now: () => number;
}

const EVERYBODY = { device: null, department: null, language: null };
const AGAIN_AFTER_MS = 60_000;

/** What the lobby may say of last month's ratings: reckoned when a month has begun and after a start, never in between. */
export function createLastMonth({ isOn, reports, log, now }: LastMonthParts) {
  let ratings: MonthRatings | null = null;
  let reckoned: number | null = null;
  let nextTryMs = Number.NEGATIVE_INFINITY;

  async function reckon(month: Period): Promise<void> {
    try {
      const { total } = await reports.report(month, EVERYBODY);
      ratings = monthRatings(total.corrected, month);
      reckoned = month.from;
    } catch (error) {
      log.warn({ event: 'ratings-card.failed', err: error }, 'last month could not be reckoned');
    }
  }

  return {
    current: (): MonthRatings | null => (isOn() && ratings !== null && isPosted(ratings, now()) ? ratings : null),
    /** Nobody waits for it: at a start the worker first reads all there is. */
    look(): void {
      const month = periodBefore(periodOf('month', tokyoDay(now())));
      if (!isOn() || month.from === reckoned || now() < nextTryMs) return;
      nextTryMs = now() + AGAIN_AFTER_MS;
      void reckon(month);
    },
  };
}
