/** What is asked after a rating; the same after every face. */
export type FollowUpStep = 'reasons' | 'department';

/** The questions after a rating. Times in ms on one clock. */
export type FollowUp =
  | { kind: 'none' }
  /** `quietMs`: until then silence means nothing; after it a countdown is shown until `endMs`. */
  | { kind: 'asking'; step: FollowUpStep; rating: string; chosen: string[]; quietMs: number; endMs: number };

export type FollowUpEvent =
  | { kind: 'rated'; rating: string }
  /** Somebody is there: a touch, a key, つづける. */
  | { kind: 'touch' }
  | { kind: 'choose'; id: string }
  | { kind: 'sent' }
  | { kind: 'skip' }
  | { kind: 'tick' };

export interface FollowUpRules {
  /** Whether there is anything to choose from; a question without answers is not asked. */
  asksReasons: boolean;
  asksDepartment: boolean;
}

export const QUIET_MS = 15_000;
/** WCAG 2.2 2.2.1: a warning, at least 20 s, and one touch that extends it, as often as needed. */
export const COUNTDOWN_MS = 20_000;

export const noFollowUp: FollowUp = { kind: 'none' };

/** What follows from an event at `nowMs`; the same questions where nothing changes. Another rating ends those of the one before. */
export function followUp(now: FollowUp, event: FollowUpEvent, rules: FollowUpRules, nowMs: number): FollowUp {
  const waits = { quietMs: nowMs + QUIET_MS, endMs: nowMs + QUIET_MS + COUNTDOWN_MS };
  if (event.kind === 'rated') {
    const step = rules.asksReasons ? 'reasons' : 'department';
    if (!rules.asksReasons && !rules.asksDepartment) return noFollowUp;
    return { kind: 'asking', step, rating: event.rating, chosen: [], ...waits };
  }
  if (now.kind === 'none') return now;
  switch (event.kind) {
    case 'touch':
      return { ...now, ...waits };
    case 'choose':
      return { ...now, chosen: chosenAfter(now, event.id), ...waits };
    case 'sent':
      if (now.step === 'department' || !rules.asksDepartment) return noFollowUp;
      return { ...now, step: 'department', chosen: [], ...waits };
    case 'skip':
      return noFollowUp;
    case 'tick':
      return nowMs < now.endMs ? now : noFollowUp;
  }
}

/** Reasons are as many as one likes, the counter is one; a second touch takes a choice back. */
function chosenAfter({ step, chosen }: FollowUp & { kind: 'asking' }, id: string): string[] {
  if (chosen.includes(id)) return chosen.filter((other) => other !== id);
  return step === 'reasons' ? [...chosen, id] : [id];
}

/** Whole seconds left of the countdown, `null` before it. */
export function countdownSeconds(now: FollowUp, nowMs: number): number | null {
  if (now.kind === 'none' || nowMs < now.quietMs) return null;
  return Math.max(0, Math.ceil((now.endMs - nowMs) / 1000));
}

/** When something changes by itself: the countdown begins, a second of it is over, it ends. */
export function nextFollowUpChangeMs(now: FollowUp, nowMs: number): number | null {
  if (now.kind === 'none') return null;
  if (nowMs < now.quietMs) return now.quietMs;
  return now.endMs - Math.max(0, Math.ceil((now.endMs - nowMs) / 1000) - 1) * 1000;
}
