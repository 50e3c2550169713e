import { fiscalYearName } from '../../core/calendar/fiscal-year.ts';
import type { Period, PeriodKind } from '../../core/calendar/periods.ts';
import { isoDay, tokyoDayStartMs, tokyoTime } from '../../core/calendar/tokyo-time.ts';
import { dayText } from '../../words/japanese-time.ts';
import { reportWords as words } from '../../words/office-reports.ts';

const dateOf = (day: number) => tokyoTime(tokyoDayStartMs(day));

/** 2026年11月 of a month, and so on: what the report is about. */
export function periodText({ kind, from, until }: Period): string {
  const first = dateOf(from);
  switch (kind) {
    case 'day':
      return dayText(isoDay(from));
    case 'week':
      return words.ofWeek(first.year, first, dateOf(until - 1));
    case 'month':
      return words.ofMonth(first.year, first.month);
    case 'year':
      return words.ofYear(fiscalYearName(first.year), first.year);
  }
}

/** Where a point of the course stands: an hour of a day, a month of a year, else a day. */
export function placeText(kind: PeriodKind, at: number): string {
  if (kind === 'day') return words.atHour(at);
  return kind === 'year' ? words.atMonth(dateOf(at).month) : words.atDay(dateOf(at).day);
}
