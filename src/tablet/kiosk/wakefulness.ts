import { effect, type ReadonlySignal } from '@preact/signals';
import type { takeWakeLock } from '../platform/wake-lock.ts';

export interface WakefulnessParts {
  take: typeof takeWakeLock;
  /** There is something to be seen. */
  isWanted: ReadonlySignal<boolean>;
}

export type Wakefulness = ReturnType<typeof createWakefulness>;

/** Holds the screen awake while there is something to be seen; where the lock was lost or refused, `retake` asks again. */
export function createWakefulness({ take, isWanted }: WakefulnessParts) {
  let release: (() => void) | null = null;
  let isAsking = false;

  async function retake() {
    if (isAsking || release !== null || !isWanted.value) return;
    isAsking = true;
    release = await take(() => {
      release = null;
    });
    isAsking = false;
    if (!isWanted.value) letGo();
  }

  function letGo() {
    release?.();
    release = null;
  }

  const end = effect(() => {
    if (isWanted.value) void retake();
    else letGo();
  });
  return { retake: () => void retake(), isAwake: () => release !== null, end };
}
