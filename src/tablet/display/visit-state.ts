import { batch, computed, effect, signal, untracked } from '@preact/signals';
import type { Term } from '../../core/content/edition.ts';
import type { CutGoal } from '../../core/display/in-language.ts';
import { indexEntries } from '../../core/display/index-entries.ts';
import type { Language } from '../../core/settings/choices.ts';
import { type LobbyWords, lobbyWords } from '../../words/lobby.ts';
import type { Clock } from '../platform/clock.ts';
import type { DisplayState } from './display-state.ts';

export const TEXT_SIZES = [100, 150, 200] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** So long after the last touch nobody is there any more. */
const GONE_MS = 60_000;

export type VisitState = ReturnType<typeof createVisitState>;

/** What another language needs: its words, and how a translated goal is cut. */
export interface Spoken {
  words: LobbyWords;
  cutGoal: CutGoal;
}

const japanese: Spoken = { words: lobbyWords, cutGoal: () => [] };

export interface VisitParts {
  clock: Pick<Clock, 'after'>;
  display: Pick<
    DisplayState,
    'slides' | 'step' | 'edition' | 'isStopped' | 'touched' | 'goTo' | 'screenChanged' | 'speak' | 'language'
  >;
  /** The tablet is set to high contrast for everybody. */
  prefersContrast: boolean;
  loadLanguage: (language: Language) => Promise<Spoken>;
}

/** What a visitor has opened and set for themselves; it is put back when they have gone. */
export function createVisitState({ clock, display, prefersContrast, loadLanguage }: VisitParts) {
  const words = signal(lobbyWords);
  const isHighContrast = signal(prefersContrast);
  let wanted: Language = 'ja';
  const textSize = signal<TextSize>(100);
  const isIndexOpen = signal(false);
  const departmentSlide = signal<string | null>(null);
  const openWord = signal<string | null>(null);
  const isGone = signal(false);
  let cancel = () => {};

  const index = computed(() => indexEntries(display.slides.value));
  const department = computed(() => {
    const all = index.value.groups.flatMap(({ departments }) => departments);
    return all.find(({ slide }) => slide === departmentSlide.value) ?? null;
  });

  const terms = computed(() => display.edition.value?.terms ?? []);
  const term = computed(() => terms.value.find(({ word }) => word === openWord.value) ?? null);

  function touched() {
    display.touched();
    isGone.value = false;
    cancel();
    cancel = clock.after(GONE_MS, () => {
      isGone.value = true;
    });
  }

  // Whoever stopped the loop reads on without touching anything; when it goes on by itself, nobody is there.
  const stopPuttingBack = effect(() => {
    if (isGone.value && !display.isStopped.value) untracked(putBack);
  });

  function putBack() {
    isGone.value = false;
    close();
    setTextSize(100);
    isHighContrast.value = prefersContrast;
    void speak('ja');
  }

  /** All at once, when the words are there; the latest wish counts. Where they cannot be had, the language stays as it is. */
  async function speak(language: Language) {
    wanted = language;
    const loaded = language === 'ja' ? japanese : await loadLanguage(language).catch(() => null);
    if (loaded === null || wanted !== language) return;
    keepTerm(() => {
      words.value = loaded.words;
      display.speak(language, loaded.cutGoal);
    });
  }

  // Another page has other words.
  const page = computed(() => `${display.step.value.slide.id} ${display.step.value.pageNo}`);
  const stopTurning = effect(() => {
    page.value;
    closeTerm();
  });

  function closeTerm() {
    openWord.value = null;
  }

  /** Only cut or told anew, a page is still the one the visitor reads. */
  function keepTerm(change: () => void) {
    const word = openWord.value;
    batch(change);
    openWord.value = word;
  }

  function close() {
    closeIndex();
    closeTerm();
  }

  function closeIndex() {
    batch(() => {
      isIndexOpen.value = false;
      departmentSlide.value = null;
    });
  }

  function setTextSize(size: TextSize) {
    if (size === textSize.value) return;
    keepTerm(() => {
      textSize.value = size;
      // What was cut for another size is cut anew.
      display.screenChanged();
    });
  }

  return {
    touched,
    /** Everything is as a start shows it. */
    isPutBack: computed(
      () =>
        display.language.value === 'ja' &&
        textSize.value === 100 &&
        isHighContrast.value === prefersContrast &&
        !isIndexOpen.value &&
        openWord.value === null,
    ),
    /** The words of the screen, in the language that was chosen. */
    words,
    language: display.language,
    speak,
    isHighContrast,
    toggleContrast: () => {
      isHighContrast.value = !isHighContrast.value;
    },
    textSize,
    nextTextSize: () => setTextSize(TEXT_SIZES[(TEXT_SIZES.indexOf(textSize.value) + 1) % TEXT_SIZES.length]!),
    index,
    isIndexOpen,
    /** Whose goals the index shows; `null` = all departments. Gone with another edition, it is all again. */
    department,
    openIndex: () => {
      closeTerm();
      isIndexOpen.value = true;
    },
    closeIndex,
    openDepartment: (slide: string | null) => {
      departmentSlide.value = slide;
    },
    terms,
    /** The one whose meaning is open; `null` = none. Gone with another edition, it is closed. */
    term,
    openTerm: ({ word }: Term) => {
      openWord.value = word;
    },
    closeTerm,
    close,
    goTo(slide: string) {
      batch(() => {
        closeIndex();
        display.goTo(slide);
      });
    },
    end() {
      cancel();
      stopPuttingBack();
      stopTurning();
    },
  };
}
