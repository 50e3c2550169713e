/** What the faces do. Times in ms on one clock. */
export type RatingFlow =
  | { kind: 'ready' }
  | { kind: 'saving'; score: number; tappedMs: number }
  | { kind: 'thanked'; score: number; tappedMs: number; untilMs: number }
  | { kind: 'unavailable'; retryMs: number };

export type RatingFlowEvent =
  | { kind: 'tap'; score: number }
  | { kind: 'stored' }
  | { kind: 'failed' }
  | { kind: 'reopened' }
  | { kind: 'tick' };

export const THANKS_MS = 4_000;
/** A second tap within this time is the same hand, not another opinion. */
export const SWALLOW_MS = 1_500;
/** Nobody who comes next sees what was chosen. */
export const CHOICE_VISIBLE_MS = 1_000;
const REOPEN_EVERY_MS = 60_000;

export const readyFlow: RatingFlow = { kind: 'ready' };

/** Thanks follow only on `stored`, which the tablet says after the strict commit. The same flow when nothing changes. */
export function ratingFlow(flow: RatingFlow, event: RatingFlowEvent, nowMs: number): RatingFlow {
  switch (event.kind) {
    case 'tap':
      return takesTaps(flow, nowMs) ? { kind: 'saving', score: event.score, tappedMs: nowMs } : flow;
    case 'stored':
      if (flow.kind !== 'saving') return flow;
      return { kind: 'thanked', score: flow.score, tappedMs: flow.tappedMs, untilMs: nowMs + THANKS_MS };
    case 'failed':
      return { kind: 'unavailable', retryMs: nowMs + REOPEN_EVERY_MS };
    case 'reopened':
      return flow.kind === 'unavailable' ? readyFlow : flow;
    case 'tick':
      return flow.kind === 'thanked' && nowMs >= flow.untilMs ? readyFlow : flow;
  }
}

export function takesTaps(flow: RatingFlow, nowMs: number): boolean {
  if (flow.kind === 'ready') return true;
  return flow.kind === 'thanked' && nowMs >= flow.tappedMs + SWALLOW_MS;
}

/** The score whose face looks pressed, `null` once it must not be seen any more. */
export function visibleChoice(flow: RatingFlow, nowMs: number): number | null {
  if (flow.kind !== 'saving' && flow.kind !== 'thanked') return null;
  return nowMs < flow.tappedMs + CHOICE_VISIBLE_MS ? flow.score : null;
}

/** When the flow changes by itself, `null` if it waits for somebody. */
export function nextFlowChangeMs(flow: RatingFlow, nowMs: number): number | null {
  if (flow.kind === 'unavailable') return flow.retryMs;
  if (flow.kind !== 'saving' && flow.kind !== 'thanked') return null;
  const hideChoiceMs = flow.tappedMs + CHOICE_VISIBLE_MS;
  if (nowMs < hideChoiceMs) return hideChoiceMs;
  return flow.kind === 'thanked' ? flow.untilMs : null;
}
