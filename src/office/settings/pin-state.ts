import { computed, signal } from '@preact/signals';
import { PIN_DIGITS } from '../../core/settings/settings.ts';
import { pinWords as words } from '../../words/office.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { Session } from '../frame/session-state.ts';
import type { OfficeClient } from '../office-client.ts';

export type PinState = ReturnType<typeof createPinState>;

export interface PinStateParts {
  hub: Pick<OfficeClient, 'setPin'>;
  kept: Session['kept'];
  look: () => Promise<void>;
}

/** The staff PIN of the tablets. */
export function createPinState({ hub, kept, look }: PinStateParts) {
  /** A new object each time, so that the field takes the focus again. */
  const fault = signal<{ sentence: string } | null>(null);
  const isDone = signal(false);
  return {
    fault: computed(() => fault.value),
    isDone: computed(() => isDone.value),
    /** What was typed is another number now. */
    forgetFault() {
      fault.value = null;
    },
    /** Answers whether it is set. Full-width digits count as what they are. */
    async set(typed: string): Promise<boolean> {
      const pin = typed.normalize('NFKC').trim();
      isDone.value = false;
      fault.value = null;
      if (!PIN_DIGITS.test(pin)) {
        fault.value = { sentence: words.wrong };
        return false;
      }
      const answer = await kept(() => hub.setPin(pin));
      if (answer.kind !== 'answer') {
        fault.value = { sentence: failureSentence(answer) };
        return false;
      }
      isDone.value = true;
      void look();
      return true;
    },
  };
}
