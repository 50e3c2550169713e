import { tokyoMidnightMs } from '../calendar/tokyo-time.ts';
import type { Notice } from './edition.ts';

type Period = Pick<Notice, 'from' | 'until'>;

const DAY_MS = 86_400_000;
const IS_DAY = /^\d{4}-\d\d-\d\d$/;

/** When a notice appears, in ms since 1970; a day begins at 0:00 in Japan, '' has no beginning. */
export function postedFromMs({ from }: Period): number {
  if (from === '') return Number.NEGATIVE_INFINITY;
  return IS_DAY.test(from) ? Date.parse(`${from}T00:00:00+09:00`) : Date.parse(from);
}

/** When it is gone; a day is shown to its end, '' has none. A time that cannot be read hides the notice rather than keep it for ever. */
export function postedUntilMs({ until }: Period): number {
  if (until === '') return Number.POSITIVE_INFINITY;
  return IS_DAY.test(until) ? Date.parse(`${until}T00:00:00+09:00`) + DAY_MS : Date.parse(until);
}

export function isPosted(period: Period, nowMs: number): boolean {
  return postedFromMs(period) <= nowMs && nowMs < postedUntilMs(period);
}

export type PostingState = 'coming' | 'posted' | 'over';

/** What staff are told of a notice; one whose times cannot be read is over, for nobody sees it. */
export function postingState(period: Period, nowMs: number): PostingState {
  if (isPosted(period, nowMs)) return 'posted';
  return postedFromMs(period) > nowMs ? 'coming' : 'over';
}

/** Those that end, at the latest, with the day that is so many `days` after today in Japan; the soonest first. */
export function runsOutWithin<N extends Period>(notices: N[], nowMs: number, days: number): N[] {
  const endMs = tokyoMidnightMs(nowMs) + (days + 1) * DAY_MS;
  return notices
    .filter((notice) => postedUntilMs(notice) > nowMs && postedUntilMs(notice) <= endMs)
    .toSorted((a, b) => postedUntilMs(a) - postedUntilMs(b));
}

/** The notices on show at the moment, in their order. */
export function postedNow<N extends Period>(notices: N[], nowMs: number): N[] {
  return notices.filter((notice) => isPosted(notice, nowMs));
}

/** The next moment at which a notice appears or goes, `null` if none will. */
export function nextChangeMs(notices: Period[], nowMs: number): number | null {
  const changes = notices
    .flatMap((notice) => [postedFromMs(notice), postedUntilMs(notice)])
    .filter((ms) => ms > nowMs && Number.isFinite(ms));
  return changes.length === 0 ? null : Math.min(...changes);
}
