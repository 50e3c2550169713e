export type Clock = ReturnType<typeof createClock>;

/** The time and the only timers of the tablet; `offsetMs` moves it for a look at another day. */
export function createClock(offsetMs = 0) {
  return {
    now: () => Date.now() + offsetMs,
    /** Calls once after `ms`; the answer calls it off. */
    after(ms: number, action: () => void): () => void {
      const timer = setTimeout(action, Math.max(0, ms));
      return () => clearTimeout(timer);
    },
  };
}
