export type Clock = ReturnType<typeof createClock>;

/** The time and the only timers of the page. */
export function createClock() {
  return {
    now: () => Date.now(),
    /** Calls once after `ms`; the answer calls it off. */
    after(ms: number, action: () => void): () => void {
      const timer = setTimeout(action, ms);
      return () => clearTimeout(timer);
    },
  };
}
