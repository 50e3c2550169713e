import { batch, computed, effect, signal } from '@preact/signals';
import { withoutFailed } from '../../core/display/failed-slides.ts';
import type { CutGoal } from '../../core/display/in-language.ts';
import { finerLimit, type Page, pagesOf } from '../../core/display/pages.ts';
import { type ReadingPace, readingTimeMs } from '../../core/display/reading-time.ts';
import { nextChangeMs, type RotationEvent, rotate, startRotation } from '../../core/display/rotation.ts';
import { type Slide, slidesOf } from '../../core/display/slides.ts';
import type { OnShow } from '../../core/protocol/envelopes.ts';
import type { Language } from '../../core/settings/choices.ts';
import type { Clock } from '../platform/clock.ts';
import { createTimeLine } from './time-line-state.ts';

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

/** The loop as it is told, and what more is to be told in it. */
export type TellMore = (slides: Slide[], shown: OnShow | null) => Slide[];

export type DisplayState = ReturnType<typeof createDisplayState>;

/** The loop of slides: what is on screen, what moves it, and what a visitor's touch does to it. */
export function createDisplayState({ clock, settings: first }: { clock: Clock; settings: DisplaySettings }) {
  const settings = signal(first);
  const edition = signal<OnShow | null>(null);
  const language = signal<Language>('ja');
  let cut: CutGoal | undefined;
  // Smaller limits for slides whose page did not fit this screen at the smallest type.
  const limits = signal<ReadonlyMap<string, number>>(new Map());
  const rotation = signal(startRotation(clock.steadyMs()));
  let next: (() => void) | null = null;

  const leftOut = signal<ReadonlySet<string>>(new Set());
  const told = computed(() => slidesOf(edition.value, language.value, cut));
  const more = signal<TellMore>((slides) => slides);
  // Apart: with nothing more to tell the loop is the very same, and no page of it is cut anew.
  const all = computed(() => more.value(told.value, edition.value));
  const slides = computed(() => withoutFailed(all.value, leftOut.value));
  const charactersPerPage = computed(() => settings.value.charactersPerPage);
  // Where one slide is cut anew, the steps of all others are the very same.
  let cuts = new WeakMap<Slide, { limit: number; steps: Step[] }>();
  const steps = computed<Step[]>(() =>
    slides.value.flatMap((slide) => {
      const limit = limits.value.get(slide.id) ?? charactersPerPage.value;
      const before = cuts.get(slide);
      if (before?.limit === limit) return before.steps;
      const pages = pagesOf(slide, limit);
      const steps = pages.map((page, index) => ({ slide, page, pageNo: index + 1, pages: pages.length }));
      cuts.set(slide, { limit, steps });
      return steps;
    }),
  );
  const step = computed(() => steps.value[rotation.value.step % steps.value.length]!);
  const stayMs = computed(() => readingTimeMs(step.value.page.characters, settings.value));
  const isStopped = computed(() => rotation.value.hold?.by === 'stop');

  function happen(event: RotationEvent) {
    const rules = { steps: steps.value.length, stayMs: stayMs.value, pauseMs: settings.value.pauseSeconds * 1000 };
    const before = rotation.value;
    // Always anew: a timer may end a moment too early, and must then be set again, or the loop would stand still for ever.
    rotation.value = { ...rotate(rotation.value, event, rules, clock.steadyMs()) };
    // A loop of one page turns to itself.
    if (rotation.value.step !== before.step || rotation.value.sinceMs !== before.sinceMs) switchNow();
  }

  /** What waited for a page change comes on the screen, and the loop goes on at the slide it would have shown. */
  function switchNow() {
    const waiting = next;
    next = null;
    if (waiting !== null) keepPlace(waiting);
  }

  /** Changes what is in the loop and stays on the slide; where that is gone, goes on at the next one that is still there. */
  function keepPlace(change: () => void) {
    const { step: here } = rotation.value;
    const ahead = steps.value.slice(here).map(({ slide }) => slide.id);
    const { slide, pageNo } = step.value;
    batch(() => {
      change();
      const places = steps.value.flatMap((other, at) => (other.pageNo === 1 ? [{ id: other.slide.id, at }] : []));
      const goesOn = ahead.find((id) => places.some((place) => place.id === id));
      // A principle comes several times: the turn nearest to here.
      const same = places.filter(({ id }) => id === goesOn).map(({ at }) => at);
      const at = same.toSorted((x, y) => Math.abs(x - here) - Math.abs(y - here))[0] ?? 0;
      const isSame = goesOn === slide.id;
      const page = isSame ? Math.min(pageNo, steps.value[at]!.pages) - 1 : 0;
      rotation.value = { ...rotation.value, step: at + page, ...(!isSame && { sinceMs: clock.steadyMs() }) };
    });
  }

  /** Pages the loop anew and stays on the slide, at its first page or at its last. A principle comes several times: the same turn of it. */
  function repage(anew: ReadonlyMap<string, number>, at: 'first' | 'last') {
    const { slide } = step.value;
    const isHere = (other: Step) => other.slide === slide;
    batch(() => {
      limits.value = anew;
      const here = at === 'first' ? steps.value.findIndex(isHere) : steps.value.findLastIndex(isHere);
      rotation.value = { ...rotation.value, step: Math.max(0, here) };
    });
  }

  const stopTimer = effect(() => {
    const changeMs = nextChangeMs(rotation.value, stayMs.value);
    return clock.after(changeMs - clock.steadyMs(), () => happen({ kind: 'tick' }));
  });
  const shown = computed(() => edition.value && step.value);
  const timeLine = createTimeLine({ clock, rotation, stayMs, shown });

  return {
    step,
    steps,
    elapsed: timeLine.elapsed,
    isFresh: timeLine.isFresh,
    /** The pages of this turn of a slide, as they are cut now. */
    pagesOf: (slide: Slide) => steps.value.filter((other) => other.slide === slide).map(({ page }) => page),
    isStopped,
    slides,
    edition,
    language,
    /** Ids of slides that cannot be shown. */
    leftOut,
    touched: () => happen({ kind: 'touch' }),
    next: () => happen({ kind: 'move', by: 1 }),
    previous: () => happen({ kind: 'move', by: -1 }),
    stop: () => happen({ kind: 'stop' }),
    resume: () => happen({ kind: 'resume' }),

    /** Shows another edition from its beginning; the same one again changes nothing but what its notices say. */
    show(shown: OnShow, pace: DisplaySettings) {
      batch(() => {
        settings.value = pace;
        const before = edition.value;
        if (before === null || !isSameText(shown, before)) {
          edition.value = shown;
          limits.value = new Map();
          leftOut.value = new Set();
          rotation.value = startRotation(clock.steadyMs());
        } else if (JSON.stringify(passingOf(shown)) !== JSON.stringify(passingOf(before))) {
          keepPlace(() => {
            edition.value = shown;
          });
        }
      });
    },

    /** Calls `show` at the next page change, so that nobody loses the line they read; the latest wish counts. */
    atNextPage(show: () => void) {
      next = show;
    },

    /** Calls `show` now, and stays on the slide where it is still there; what waited for a page change is overtaken. */
    atOnce(show: () => void) {
      next = null;
      keepPlace(show);
    },

    /** Tells everything in another language, from the beginning of the slide that is on the screen. */
    speak(spoken: Language, cutGoal: CutGoal) {
      if (spoken === language.value) return;
      cut = cutGoal;
      keepPlace(() => {
        language.value = spoken;
        limits.value = new Map();
      });
    },

    /** What comes behind the first slide has more to tell; whatever is on the screen stays. */
    tellMore(tell: TellMore) {
      keepPlace(() => {
        more.value = tell;
      });
    },

    /** Goes to a slide by its id, held as long as before; nothing happens where there is none. */
    goTo(slideId: string) {
      const index = steps.value.findIndex(({ slide }) => slide.id === slideId);
      if (index < 0) return;
      rotation.value = { ...rotation.value, step: index, sinceMs: clock.steadyMs() };
      switchNow();
    },

    /** Takes a slide out of the loop until the next edition. */
    leaveOut(slideId: string) {
      keepPlace(() => {
        leftOut.value = new Set(leftOut.value).add(slideId);
      });
    },

    /** The page on screen is too long at the smallest type: page the slide anew; `false` = it is not to be cut any finer. */
    pageTooLong(): boolean {
      const { slide, pageNo, pages } = step.value;
      const limit = limits.value.get(slide.id) ?? charactersPerPage.value;
      const finer = finerLimit(slide, limit);
      // Whoever came to the slide from behind goes on backwards.
      const at = pageNo > 1 && pageNo === pages ? 'last' : 'first';
      if (finer < limit) repage(new Map(limits.value).set(slide.id, finer), at);
      return finer < limit;
    },

    /** Another screen size: what did not fit before may fit now. */
    screenChanged() {
      cuts = new WeakMap();
      repage(new Map(), 'first');
    },

    end() {
      stopTimer();
      timeLine.end();
    },
  };
}

/** What comes and goes by the minute. */
const passingOf = ({ notices, ratings = [] }: OnShow) => [notices, ratings];

/** What a stick brought carries the serial the tablet last had, so that alone does not tell. Notices come and go by the minute. */
function isSameText(one: OnShow, other: OnShow): boolean {
  const text = ({ title, policy, departments, terms, previous }: OnShow) => [
    title,
    policy,
    departments,
    terms,
    previous,
  ];
  return (
    one.serial === other.serial &&
    (one.departments === other.departments || JSON.stringify(text(one)) === JSON.stringify(text(other)))
  );
}
