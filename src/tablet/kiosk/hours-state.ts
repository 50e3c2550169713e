import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { closedBecause, type OpeningHours, openingAt } from '../../core/calendar/opening-hours.ts';
import { untilNextMinuteMs } from '../../core/calendar/tokyo-time.ts';
import { type NightPhase, nightPhase } from '../../core/display/night-phase.ts';
import type { Clock } from '../platform/clock.ts';
import type { LobbyTime } from './lobby-time.ts';

export interface HoursParts {
  clock: Pick<Clock, 'steadyMs' | 'after'>;
  time: Pick<LobbyTime, 'now'>;
  hours: ReadonlySignal<OpeningHours>;
}

/** A jump of the calendar is noticed at the latest after this. */
const LOOK_EVERY_MS = 30_000;
/** Whoever woke the screen has it this long after the last touch. */
export const AWAKE_MS = 2 * 60_000;
/** The touch that woke the screen may still become a click when the finger has left; a finger that never leaves must not block it. */
export const SETTLE_MS = 500;
const LONGEST_TOUCH_MS = 5_000;

export type HoursState = ReturnType<typeof createHoursState>;

/** What the opening hours do to the screen: nothing while it is open, or woken; else it goes dark step by step. */
export function createHoursState({ clock, time, hours }: HoursParts) {
  /** `waking`: the picture is there, and the touch that called it still counts for nothing. */
  const phase = signal<'open' | 'waking' | NightPhase>('open');
  const card = signal<{ nowMs: number; because: ReturnType<typeof closedBecause>; nextMs: number | null } | null>(null);
  let awakeUntilMs = Number.NEGATIVE_INFINITY;
  let settledAtMs = Number.NEGATIVE_INFINITY;
  let cancel = () => {};

  function look() {
    cancel();
    const now = time.now();
    const steadyMs = clock.steadyMs();
    const { isOpen, sinceMs, nextMs } = openingAt(hours.value, now);
    const waits = [LOOK_EVERY_MS];
    if (nextMs !== null) waits.push(nextMs - now);
    if (steadyMs < settledAtMs) {
      phase.value = 'waking';
      waits.push(settledAtMs - steadyMs);
    } else if (isOpen || steadyMs < awakeUntilMs) {
      phase.value = 'open';
      if (!isOpen) waits.push(awakeUntilMs - steadyMs);
    } else {
      const closedMs = sinceMs === null ? Number.POSITIVE_INFINITY : now - sinceMs;
      const night = nightPhase(Math.min(closedMs, steadyMs - awakeUntilMs));
      card.value = { nowMs: now, because: closedBecause(hours.value, now), nextMs };
      phase.value = night.phase;
      waits.push(night.leftMs, untilNextMinuteMs(now));
    }
    cancel = clock.after(Math.min(...waits), look);
  }

  const stop = effect(() => {
    hours.value;
    untracked(look);
  });

  const isOpenNow = () => openingAt(hours.value, time.now()).isOpen;

  return {
    phase,
    isOpenNow,
    /** What the clock card says. */
    card,
    look,
    /** A finger or a key went down anywhere; a dark screen is woken by it, a woken one stays awake. */
    touched() {
      // A touch in opening hours is no call to stay when they end.
      if (phase.value === 'open' && isOpenNow()) return;
      const now = clock.steadyMs();
      if (phase.value !== 'open') settledAtMs = now + LONGEST_TOUCH_MS;
      awakeUntilMs = now + AWAKE_MS;
      look();
    },
    /** The finger has left. */
    released() {
      if (phase.value !== 'waking') return;
      settledAtMs = clock.steadyMs() + SETTLE_MS;
      look();
    },
    end() {
      stop();
      cancel();
    },
  };
}
