import { tokyoDayStartMs, tokyoTime } from './tokyo-time.ts';

/** What a report is about. Weeks begin on Monday, years on 1 April. */
export const periodKinds = ['day', 'week', 'month', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Whole days in Asia/Tokyo, as `tokyoDay` numbers them; `until` is the first that no longer belongs to it. */
export interface Period {
  kind: PeriodKind;
  from: number;
  until: number;
}

const FISCAL_MONTH = 4;

/** The period of its kind in which the day lies. */
export function periodOf(kind: PeriodKind, day: number): Period {
  const { year, month, weekday } = tokyoTime(tokyoDayStartMs(day));
  switch (kind) {
    case 'day':
      return { kind, from: day, until: day + 1 };
    case 'week': {
      const from = day - ((weekday + 6) % 7);
      return { kind, from, until: from + 7 };
    }
    case 'month':
      return { kind, from: dayOf(year, month), until: dayOf(year, month + 1) };
    case 'year': {
      const begins = month < FISCAL_MONTH ? year - 1 : year;
      return { kind, from: dayOf(begins, FISCAL_MONTH), until: dayOf(begins + 1, FISCAL_MONTH) };
    }
  }
}

export const periodBefore = ({ kind, from }: Period): Period => periodOf(kind, from - 1);
export const periodAfter = ({ kind, until }: Period): Period => periodOf(kind, until);

/**
 * The same period a year before: of a day the same date (28 February for the 29th), of a week that 52 weeks before, so that the
 * same weekdays are compared.
 */
export function periodLastYear(period: Period): Period {
  if (period.kind === 'week') return { kind: 'week', from: period.from - 364, until: period.until - 364 };
  const { year, month, day } = tokyoTime(tokyoDayStartMs(period.from));
  const lastOfMonth = dayOf(year - 1, month + 1) - 1;
  return periodOf(period.kind, Math.min(dayOf(year - 1, month, day), lastOfMonth));
}

/** The year in which the 年度 begins that holds the day (`tokyoDay`). */
export function fiscalYearOfDay(day: number): number {
  return tokyoTime(tokyoDayStartMs(periodOf('year', day).from)).year;
}

/** The same of the first day of the period. */
export const fiscalYearOfPeriod = ({ from }: Period): number => fiscalYearOfDay(from);

/** What a chart of the period has its points at: months of a year, days of a month or a week, a day itself in hours. */
export function periodsWithin({ kind, from, until }: Period): Period[] {
  const parts: Period[] = [];
  for (let day = from; day < until; day = parts.at(-1)!.until)
    parts.push(periodOf(kind === 'year' ? 'month' : 'day', day));
  return parts;
}

/** The number of a date; a month beyond the twelfth belongs to the next year. */
export function dayOf(year: number, month: number, day = 1): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}
