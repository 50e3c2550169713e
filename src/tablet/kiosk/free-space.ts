import type { Clock } from '../platform/clock.ts';

export interface FreeSpaceParts {
  clock: Pick<Clock, 'after'>;
  /** In the order in which things may go. What is not yet sent is in none of them. */
  steps: ((spared: string[]) => Promise<unknown>)[];
}

/** A visitor stands there with the finger still on the face. */
const WITHIN_MS = 5_000;

/** Gives up, step by step, what the tablet can do without. */
export function createFreeSpace({ clock, steps }: FreeSpaceParts) {
  /** `spared`: digests of files that are wanted though no package on the tablet names them yet. */
  async function freeSpace(spared: string[] = []): Promise<void> {
    // A step that fails has freed nothing; the next one may.
    for (const step of steps) await step(spared).catch(() => {});
  }

  return {
    freeSpace,
    /** For an event that could not be written: resolves when it is worth another try, else rejects with the same failure. */
    async recover(failure: unknown): Promise<void> {
      if (!isFull(failure)) throw failure;
      await new Promise<void>((resolve, reject) => {
        const cancel = clock.after(WITHIN_MS, () => reject(failure));
        freeSpace().then(resolve).finally(cancel);
      });
    },
  };
}

function isFull(failure: unknown): boolean {
  const cause = failure instanceof Error ? failure.cause : undefined;
  return cause instanceof DOMException && cause.name === 'QuotaExceededError';
}
