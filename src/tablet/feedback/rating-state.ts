import { computed, effect, signal } from '@preact/signals';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import type { Rating, Unnumbered } from '../../core/feedback/event.ts';
import { flagsOf } from '../../core/feedback/flags.ts';
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
import type { Settings } from '../../core/settings/settings.ts';
import type { Clock } from '../platform/clock.ts';
import type { RatingDb } from '../platform/rating-db.ts';
import type { RecentRatings } from './recent-ratings.ts';

/** What was on the screen when the face was touched. */
export interface RatingContext {
  scale: 4 | 5;
  shown: string;
  edition: number;
  lang: Language;
  app: string;
  isClosed: boolean;
  isTest: boolean;
  /** Fingers down at once. */
  contacts: number;
  misuse: Settings['misuse'];
}

export interface RatingParts {
  clock: Clock;
  db: Pick<RatingDb, 'summary'> & { add: (rating: Unnumbered<Rating>) => Promise<Rating> };
  recent: Pick<RecentRatings, 'list' | 'remember'>;
  newId: () => string;
  context: () => RatingContext;
  /** Another rating begins. */
  tapped: () => void;
  /** A rating is on disk and may be sent. */
  stored: (rating: Rating, tappedMs: number) => void;
  /** Resolves when this page alone may write. */
  becomeWriter: Promise<void>;
}

/** A reload gets the lock of the page before it at once; who waits longer waits for another window. */
const WRITER_WITHIN_MS = 3_000;

export type RatingState = ReturnType<typeof createRatingState>;

/** The faces: a tap is thanked when it is on disk, and says so when it cannot be. */
export function createRatingState({ clock, db, recent, newId, context, tapped, stored, becomeWriter }: RatingParts) {
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
    /** The database has failed for what was asked after a rating: that is no other database. */
    failed: () => happen({ kind: 'failed' }),
    async tap(score: number): Promise<void> {
      const tappedMs = clock.steadyMs();
      if (!isWriter.value || !takesTaps(flow.value, tappedMs)) return;
      const { scale, shown, edition, lang, app, misuse, ...circumstances } = context();
      const atMs = clock.now();
      happen({ kind: 'tap', score });
      tapped();
      const flags = flagsOf({ atMs, score, ...circumstances }, recent.list(), misuse);
      const unnumbered: Unnumbered<Rating> = {
        v: 1,
        kind: 'rating',
        id: newId(),
        at: toTokyoIso(atMs),
        question: 'overall',
        scale,
        score,
        shown,
        edition,
        lang,
        app,
        flags,
      };
      let rating: Rating;
      try {
        rating = await db.add(unnumbered);
      } catch {
        happen({ kind: 'failed' });
        return;
      }
      recent.remember(rating);
      happen({ kind: 'stored' });
      stored(rating, tappedMs);
    },
    end,
  };
}
