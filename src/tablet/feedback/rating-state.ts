import { computed, effect, signal } from '@preact/signals';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import type { Rating } from '../../core/feedback/event.ts';
import {
  nextFlowChangeMs,
  type RatingFlow,
  type RatingFlowEvent,
  ratingFlow,
  readyFlow,
  takesTaps,
  visibleChoice,
} from '../../core/feedback/rating-flow.ts';
import type { Language } from '../../core/settings/choices.ts';
import type { Clock } from '../platform/clock.ts';
import type { RatingDb } from '../platform/rating-db.ts';

/** What was on the screen when the face was touched. */
export interface RatingContext {
  scale: 4 | 5;
  shown: string;
  edition: number;
  lang: Language;
  app: string;
}

export interface RatingParts {
  clock: Clock;
  db: Pick<RatingDb, 'add' | 'summary'>;
  newId: () => string;
  context: () => RatingContext;
  /** A rating is on disk and may be sent. */
  stored: () => void;
  /** Resolves when this page alone may write. */
  becomeWriter: Promise<void>;
}

/** A reload gets the lock of the page before it at once; who waits longer waits for another window. */
const WRITER_WITHIN_MS = 3_000;

export type RatingState = ReturnType<typeof createRatingState>;

/** The faces: a tap is thanked when it is on disk, and says so when it cannot be. */
export function createRatingState({ clock, db, newId, context, stored, becomeWriter }: RatingParts) {
  const flow = signal<RatingFlow>(readyFlow);
  const choice = signal<number | null>(null);
  const isWriter = signal(false);
  // Faces that would swallow every tap must not be offered: another window of this app holds the pen.
  const isElsewhere = signal(false);
  const stopWaiting = clock.after(WRITER_WITHIN_MS, () => {
    isElsewhere.value = true;
  });
  void becomeWriter.then(() => {
    stopWaiting();
    isElsewhere.value = false;
    isWriter.value = true;
  });

  function happen(event: RatingFlowEvent) {
    flow.value = ratingFlow(flow.value, event, clock.steadyMs());
  }

  const end = effect(() => {
    const now = clock.steadyMs();
    choice.value = visibleChoice(flow.value, now);
    const changeMs = nextFlowChangeMs(flow.value, now);
    if (changeMs === null) return;
    const current = flow.value;
    return clock.after(changeMs - now, () => (current.kind === 'unavailable' ? reopen() : tick()));
  });

  function tick() {
    happen({ kind: 'tick' });
    // The choice may have to hide though the flow stays where it is.
    flow.value = { ...flow.value };
  }

  function reopen() {
    db.summary().then(
      () => happen({ kind: 'reopened' }),
      () => happen({ kind: 'failed' }),
    );
  }

  return {
    choice,
    /** When the rating now thanked for was tapped. */
    thankedAtMs: computed(() => (flow.value.kind === 'thanked' ? flow.value.tappedMs : null)),
    isUnavailable: computed(() => isElsewhere.value || flow.value.kind === 'unavailable'),
    isSaving: computed(() => flow.value.kind === 'saving'),
    isWriter,
    async tap(score: number): Promise<void> {
      if (!isWriter.value || !takesTaps(flow.value, clock.steadyMs())) return;
      const { scale, shown, edition, lang, app } = context();
      const rating: Omit<Rating, 'seq'> = {
        v: 1,
        kind: 'rating',
        id: newId(),
        at: toTokyoIso(clock.now()),
        question: 'overall',
        scale,
        score,
        shown,
        edition,
        lang,
        app,
        flags: [],
      };
      happen({ kind: 'tap', score });
      try {
        await db.add(rating);
      } catch {
        happen({ kind: 'failed' });
        return;
      }
      happen({ kind: 'stored' });
      stored();
    },
    end,
  };
}
