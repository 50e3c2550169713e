import { dayOf, fiscalYearOfDay } from '../calendar/periods.ts';
import { isoDay, tokyoDay, tokyoMonth } from '../calendar/tokyo-time.ts';

const FISCAL_MONTH = 4;
/** Nothing leaves before July: the results of the year are written by then, and a clock two months fast does no harm. */
const LEAVES_FROM_MONTH = 7;
/** So long the notice stands, counted from when somebody first had it on the screen. */
const NOTICE_DAYS = 30;
/** On so many days somebody had it on the screen. */
export const SEEN_DAYS = 3;
/** More empty months than this in a row look like a clock that jumped. */
const EMPTY_MONTHS = 1;

/** What the hub remembers of its notice: on which days (`tokyoDay`) it was on a screen, the first few, in order. */
export interface RetentionNotice {
  keptFrom: number;
  seenDays: number[];
  /** Staff said that the hub's date is right although there are months without ratings. */
  isDateConfirmed: boolean;
}

export interface RetentionFacts {
  nowMs: number;
  keepYears: number;
  /** Which months hold ratings, `2026-11`, in any order. */
  months: string[];
  /** The last notice, whatever it was about. */
  notice: RetentionNotice | null;
  /** The `keptFrom` whose ratings have left, or were put off to the next 年度; `null` = none ever. */
  settled: number | null;
}

export interface Retention {
  /** Ratings of the 年度 that begins in this year, and of later ones, stay. */
  keptFrom: number;
  /** The day on which the others leave, as `tokyoDay` numbers it; `null` = the hub's date must be confirmed first. */
  leavesOn: number | null;
  isDue: boolean;
}

/**
 * From which 年度 on ratings are kept: the current one, and before it as many whole ones as `keepYears` says. With 3, on 2026-11-26,
 * these are 令和5年度 to 令和8年度. So 公文書等の管理に関する法律施行令 第8条 counts 保存期間: from 1 April of the 年度 that follows.
 */
export function keptFromYear(nowMs: number, keepYears: number): number {
  return fiscalYearOfDay(tokyoDay(nowMs)) - keepYears;
}

/** The day (`tokyoDay`) on which that 年度 begins. */
export const firstKeptDay = (keptFrom: number): number => dayOf(keptFrom, FISCAL_MONTH);

/** The month in which it begins, `2023-04`. */
export const firstKeptMonth = (keptFrom: number): string => monthAt(keptFrom, 0);

/**
 * Whether ratings have been kept long enough, and when they leave; `null` = nothing does. They leave once a 年度, from 1 July on, 30 days
 * after the notice was first on somebody's screen and the day after the third day on which it was. A clock is believed as far as
 * there are ratings all the way: two months in a row without any, and staff must say that the date is right.
 */
export function retentionAt({ nowMs, keepYears, months, notice, settled }: RetentionFacts): Retention | null {
  const keptFrom = keptFromYear(nowMs, keepYears);
  const first = firstKeptMonth(keptFrom);
  if (settled === keptFrom || !months.some((month) => month < first)) return null;
  const standing = notice?.keptFrom === keptFrom ? notice : null;
  if (standing?.isDateConfirmed !== true && hasHole(new Set(months), keptFrom, nowMs))
    return { keptFrom, leavesOn: null, isDue: false };
  const today = tokyoDay(nowMs);
  const leavesOn = Math.max(
    dayOf(fiscalYearOfDay(today), LEAVES_FROM_MONTH),
    (standing?.seenDays[0] ?? today) + NOTICE_DAYS,
    afterLastSeen(standing?.seenDays ?? [], today),
  );
  return { keptFrom, leavesOn, isDue: today >= leavesOn };
}

/** The notice is on a screen; the same object where that is known already. */
export function noticeSeen(notice: RetentionNotice | null, keptFrom: number, today: number): RetentionNotice {
  const standing = notice?.keptFrom === keptFrom ? notice : { keptFrom, seenDays: [], isDateConfirmed: false };
  if (standing.seenDays.length >= SEEN_DAYS || standing.seenDays.includes(today)) return standing;
  return { ...standing, seenDays: [...standing.seenDays, today] };
}

/** Staff say that the date is right: from now on the notice stands as any other. */
export function dateConfirmed(keptFrom: number, today: number): RetentionNotice {
  return { keptFrom, seenDays: [today], isDateConfirmed: true };
}

/** The day after the third day on which it was seen; of days still to come as if somebody looked each day, today too. */
function afterLastSeen(seenDays: number[], today: number): number {
  if (seenDays.length >= SEEN_DAYS) return seenDays[SEEN_DAYS - 1]! + 1;
  return today + SEEN_DAYS - seenDays.filter((day) => day !== today).length;
}

/** Whether more than one month in a row lacks ratings, from the first that is kept up to now. */
function hasHole(months: Set<string>, keptFrom: number, nowMs: number): boolean {
  const last = tokyoMonth(nowMs);
  let empty = 0;
  for (let no = 0; monthAt(keptFrom, no) <= last; no += 1) {
    empty = months.has(monthAt(keptFrom, no)) ? 0 : empty + 1;
    if (empty > EMPTY_MONTHS) return true;
  }
  return false;
}

/**
 * The earliest month from which ratings go on to the first that is kept, without two empty ones in a row. What is dated before that may
 * be of a day on which the hub's clock was wrong, as when it was set up: then only what was received before something old is old.
 */
export function believedFrom(months: Set<string>, keptFrom: number): string {
  let earliest = monthAt(keptFrom, 0);
  let empty = months.has(earliest) ? 0 : 1;
  for (let no = -1; empty <= EMPTY_MONTHS; no -= 1) {
    const month = monthAt(keptFrom, no);
    empty = months.has(month) ? 0 : empty + 1;
    if (empty === 0) earliest = month;
  }
  return earliest;
}

/** `2023-04` and so many months later, or earlier. */
const monthAt = (keptFrom: number, later: number) => isoDay(dayOf(keptFrom, FISCAL_MONTH + later)).slice(0, 7);
