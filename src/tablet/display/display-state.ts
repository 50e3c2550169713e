import { computed, effect, signal } from '@preact/signals';
import { type Page, pagesOf } from '../../core/display/pages.ts';
import { type ReadingPace, readingTimeMs } from '../../core/display/reading-time.ts';
import { elapsedShare, nextChangeMs, type RotationEvent, rotate, startRotation } from '../../core/display/rotation.ts';
import { type Slide, slidesOf } from '../../core/display/slides.ts';
import type { ShownEdition } from '../../core/protocol/envelopes.ts';
import type { Clock } from '../platform/clock.ts';

export interface DisplaySettings extends ReadingPace {
  charactersPerPage: number;
  pauseSeconds: number;
}

/** One page of one slide, as it stands in the loop. */
export interface Step {
  slide: Slide;
  page: Page;
  pageNo: number;
  pages: number;
}

export type DisplayState = ReturnType<typeof createDisplayState>;

/** The loop of slides: what is on screen, what moves it, and what a visitor's touch does to it. */
export function createDisplayState({ clock, settings: first }: { clock: Clock; settings: DisplaySettings }) {
  const settings = signal(first);
  const edition = signal<ShownEdition | null>(null);
  // Smaller limits for slides whose page did not fit this screen at the smallest type.
  const limits = signal<ReadonlyMap<string, number>>(new Map());
  const rotation = signal(startRotation(clock.now()));
  const elapsed = signal(0);

  const steps = computed<Step[]>(() =>
    slidesOf(edition.value).flatMap((slide) => {
      const pages = pagesOf(slide, limits.value.get(slide.id) ?? settings.value.charactersPerPage);
      return pages.map((page, index) => ({ slide, page, pageNo: index + 1, pages: pages.length }));
    }),
  );
  const step = computed(() => steps.value[rotation.value.step % steps.value.length]!);
  const stayMs = computed(() => readingTimeMs(step.value.page.characters, settings.value));
  const isStopped = computed(() => rotation.value.hold?.by === 'stop');

  function happen(event: RotationEvent) {
    const rules = { steps: steps.value.length, stayMs: stayMs.value, pauseMs: settings.value.pauseSeconds * 1000 };
    rotation.value = rotate(rotation.value, event, rules, clock.now());
  }

  // One timer: to the next whole second of the time line, or to the end of what holds the loop.
  const stopTimer = effect(() => {
    const now = clock.now();
    const changeMs = nextChangeMs(rotation.value, stayMs.value);
    elapsed.value = elapsedShare(rotation.value, stayMs.value, now);
    return clock.after(changeMs - now, () => happen({ kind: 'tick' }));
  });
  const stopLine = effect(() => {
    const { sinceMs, hold } = rotation.value;
    if (hold !== null) return;
    let cancel = () => {};
    const draw = () => {
      elapsed.value = elapsedShare(rotation.peek(), stayMs.peek(), clock.now());
      cancel = clock.after(1000 - ((clock.now() - sinceMs) % 1000), draw);
    };
    draw();
    return () => cancel();
  });

  return {
    step,
    elapsed,
    isStopped,
    slides: computed(() => slidesOf(edition.value)),
    edition,
    touched: () => happen({ kind: 'touch' }),
    next: () => happen({ kind: 'move', by: 1 }),
    previous: () => happen({ kind: 'move', by: -1 }),
    stop: () => happen({ kind: 'stop' }),
    resume: () => happen({ kind: 'resume' }),

    /** Shows another edition from its beginning; the same one again changes nothing. */
    show(shown: ShownEdition, pace: DisplaySettings) {
      settings.value = pace;
      if (shown.serial === edition.value?.serial) return;
      edition.value = shown;
      limits.value = new Map();
      rotation.value = startRotation(clock.now());
    },

    /** Goes to a slide by its id; nothing happens where there is none. */
    goTo(slideId: string) {
      const index = steps.value.findIndex(({ slide }) => slide.id === slideId);
      if (index >= 0) rotation.value = { ...startRotation(clock.now()), step: index };
    },

    /** The page on screen is too long at the smallest type: page the slide anew, from its first page. */
    pageTooLong() {
      const { slide } = step.value;
      const limit = limits.value.get(slide.id) ?? settings.value.charactersPerPage;
      if (limit <= 20) return;
      limits.value = new Map(limits.value).set(slide.id, Math.floor(limit * 0.8));
      const first = steps.value.findIndex((other) => other.slide.id === slide.id);
      rotation.value = { ...rotation.value, step: first };
    },

    /** Another screen size: what did not fit before may fit now. */
    screenChanged() {
      const { id } = step.value.slide;
      limits.value = new Map();
      const first = steps.value.findIndex(({ slide }) => slide.id === id);
      rotation.value = { ...rotation.value, step: Math.max(0, first) };
    },

    end() {
      stopTimer();
      stopLine();
    },
  };
}
