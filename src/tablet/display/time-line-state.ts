import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { elapsedShare, type Rotation } from '../../core/display/rotation.ts';
import { chapterOf } from '../../core/display/slides.ts';
import type { Clock } from '../platform/clock.ts';
import type { Step } from './display-state.ts';

export interface TimeLineParts {
  clock: Pick<Clock, 'steadyMs' | 'after'>;
  rotation: ReadonlySignal<Rotation>;
  /** How long the page on the screen stays. */
  stayMs: ReadonlySignal<number>;
  /** What stands on the screen; `null` before there is an edition. */
  shown: ReadonlySignal<Step | null>;
}

/** So much before its time a timer may end, by a clock that is coarser than ours; it must not take a second one to reach it. */
const EARLY_MS = 10;

/** How much of its time the page on the screen has stood, and whether it has just come. */
export function createTimeLine({ clock, rotation, stayMs, shown }: TimeLineParts) {
  const elapsed = signal(0);
  const isFresh = signal(false);

  const draw = () => {
    elapsed.value = elapsedShare(rotation.value, stayMs.value, clock.steadyMs() + EARLY_MS);
  };
  const stopLine = effect(() => {
    const { sinceMs, hold } = rotation.value;
    draw();
    if (hold !== null) return;
    let cancel = () => {};
    const goOn = () => {
      const pastMs = clock.steadyMs() - sinceMs;
      const nextMs = (Math.floor((pastMs + EARLY_MS) / 1000) + 1) * 1000;
      cancel = clock.after(nextMs - pastMs, () => {
        // It has come up long ago, and a frame of its own would cost as much as the coming.
        isFresh.value = false;
        draw();
        goOn();
      });
    };
    goOn();
    return () => cancel();
  });

  // A page that is cut anew has not come anew.
  const here = computed(() => shown.value && `${shown.value.pageNo} ${shown.value.slide.id}`);
  let before: string | null = null;
  const stopFresh = effect(() => {
    const left = before;
    before = here.value && chapterOf(shown.peek()!.slide);
    // What a visitor asks for is there at once.
    const isAskedFor = rotation.peek().hold !== null;
    isFresh.value = left !== null && left !== before && !isAskedFor;
  });

  return {
    /** From 0 to 1, in whole seconds. */
    elapsed,
    /** The loop has gone on by itself to another chapter, and neither its page nor the time line has moved since. */
    isFresh,
    end() {
      stopLine();
      stopFresh();
    },
  };
}
