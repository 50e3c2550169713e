/** The loop stands still: after a touch for a while, or because a visitor pressed とめる. */
export interface Hold {
  by: 'touch' | 'stop';
  untilMs: number;
}

/** Where the loop is: a step of the flat list of pages, since when, and what holds it. Times in ms on one clock. */
export interface Rotation {
  step: number;
  sinceMs: number;
  hold: Hold | null;
}

/** とめる ends by itself after this long without a touch, or a stopped screen would stay stopped for the day. */
export const STOP_MS = 5 * 60_000;

export type RotationEvent =
  | { kind: 'tick' }
  | { kind: 'touch' }
  | { kind: 'move'; by: 1 | -1 }
  | { kind: 'stop' }
  | { kind: 'resume' };

export interface RotationRules {
  steps: number;
  /** How long the present page stays. */
  stayMs: number;
  pauseMs: number;
}

export function startRotation(nowMs: number): Rotation {
  return { step: 0, sinceMs: nowMs, hold: null };
}

/** What follows from an event at `nowMs`; the same rotation when nothing changes. */
export function rotate(rotation: Rotation, event: RotationEvent, rules: RotationRules, nowMs: number): Rotation {
  switch (event.kind) {
    case 'tick':
      if (nowMs < nextChangeMs(rotation, rules.stayMs)) return rotation;
      return { step: wrapped(rotation.step + 1, rules.steps), sinceMs: nowMs, hold: null };
    case 'touch':
      return { ...rotation, hold: held(rotation.hold?.by ?? 'touch', rules, nowMs) };
    case 'move':
      return {
        step: wrapped(rotation.step + event.by, rules.steps),
        sinceMs: nowMs,
        hold: held(rotation.hold?.by ?? 'touch', rules, nowMs),
      };
    case 'stop':
      return { ...rotation, hold: held('stop', rules, nowMs) };
    case 'resume':
      return { ...rotation, sinceMs: nowMs, hold: null };
  }
}

/** When the loop goes on by itself. */
export function nextChangeMs(rotation: Rotation, stayMs: number): number {
  return Math.max(rotation.sinceMs + stayMs, rotation.hold?.untilMs ?? 0);
}

/** How much of the page's time is over, 0 to 1, in whole seconds, so that nothing creeps; 0 while the loop is held. */
export function elapsedShare(rotation: Rotation, stayMs: number, nowMs: number): number {
  if (rotation.hold !== null) return 0;
  return Math.min(1, (Math.floor((nowMs - rotation.sinceMs) / 1000) * 1000) / stayMs);
}

function held(by: Hold['by'], rules: RotationRules, nowMs: number): Hold {
  return { by, untilMs: nowMs + (by === 'stop' ? STOP_MS : rules.pauseMs) };
}

const wrapped = (step: number, steps: number) => ((step % steps) + steps) % steps;
