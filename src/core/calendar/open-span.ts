export const SPAN = /^([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-4]):([0-5]\d)$/;

/** `8:30-17:15` as minutes since midnight, `null` where it is no span of one day; `24:00` is the end of a day. */
export function openSpan(text: string): { fromMinute: number; untilMinute: number } | null {
  const match = SPAN.exec(text);
  if (!match) return null;
  const fromMinute = Number(match[1]) * 60 + Number(match[2]);
  const untilMinute = Number(match[3]) * 60 + Number(match[4]);
  return fromMinute < untilMinute && untilMinute <= 24 * 60 ? { fromMinute, untilMinute } : null;
}

/** Whether the calendar has this `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const ms = Date.parse(text);
  // 2026-02-30 is read as 2 March, so what comes back is compared.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
