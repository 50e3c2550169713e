import type { SendState } from './send-queue.ts';

/** The flags of the next rating look at the last hundred, each with its two answers; the rest is for a hub restored from a backup. */
const KEPT_EVENTS = 1_000;
const KEPT_MS = 90 * 86_400_000;

/** The highest seq that may be deleted, whatever the reason: acknowledged, and not among the last thousand. 0 = none. */
export function mostPrunable({ sentThrough, lastSeq }: Pick<SendState, 'sentThrough'> & { lastSeq: number }): number {
  return Math.max(0, Math.min(sentThrough, lastSeq - KEPT_EVENTS));
}

/**
 * Of `events`, oldest first, how far they are older than 90 days; 0 = none is. Order is by seq: a time in the future, of a clock
 * that stood wrong, counts as nothing and holds nothing back, and a time that is too early takes nothing along that is younger.
 */
export function agedThrough(events: { seq: number; at: string }[], nowMs: number): number {
  let through = 0;
  for (const { seq, at } of events) {
    const agoMs = nowMs - Date.parse(at);
    if (agoMs >= 0 && agoMs <= KEPT_MS) break;
    if (agoMs > KEPT_MS) through = seq;
  }
  return through;
}
