export type Clock = ReturnType<typeof createClock>;

// A longer wait overflows in setTimeout and would be over at once.
const LONGEST_MS = 2 ** 31 - 1;

/** The times and the only timers of the tablet; `offsetMs` moves the calendar for a look at another day. */
export function createClock(offsetMs = 0) {
  return {
    /** What the calendar says, in ms since 1970. Somebody may set it at any moment, back or forth. */
    now: () => Date.now() + offsetMs,
    /** Only ever goes forward, as the timers do; for how long something lasts. */
    steadyMs: () => performance.now(),
    /** Calls once after `ms`; the answer calls it off. */
    after(ms: number, action: () => void): () => void {
      // A browser cuts off what is less than a whole millisecond, and would call before the time.
      const timer = setTimeout(action, Math.min(LONGEST_MS, Math.ceil(Math.max(0, ms))));
      return () => clearTimeout(timer);
    },
  };
}
