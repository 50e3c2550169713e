import { computed, signal } from '@preact/signals';
import { noAttempts, type PinAttempts } from '../../core/settings/pin-attempts.ts';
import { afterWrongPin, lookedAtAttempts, mayPinBeSet, pinWaitLeftMs } from '../../core/settings/pin-wait.ts';
import { PIN_DIGITS, type PinHash } from '../../core/settings/settings.ts';
import type { Clock } from '../platform/clock.ts';
import type { PinDb } from '../platform/pin-db.ts';
import type { hashPin, isPin } from '../platform/pin-hash.ts';

export interface PinStateParts {
  clock: Pick<Clock, 'now' | 'steadyMs' | 'after'>;
  db: PinDb;
  /** That of the office page, as it came with the settings. */
  officePin: () => PinHash | undefined;
  isPin: typeof isPin;
  hashPin: typeof hashPin;
  /** The right PIN was entered, or a first one was set. */
  passed: () => void;
}

export type PinStep = 'starting' | 'enter' | 'set' | 'set-again' | 'elsewhere';
export type PinFault = 'wrong' | 'too-short' | 'differ' | 'not-kept';

const LONGEST = 12;

export type PinState = ReturnType<typeof createPinState>;

/** Who may open the staff menu. Lives as long as the page, so that closing the dialog ends no wait. */
export function createPinState({ clock, db, officePin, isPin, hashPin, passed }: PinStateParts) {
  const step = signal<PinStep>('starting');
  const digits = signal('');
  const fault = signal<PinFault | null>(null);
  const isChecking = signal(false);
  const waitLeftMs = signal(0);
  let expected: PinHash | null = null;
  let first = '';
  let attempts: PinAttempts | null = null;
  let freeAtMs = 0;
  let cancel = () => {};

  async function start() {
    goTo('starting');
    if (attempts === null) {
      attempts = lookedAtAttempts((await db.pinAttempts().catch(() => null)) ?? noAttempts, clock.now());
      holdFor(pinWaitLeftMs(attempts, clock.now()));
    }
    expected = officePin() ?? (await db.ownPin().catch(() => null));
    if (expected !== null) goTo('enter');
    else goTo(mayPinBeSet(await db.bornMs().catch(() => null), clock.now()) ? 'set' : 'elsewhere');
  }

  function goTo(next: PinStep, because: PinFault | null = null) {
    step.value = next;
    digits.value = '';
    fault.value = because;
  }

  function holdFor(ms: number) {
    freeAtMs = clock.steadyMs() + ms;
    countDown();
  }

  function countDown() {
    cancel();
    waitLeftMs.value = Math.max(0, freeAtMs - clock.steadyMs());
    if (waitLeftMs.value > 0) cancel = clock.after(Math.min(1000, waitLeftMs.value), countDown);
  }

  async function check(entered: string, pin: PinHash) {
    // Counted before it is known: pulling the plug in between must not make a try free.
    attempts = afterWrongPin(attempts ?? noAttempts, clock.now());
    await db.keepPinAttempts(attempts).catch(() => {});
    if (await isPin(entered, pin)) {
      attempts = noAttempts;
      await db.keepPinAttempts(attempts).catch(() => {});
      goTo('starting');
      passed();
    } else {
      goTo('enter', 'wrong');
      holdFor(pinWaitLeftMs(attempts, attempts.failedAtMs));
    }
  }

  async function setPin(entered: string) {
    if (entered !== first) return goTo('set', 'differ');
    try {
      await db.keepOwnPin(await hashPin(entered));
    } catch {
      return goTo('set', 'not-kept');
    }
    goTo('starting');
    passed();
  }

  async function confirm() {
    if (!isOpen.value) return;
    const entered = digits.value;
    if (!PIN_DIGITS.test(entered)) {
      fault.value = 'too-short';
      return;
    }
    isChecking.value = true;
    try {
      if (step.value === 'enter' && expected !== null) await check(entered, expected);
      else if (step.value === 'set-again') await setPin(entered);
      else if (step.value === 'set') {
        first = entered;
        goTo('set-again');
      }
    } finally {
      isChecking.value = false;
    }
  }

  /** Digits are taken. */
  const isOpen = computed(
    () => ['enter', 'set', 'set-again'].includes(step.value) && !isChecking.value && waitLeftMs.value === 0,
  );

  return {
    step,
    fault,
    isOpen,
    isChecking,
    waitLeftMs,
    /** How many are entered; which ones is nobody's business. */
    entered: computed(() => digits.value.length),
    start,
    confirm,
    press(digit: string) {
      if (!isOpen.value || digits.value.length >= LONGEST) return;
      fault.value = null;
      digits.value += digit;
    },
    erase() {
      if (isOpen.value) digits.value = digits.value.slice(0, -1);
    },
  };
}
