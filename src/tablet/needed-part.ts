import type { Clock } from './platform/clock.ts';

const LOAD_AGAIN_MS = 30_000;

export type Needed = ReturnType<typeof createNeeded>;

/** Loads a part without which nothing is kept or sent: where it does not come, it is asked for again. */
export function createNeeded({ after }: Pick<Clock, 'after'>) {
  return async function needed<Part>(load: () => Promise<Part>): Promise<Part> {
    for (;;) {
      try {
        return await load();
      } catch {
        await new Promise<void>((again) => void after(LOAD_AGAIN_MS, again));
      }
    }
  };
}
