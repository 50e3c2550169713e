import { computed, signal } from '@preact/signals';
import type { Clock } from '../platform/clock.ts';

export type EnrolAnswer = 'enrolled' | 'wrong-code' | 'busy' | 'offline';

export interface EnrolStateParts {
  clock: Pick<Clock, 'after'>;
  enrolWith: (code: string) => Promise<EnrolAnswer>;
  stayAlone: () => Promise<void>;
  close: () => void;
  /** Without a hub the tablet needs a PIN of its own. */
  setPin: () => void;
  /** The number that the address of the page brought; asked once. */
  takeCode?: () => string | null;
}

const CODE_DIGITS = 6;
const THANKS_MS = 5_000;

export type EnrolState = ReturnType<typeof createEnrolState>;

/** The 6 digits from the office page, or the decision to do without a hub. */
export function createEnrolState({
  clock,
  enrolWith,
  stayAlone,
  close,
  setPin,
  takeCode = () => null,
}: EnrolStateParts) {
  const code = signal('');
  const isAsking = signal(false);
  const isBrought = signal(false);
  const answer = signal<EnrolAnswer | 'code-too-short' | null>(null);
  const isOpen = computed(() => !isAsking.value && answer.value !== 'enrolled');

  return {
    /** A code is no secret: staff compare it with the office page. */
    code,
    isAsking,
    answer,
    isOpen,
    /** A QR code of the office page brought the number: staff only confirm. */
    isBrought: computed(() => isBrought.value && answer.value === null),
    start({ isNew = false } = {}) {
      // Only on a new tablet: who opens the dialog from the menu has a number in mind.
      const brought = isNew ? takeCode() : null;
      isBrought.value = brought !== null;
      code.value = brought ?? '';
      answer.value = null;
    },
    press(digit: string) {
      if (!isOpen.value || code.value.length >= CODE_DIGITS) return;
      answer.value = null;
      code.value += digit;
    },
    erase() {
      if (isOpen.value) code.value = code.value.slice(0, -1);
    },
    async confirm() {
      if (!isOpen.value) return;
      if (code.value.length < CODE_DIGITS) {
        answer.value = 'code-too-short';
        return;
      }
      isAsking.value = true;
      answer.value = await enrolWith(code.value).catch(() => 'offline' as const);
      isAsking.value = false;
      if (answer.value === 'enrolled') clock.after(THANKS_MS, close);
      else code.value = '';
    },
    async useAlone() {
      await stayAlone();
      close();
      setPin();
    },
  };
}
