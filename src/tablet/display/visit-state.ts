import { batch, signal } from '@preact/signals';
import type { Clock } from '../platform/clock.ts';
import type { DisplayState } from './display-state.ts';

export const TEXT_SIZES = [100, 150, 200] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** So long after the last touch nobody is there any more. */
const GONE_MS = 60_000;

export type VisitState = ReturnType<typeof createVisitState>;

export interface VisitParts {
  clock: Pick<Clock, 'after'>;
  display: Pick<DisplayState, 'touched' | 'screenChanged'>;
}

/** What a visitor has set for themselves; it is put back when they have gone. */
export function createVisitState({ clock, display }: VisitParts) {
  const textSize = signal<TextSize>(100);
  let cancel = () => {};

  function setTextSize(size: TextSize) {
    if (size === textSize.value) return;
    batch(() => {
      textSize.value = size;
      // What was cut for another size is cut anew.
      display.screenChanged();
    });
  }

  return {
    touched() {
      display.touched();
      cancel();
      cancel = clock.after(GONE_MS, () => setTextSize(100));
    },
    textSize,
    nextTextSize: () => setTextSize(TEXT_SIZES[(TEXT_SIZES.indexOf(textSize.value) + 1) % TEXT_SIZES.length]!),
    end: () => cancel(),
  };
}
