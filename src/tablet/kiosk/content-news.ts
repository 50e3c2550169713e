import { nextAttemptMs } from '../../core/feedback/send-queue.ts';
import type { Clock } from '../platform/clock.ts';
import type { Device } from '../platform/content-db.ts';
import type { listenToHub } from '../platform/hub-events.ts';

export interface ContentNewsParts {
  clock: Pick<Clock, 'after' | 'steadyMs'>;
  listen: typeof listenToHub;
  device: () => Promise<Device | null>;
  tokenRefused: (token: string) => Promise<void>;
  /** Something may be new. */
  news: () => void;
  shownId: () => string | null;
  random: () => number;
}

/** A line that lasted this long was a good one: the next try need not wait. */
const GOOD_MS = 30_000;

/** Keeps a line to the hub open, so that new content comes at once; asking every minute stays behind it. */
export function createContentNews({ clock, listen, device, tokenRefused, news, shownId, random }: ContentNewsParts) {
  let failures = 0;
  const ended = new AbortController();
  let cancel = () => {};

  async function keepListening(): Promise<void> {
    const startedMs = clock.steadyMs();
    const me = await device().catch(() => null);
    if (me !== null) {
      const heard = (id: string) => {
        if (id !== shownId()) news();
      };
      const end = await listen(me.token, heard, { signal: ended.signal });
      if (end === 'unauthorized') await tokenRefused(me.token);
    }
    if (ended.signal.aborted) return;
    failures = clock.steadyMs() - startedMs > GOOD_MS ? 1 : failures + 1;
    cancel = clock.after(nextAttemptMs(failures, random()), () => void keepListening());
  }

  return {
    start: () => void keepListening(),
    end() {
      ended.abort();
      cancel();
    },
  };
}
