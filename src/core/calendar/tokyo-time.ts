const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
// Japan has had no summer time since 1952, so the zone is a constant.
const OFFSET_MS = 9 * HOUR_MS;

/** The moment as a calendar in Asia/Tokyo reads it; `weekday` 0 = Sunday. */
export interface TokyoTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
}

/** `ms` since 1970 UTC. */
export function tokyoTime(ms: number): TokyoTime {
  const at = new Date(ms + OFFSET_MS);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    weekday: at.getUTCDay(),
  };
}

/** ISO 8601 with milliseconds and `+09:00`, as every stored and sent time is written. */
export function toTokyoIso(ms: number): string {
  return `${new Date(ms + OFFSET_MS).toISOString().slice(0, -1)}+09:00`;
}

/** `2026-11` of a moment in Asia/Tokyo; ratings files are named by it. */
export function tokyoMonth(ms: number): string {
  return toTokyoIso(ms).slice(0, 7);
}

/** Milliseconds until the wall clock in Japan shows the next minute. */
export function untilNextMinuteMs(ms: number): number {
  return 60_000 - (ms % 60_000);
}

/** The moment at which the day began in Asia/Tokyo, in ms since 1970 UTC. */
export function tokyoMidnightMs(ms: number): number {
  return tokyoDayStartMs(tokyoDay(ms));
}

/** The same by the number of the day. */
export function tokyoDayStartMs(day: number): number {
  return day * DAY_MS - OFFSET_MS;
}

/** `2026-11-22` of the number of a day. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Days since 1970-01-01 in Asia/Tokyo. */
export function tokyoDay(ms: number): number {
  return Math.floor((ms + OFFSET_MS) / DAY_MS);
}
