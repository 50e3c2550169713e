import { computed, signal } from '@preact/signals';
import type { RejectedAnswer } from '../../core/protocol/office.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { Session } from '../frame/session-state.ts';
import type { OfficeClient } from '../office-client.ts';

export type RejectedState = ReturnType<typeof createRejectedState>;

/** What the hub could not take, read when staff ask for it. */
export function createRejectedState({ hub, kept }: { hub: Pick<OfficeClient, 'rejected'>; kept: Session['kept'] }) {
  const read = signal<RejectedAnswer | null>(null);
  const fault = signal<string | null>(null);
  return {
    read: computed(() => read.value),
    fault: computed(() => fault.value),
    async look(): Promise<void> {
      const answer = await kept(hub.rejected);
      fault.value = answer.kind === 'answer' ? null : failureSentence(answer);
      if (answer.kind === 'answer') read.value = answer.value;
    },
  };
}
