/**
 * What a tablet may believe of its calendar. `confirmedMs`: the latest time the hub has said; it lasts over restarts.
 * `shiftMs`: how far the device's calendar stood from a steady clock at the last look; `null` before the first.
 */
export interface TimeTrust {
  confirmedMs: number;
  shiftMs: number | null;
  /** The calendar jumped and nobody has confirmed the new time. */
  isDoubtful: boolean;
}

/** A larger step than this is no drift and no correction by a time server. */
export const JUMP_MS = 5 * 60_000;

export const firstTrust = (confirmedMs: number): TimeTrust => ({ confirmedMs, shiftMs: null, isDoubtful: false });

/**
 * A look at the device's two clocks, in ms. A jump of more than five minutes makes the time doubtful until the hub confirms
 * it or the calendar jumps back; small steps are taken as they come.
 */
export function lookedAt(trust: TimeTrust, deviceMs: number, steadyMs: number): TimeTrust {
  const shiftMs = deviceMs - steadyMs;
  if (trust.shiftMs === null) return { ...trust, shiftMs };
  const hasJumped = Math.abs(shiftMs - trust.shiftMs) > JUMP_MS;
  // While in doubt the old shift stays: a calendar that comes back to it is believed again.
  return hasJumped ? { ...trust, isDoubtful: true } : { ...trust, shiftMs, isDoubtful: false };
}

/** The hub has said what time it is: nothing earlier counts any more, and where the calendar disagrees the hub is believed. */
export function confirmed(trust: TimeTrust, hubMs: number, deviceMs: number, steadyMs: number): TimeTrust {
  const isDoubtful = Math.abs(deviceMs - hubMs) > JUMP_MS;
  return {
    confirmedMs: Math.max(trust.confirmedMs, hubMs),
    shiftMs: (isDoubtful ? hubMs : deviceMs) - steadyMs,
    isDoubtful,
  };
}

/** The time by which content appears and goes: never earlier than the hub has confirmed. */
export function trustedMs({ confirmedMs, isDoubtful, shiftMs }: TimeTrust, deviceMs: number, steadyMs: number): number {
  // In doubt time goes on as it went before the jump: what was decided stays, until somebody confirms.
  const believedMs = isDoubtful && shiftMs !== null ? steadyMs + shiftMs : deviceMs;
  return Math.max(believedMs, confirmedMs);
}
