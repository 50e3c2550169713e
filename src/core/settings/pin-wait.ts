import type { PinAttempts } from './pin-attempts.ts';

const FREE_TRIES = 3;
const MINUTE_MS = 60_000;
const WAITS_MS = [30_000, MINUTE_MS, 2 * MINUTE_MS, 4 * MINUTE_MS, 8 * MINUTE_MS, 15 * MINUTE_MS];

export function afterWrongPin({ failures }: PinAttempts, nowMs: number): PinAttempts {
  return { failures: failures + 1, failedAtMs: nowMs };
}

/** How long the next try has to wait after the last wrong one. */
function waitMs({ failures }: PinAttempts): number {
  if (failures < FREE_TRIES) return 0;
  return WAITS_MS[Math.min(failures - FREE_TRIES, WAITS_MS.length - 1)]!;
}

/** How much of that wait is left. A calendar that was set back begins the wait again and makes it no longer. */
export function pinWaitLeftMs(attempts: PinAttempts, nowMs: number): number {
  const wait = waitMs(attempts);
  return Math.min(wait, Math.max(0, attempts.failedAtMs + wait - nowMs));
}

/** As they count from now on: a last try that seems to lie in the future was this very moment. */
export function lookedAtAttempts(attempts: PinAttempts, nowMs: number): PinAttempts {
  return attempts.failedAtMs > nowMs ? { ...attempts, failedAtMs: nowMs } : attempts;
}

/** A tablet without a PIN lets one be set this long after its storage was found empty. */
const MAY_SET_FOR_MS = 10 * MINUTE_MS;

/** `bornMs`: when the storage was found empty, `null` for one that was made before that was noted. */
export function mayPinBeSet(bornMs: number | null, nowMs: number): boolean {
  return bornMs !== null && bornMs <= nowMs && nowMs < bornMs + MAY_SET_FOR_MS;
}
