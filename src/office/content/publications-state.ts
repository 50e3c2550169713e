import { computed, signal } from '@preact/signals';
import { publicationWords as words } from '../../words/office-content.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { Session } from '../frame/session-state.ts';
import type { Failure, OfficeClient } from '../office-client.ts';
import type { OfficeState } from '../office-state.ts';

/** What was done last. `before` = the serial that was on show until then; published again it undoes what was done. */
export interface Deed {
  sentence: string;
  serial: number;
  kind: 'shown' | 'waiting' | 'cancelled';
  before: number;
  /** A notice was added or withdrawn, in what waits as well. */
  isNotice?: boolean;
}

export interface PublicationsParts {
  hub: Pick<OfficeClient, 'publishAgain' | 'cancelWaiting' | 'withdrawNotice'>;
  kept: Session['kept'];
  office: Pick<OfficeState, 'look' | 'hurry' | 'base'>;
}

export type Publications = ReturnType<typeof createPublications>;

/** Publishing what the hub already has, taking down, and the way back from the last thing done. */
export function createPublications({ hub, kept, office }: PublicationsParts) {
  const deed = signal<Deed | null>(null);
  const fault = signal<string | null>(null);
  const isBusy = signal(false);

  function announce(done: Deed): Promise<void> {
    deed.value = done;
    fault.value = null;
    return office.hurry();
  }

  async function perform<Value>(
    ask: () => Promise<{ kind: 'answer'; value: Value } | { kind: 'signed-out' } | Failure>,
    done: (value: Value) => Deed,
  ): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    fault.value = null;
    const answer = await kept(ask);
    isBusy.value = false;
    if (answer.kind === 'answer') return announce(done(answer.value));
    fault.value = answer.kind === 'refused' && answer.status === 409 ? words.overtaken : failureSentence(answer);
    await office.look();
  }

  /** `before` is what staff believe to be on show: another edition there is answered 409. */
  function again(of: number, before: number, isNoticeUndone = false): Promise<void> {
    return perform(
      () => hub.publishAgain(of, before, isNoticeUndone),
      ({ serial }) => ({
        ...{ sentence: words.restored(serial, of), serial, kind: 'shown', before },
        ...(isNoticeUndone && { isNotice: true }),
      }),
    );
  }

  function cancelWaiting(serial: number): Promise<void> {
    const before = office.base.value;
    return perform(
      () => hub.cancelWaiting(serial),
      () => ({ sentence: words.cancelled(serial), serial, kind: 'cancelled', before }),
    );
  }

  return {
    deed: computed(() => deed.value),
    fault: computed(() => fault.value),
    isBusy: computed(() => isBusy.value),
    /** Not when somebody else has published since; until the page has looked, what was on show before stands there. */
    canUndo: computed(() => {
      const done = deed.value;
      if (done?.kind === 'waiting') return true;
      return done?.kind === 'shown' && done.before > 0 && [done.serial, done.before].includes(office.base.value);
    }),
    announce,
    again: (of: number) => again(of, office.base.value),
    cancelWaiting,
    /** `base` is the edition in which staff saw the notice at `index`. */
    withdraw(index: number, title: string, base: number): Promise<void> {
      return perform(
        () => hub.withdrawNotice(index, base),
        ({ serial }) => ({ sentence: words.withdrawn(title), serial, kind: 'shown', before: base, isNotice: true }),
      );
    },
    async undo(): Promise<void> {
      const done = deed.value;
      if (done?.kind === 'waiting') await cancelWaiting(done.serial);
      if (done?.kind === 'shown' && done.before > 0) await again(done.before, done.serial, done.isNotice);
    },
  };
}
