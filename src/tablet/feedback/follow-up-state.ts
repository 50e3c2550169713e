import { computed, effect, signal } from '@preact/signals';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import type { Detail, Unnumbered } from '../../core/feedback/event.ts';
import {
  countdownSeconds,
  type FollowUp,
  type FollowUpEvent,
  type FollowUpRules,
  followUp,
  nextFollowUpChangeMs,
  noFollowUp,
} from '../../core/feedback/follow-up.ts';
import type { Clock } from '../platform/clock.ts';

export interface FollowUpParts {
  clock: Clock;
  db: { add: (detail: Unnumbered<Detail>) => Promise<unknown> };
  newId: () => string;
  rules: () => FollowUpRules;
  /** A detail is on disk and may be sent. */
  stored: () => void;
  /** It could not be written. */
  failed: () => void;
}

export type FollowUpState = ReturnType<typeof createFollowUpState>;

/** The questions after a rating: what was answered is written at each 送る; who leaves has lost nothing. */
export function createFollowUpState({ clock, db, newId, rules, stored, failed }: FollowUpParts) {
  const state = signal<FollowUp>(noFollowUp);
  let tappedAtMs = 0;
  const secondsLeft = signal<number | null>(null);

  function happen(event: FollowUpEvent) {
    state.value = followUp(state.value, event, rules(), clock.steadyMs());
  }

  const end = effect(() => {
    const now = clock.steadyMs();
    secondsLeft.value = countdownSeconds(state.value, now);
    const changeMs = nextFollowUpChangeMs(state.value, now);
    if (changeMs === null) return;
    return clock.after(changeMs - now, () => {
      happen({ kind: 'tick' });
      // A second of the countdown is over though the questions stay.
      if (state.value.kind !== 'none') state.value = { ...state.value };
    });
  });

  return {
    step: computed(() => (state.value.kind === 'none' ? null : state.value.step)),
    chosen: computed(() => (state.value.kind === 'none' ? [] : state.value.chosen)),
    /** When the rating that is asked about was tapped; `null` while nothing is asked. */
    ratedAtMs: computed(() => (state.value.kind === 'none' ? null : tappedAtMs)),
    /** Seconds until the questions go by themselves, once they have waited in silence. */
    secondsLeft,
    rated(rating: string, tappedMs: number) {
      tappedAtMs = tappedMs;
      happen({ kind: 'rated', rating });
    },
    touched: () => happen({ kind: 'touch' }),
    choose: (id: string) => happen({ kind: 'choose', id }),
    skip: () => happen({ kind: 'skip' }),
    async send(): Promise<void> {
      if (state.value.kind === 'none' || state.value.chosen.length === 0) return;
      const { rating, step, chosen } = state.value;
      const detail: Unnumbered<Detail> = {
        v: 1,
        kind: 'detail',
        id: newId(),
        at: toTokyoIso(clock.now()),
        rating,
        ...(step === 'reasons' ? { reasons: chosen as Detail['reasons'] } : { department: chosen[0] }),
      };
      // At once, so that a second touch does not send it twice.
      happen({ kind: 'sent' });
      try {
        await db.add(detail);
      } catch {
        happen({ kind: 'skip' });
        failed();
        return;
      }
      stored();
    },
    end,
  };
}
