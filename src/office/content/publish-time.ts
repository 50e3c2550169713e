import { tokyoMidnightMs, tokyoTime, toTokyoIso } from '../../core/calendar/tokyo-time.ts';

const DAY_MS = 86_400_000;
const MORNING_MS = 8.5 * 3_600_000;

/** Of `<input type="datetime-local">`: `2026-11-23T08:30`, in Japan wherever the browser stands. */
const fieldValue = (ms: number) => toTokyoIso(ms).slice(0, 16);

/** Tomorrow at 8:30, before the doors open. */
export const tomorrowMorning = (nowMs: number) => fieldValue(tokyoMidnightMs(nowMs) + DAY_MS + MORNING_MS);

/** The beginning of the next 年度. */
export function nextFiscalYear(nowMs: number): { year: number; value: string } {
  const { year, month } = tokyoTime(nowMs);
  const next = month < 4 ? year : year + 1;
  return { year: next, value: `${next}-04-01T00:00` };
}

/** The time as it travels, or why it cannot be that. */
export function publishTime(value: string, nowMs: number): { effectiveFrom: string } | { fault: 'missing' | 'past' } {
  const effectiveFrom = `${value.slice(0, 16)}:00+09:00`;
  const ms = Date.parse(effectiveFrom);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) || Number.isNaN(ms)) return { fault: 'missing' };
  return ms <= nowMs ? { fault: 'past' } : { effectiveFrom };
}
