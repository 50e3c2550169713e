import { batch, computed, signal } from '@preact/signals';
import { indexEntries } from '../../core/display/index-entries.ts';
import type { Clock } from '../platform/clock.ts';
import type { DisplayState } from './display-state.ts';

export const TEXT_SIZES = [100, 150, 200] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** So long after the last touch nobody is there any more. */
const GONE_MS = 60_000;

export type VisitState = ReturnType<typeof createVisitState>;

export interface VisitParts {
  clock: Pick<Clock, 'after'>;
  display: Pick<DisplayState, 'slides' | 'touched' | 'goTo' | 'screenChanged'>;
}

/** What a visitor has opened and set for themselves; it is put back when they have gone. */
export function createVisitState({ clock, display }: VisitParts) {
  const textSize = signal<TextSize>(100);
  const isIndexOpen = signal(false);
  const departmentSlide = signal<string | null>(null);
  let cancel = () => {};

  const index = computed(() => indexEntries(display.slides.value));
  const department = computed(() => {
    const all = index.value.groups.flatMap(({ departments }) => departments);
    return all.find(({ slide }) => slide === departmentSlide.value) ?? null;
  });

  function touched() {
    display.touched();
    cancel();
    cancel = clock.after(GONE_MS, gone);
  }

  function gone() {
    closeIndex();
    setTextSize(100);
  }

  function closeIndex() {
    batch(() => {
      isIndexOpen.value = false;
      departmentSlide.value = null;
    });
  }

  function setTextSize(size: TextSize) {
    if (size === textSize.value) return;
    batch(() => {
      textSize.value = size;
      // What was cut for another size is cut anew.
      display.screenChanged();
    });
  }

  return {
    touched,
    textSize,
    nextTextSize: () => setTextSize(TEXT_SIZES[(TEXT_SIZES.indexOf(textSize.value) + 1) % TEXT_SIZES.length]!),
    index,
    isIndexOpen,
    /** Whose goals the index shows; `null` = all departments. Gone with another edition, it is all again. */
    department,
    openIndex: () => {
      isIndexOpen.value = true;
    },
    closeIndex,
    openDepartment: (slide: string | null) => {
      departmentSlide.value = slide;
    },
    goTo(slide: string) {
      batch(() => {
        closeIndex();
        display.goTo(slide);
      });
    },
    end: () => cancel(),
  };
}
