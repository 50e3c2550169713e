const FREE_FAILURES = 5;
const WINDOW_MS = 15 * 60_000;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

const MOST_ADDRESSES = 1_000;

/** How long to wait before the next try at the password: not at all at first, then longer with each failure, never for good. */
export function createSignInThrottle(now: () => number) {
  let failedMs: number[] = [];
  let waits = 0;
  let untilMs = 0;

  function forgive() {
    failedMs = [];
    waits = 0;
    untilMs = 0;
  }

  return {
    waitMs(): number {
      const nowMs = now();
      // Also where the clock was set back: nobody waits for it to come round again.
      if (nowMs >= untilMs + WINDOW_MS || untilMs - nowMs > LONGEST_WAIT_MS) waits = 0;
      return waits === 0 ? 0 : Math.max(0, untilMs - nowMs);
    },
    /** True for the first failure within a quarter of an hour. */
    failed(): boolean {
      const nowMs = now();
      failedMs = failedMs.filter((ms) => ms <= nowMs && nowMs - ms < WINDOW_MS);
      failedMs.push(nowMs);
      if (waits > 0 || failedMs.length >= FREE_FAILURES) {
        untilMs = nowMs + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** waits);
        waits += 1;
      }
      return failedMs.length === 1;
    },
    succeeded: forgive,
  };
}

export type SignInThrottle = ReturnType<typeof createSignInThrottle>;

/** One for each address, so that nobody can keep the others out. Addresses are in memory alone, and the oldest is forgotten first. */
export function createSignInThrottles(now: () => number) {
  const throttles = new Map<string, SignInThrottle>();
  return (address: string): SignInThrottle => {
    const throttle = throttles.get(address) ?? createSignInThrottle(now);
    throttles.delete(address);
    throttles.set(address, throttle);
    for (const oldest of [...throttles.keys()].slice(0, -MOST_ADDRESSES)) throttles.delete(oldest);
    return throttle;
  };
}
