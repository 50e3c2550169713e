import { signal } from '@preact/signals';
import type { Clock } from '../platform/clock.ts';

export const TRIAL_MS = 5 * 60_000;
export const CLEANING_MS = 60_000;

export type StaffModes = ReturnType<typeof createStaffModes>;

/** What staff turn on for a while: ratings that are marked as a trial, and a screen that feels no touch while it is wiped. */
export function createStaffModes({ clock }: { clock: Pick<Clock, 'steadyMs' | 'after'> }) {
  const trial = createMode(clock, TRIAL_MS);
  const cleaning = createMode(clock, CLEANING_MS);
  return { trial, cleaning };
}

/** Whole seconds left of something that ends by itself; `null` while it is off. */
function createMode(clock: Pick<Clock, 'steadyMs' | 'after'>, lastsMs: number) {
  const secondsLeft = signal<number | null>(null);
  let endMs = 0;
  let cancel = () => {};

  function tick() {
    const leftMs = endMs - clock.steadyMs();
    if (leftMs <= 0) return end();
    secondsLeft.value = Math.ceil(leftMs / 1000);
    cancel = clock.after(leftMs % 1000 || 1000, tick);
  }

  function end() {
    cancel();
    secondsLeft.value = null;
  }

  return {
    secondsLeft,
    start() {
      cancel();
      endMs = clock.steadyMs() + lastsMs;
      tick();
    },
    end,
  };
}
