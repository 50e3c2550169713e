import { computed, signal } from '@preact/signals';
import { failureSentence } from '../failure-sentence.ts';
import type { Session } from '../frame/session-state.ts';
import type { OfficeClient } from '../office-client.ts';

export type EnrolmentCodeState = ReturnType<typeof createEnrolmentCodeState>;

/** The number that lets one more tablet in. */
export function createEnrolmentCodeState(parts: { hub: Pick<OfficeClient, 'enrolmentCode'>; kept: Session['kept'] }) {
  const given = signal<{ code: string; until: string } | null>(null);
  const fault = signal<string | null>(null);
  return {
    given: computed(() => given.value),
    fault: computed(() => fault.value),
    async give(): Promise<void> {
      const answer = await parts.kept(parts.hub.enrolmentCode);
      given.value = answer.kind === 'answer' ? answer.value : null;
      fault.value = answer.kind === 'answer' ? null : failureSentence(answer);
    },
  };
}
