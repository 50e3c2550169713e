import { openSpan } from './open-span.ts';
import { tokyoDay, tokyoDayStartMs, tokyoTime } from './tokyo-time.ts';

/** Spans as `8:30-17:15`, days as `2026-12-28`. */
export interface OpeningHours {
  weekly: { [weekday in (typeof weekdays)[number]]?: string };
  closed: string[];
  /** Open whatever else is said of the day; a day may stand here several times. */
  extra: { date: string; open: string }[];
  /** 祝日, 振替休日 and 国民の休日, as far as they are known. */
  holidays?: string[];
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const MINUTE_MS = 60_000;
/** No ward closes for longer, and a rule that finds nothing must end. */
const FARTHEST_DAYS = 400;

/** Times in ms since 1970; `untilMs` is no longer in it. */
export interface Span {
  fromMs: number;
  untilMs: number;
}

export interface Opening {
  isOpen: boolean;
  /** When it opened or closed last, and will next, in ms since 1970; `null` = not within a year. */
  sinceMs: number | null;
  nextMs: number | null;
}

/** Whether the ward is open at a moment; no weekly hours = always. The minute of opening is open, that of closing is not. */
export function openingAt(hours: OpeningHours, ms: number): Opening {
  if (Object.keys(hours.weekly).length === 0) return { isOpen: true, sinceMs: null, nextMs: null };
  const isOpen = isOpenAt(hours, ms);
  return { isOpen, sinceMs: lastChangeMs(hours, ms, isOpen), nextMs: nextChangeMs(hours, ms, isOpen) };
}

/** When it is open between two moments, in ms since 1970. */
export function openSpans(hours: OpeningHours, fromMs: number, untilMs: number): Span[] {
  const spans: Span[] = [];
  for (let ms = fromMs; ms < untilMs; ) {
    const { isOpen, nextMs } = openingAt(hours, ms);
    const endMs = Math.min(nextMs ?? untilMs, untilMs);
    if (isOpen) spans.push({ fromMs: ms, untilMs: endMs });
    ms = endMs;
  }
  return spans;
}

/** Why it is not open at a moment: the whole day, after the last hour of the day, or before an hour still to come. */
export function closedBecause(hours: OpeningHours, ms: number): 'closed-day' | 'over' | 'not-yet' {
  const spans = spansOf(hours, tokyoDay(ms));
  if (spans.length === 0) return 'closed-day';
  return spans.every(({ untilMs }) => untilMs <= ms) ? 'over' : 'not-yet';
}

function isOpenAt(hours: OpeningHours, ms: number): boolean {
  return spansOf(hours, tokyoDay(ms)).some(({ fromMs, untilMs }) => fromMs <= ms && ms < untilMs);
}

function nextChangeMs(hours: OpeningHours, ms: number, isOpen: boolean): number | null {
  for (let ahead = 0; ahead <= FARTHEST_DAYS; ahead += 1) {
    // Hours that follow one another without a gap, also over midnight, are no change.
    const next = edgesOf(hours, tokyoDay(ms) + ahead).find((edge) => edge > ms && isOpenAt(hours, edge) !== isOpen);
    if (next !== undefined) return next;
  }
  return null;
}

function lastChangeMs(hours: OpeningHours, ms: number, isOpen: boolean): number | null {
  for (let back = 0; back <= FARTHEST_DAYS; back += 1) {
    const last = edgesOf(hours, tokyoDay(ms) - back).findLast(
      (edge) => edge <= ms && isOpenAt(hours, edge - 1) !== isOpen,
    );
    if (last !== undefined) return last;
  }
  return null;
}

const edgesOf = (hours: OpeningHours, day: number) =>
  spansOf(hours, day)
    .flatMap(({ fromMs, untilMs }) => [fromMs, untilMs])
    .sort((one, other) => one - other);

function spansOf(hours: OpeningHours, day: number): Span[] {
  const startMs = tokyoDayStartMs(day);
  return openTexts(hours, startMs).flatMap((text) => {
    const span = openSpan(text);
    if (span === null) return [];
    return [{ fromMs: startMs + span.fromMinute * MINUTE_MS, untilMs: startMs + span.untilMinute * MINUTE_MS }];
  });
}

function openTexts({ weekly, closed, extra, holidays = [] }: OpeningHours, dayMs: number): string[] {
  const { year, month, day, weekday } = tokyoTime(dayMs);
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const special = extra.filter((other) => other.date === date);
  if (special.length > 0) return special.map(({ open }) => open);
  // 12/29–1/3: 地方自治法 4条の2 and the ordinances that follow it.
  const isYearEnd = (month === 12 && day >= 29) || (month === 1 && day <= 3);
  if (isYearEnd || closed.includes(date) || holidays.includes(date)) return [];
  const text = weekly[weekdays[weekday]!];
  return text === undefined ? [] : [text];
}
