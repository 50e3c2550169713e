import type { FeedbackEvent } from './event.ts';

const DAY_MS = 86_400_000;
const EARLIEST_MS = Date.parse('2025-01-01T00:00:00.000+09:00');

/** Whether the time of an event cannot be trusted: before 2025, or more than a day from its receipt. */
export function isClockSuspect(atMs: number, receivedAtMs: number): boolean {
  return atMs < EARLIEST_MS || Math.abs(atMs - receivedAtMs) > DAY_MS;
}

/** The event as the hub keeps it: a rating with an untrustworthy time carries the flag `clock`. */
export function withClockFlag(event: FeedbackEvent, receivedAtMs: number): FeedbackEvent {
  if (event.kind !== 'rating' || event.flags.includes('clock')) return event;
  return isClockSuspect(Date.parse(event.at), receivedAtMs) ? { ...event, flags: [...event.flags, 'clock'] } : event;
}
