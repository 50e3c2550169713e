export type HandMovedClock = ReturnType<typeof aClock>;

/** A clock that stands until it is moved; its timers run in their order while it moves. */
export function aClock(startMs = Date.parse('2026-11-22T10:15:30.123+09:00')) {
  let steadyMs = 0;
  let setByMs = 0;
  let timers: { atMs: number; action: () => void }[] = [];
  return {
    now: () => startMs + steadyMs + setByMs,
    steadyMs: () => steadyMs,
    after(ms: number, action: () => void): () => void {
      const timer = { atMs: steadyMs + Math.max(0, ms), action };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },

    advance(ms: number): void {
      const endMs = steadyMs + ms;
      for (;;) {
        const next = timers.toSorted((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined || next.atMs > endMs) break;
        steadyMs = Math.max(steadyMs, next.atMs);
        timers = timers.filter((other) => other !== next);
        next.action();
      }
      steadyMs = endMs;
    },
    /** Somebody sets the calendar; what lasts, lasts as long. */
    setBy(ms: number): void {
      setByMs += ms;
    },
    /** The soonest timer ends this much too early, as timers of some browsers do. */
    endEarly(ms: number): void {
      const next = timers.toSorted((a, b) => a.atMs - b.atMs)[0]!;
      steadyMs = next.atMs - ms;
      timers = timers.filter((other) => other !== next);
      next.action();
    },
    /** In ms from now, soonest first. */
    pending: () => timers.map(({ atMs }) => atMs - steadyMs).toSorted((a, b) => a - b),
  };
}
