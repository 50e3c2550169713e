import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '../platform/clock.ts';
import type { CheckFindings } from './check-findings.ts';

export interface CheckStateParts {
  clock: Pick<Clock, 'after'>;
  isOpen: ReadonlySignal<boolean>;
  look: () => Promise<CheckFindings>;
  sendNow: () => void;
}

const AGAIN_MS = 3_000;

export type CheckState = ReturnType<typeof createCheckState>;

/** 点検: looks again and again for as long as somebody reads it. */
export function createCheckState({ clock, isOpen, look, sendNow }: CheckStateParts) {
  const findings = signal<CheckFindings | null>(null);
  let cancel = () => {};
  let turn = 0;

  async function lookAgain(): Promise<void> {
    cancel();
    turn += 1;
    const mine = turn;
    // What cannot be said now may be said in three seconds.
    const found = await look().catch(() => null);
    if (mine !== turn) return;
    findings.value = found ?? findings.value;
    cancel = clock.after(AGAIN_MS, () => void lookAgain());
  }

  const stop = effect(() => {
    if (!isOpen.value) return;
    void lookAgain();
    return () => {
      turn += 1;
      cancel();
      findings.value = null;
    };
  });

  return {
    /** `null` until the first look. */
    findings,
    sendNow() {
      sendNow();
      void lookAgain();
    },
    end: () => stop(),
  };
}
