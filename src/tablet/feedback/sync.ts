import { acknowledged, batchWithin, nextAttemptMs } from '../../core/feedback/send-queue.ts';
import { BATCH_BYTES, BATCH_EVENTS } from '../../core/protocol/envelopes.ts';
import type { Clock } from '../platform/clock.ts';
import type { HubClient } from '../platform/hub-client.ts';
import type { RatingDb } from '../platform/rating-db.ts';

const SOON_MS = 1_000;
const REGULARLY_MS = 60_000;
/** So long after its last word the hub is asked what it holds, with nothing to send: it may have been restored from a backup. */
const ASK_AFTER_MS = 5 * 60_000;

export interface SyncParts {
  clock: Clock;
  db: Pick<RatingDb, 'unsent' | 'advance'>;
  hub: Pick<HubClient, 'ratings'>;
  /** The token, `null` while the tablet is not enrolled. */
  token: () => Promise<string | null>;
  /** The hub does not know this token any more. */
  tokenRefused: (token: string) => Promise<void>;
  random: () => number;
}

type Outcome = 'done' | { retryAfterMs: number };

/** Sends what the hub has not acknowledged: one batch at a time, oldest first, for as long as it takes. */
export function createSync({ clock, db, hub, token, tokenRefused, random }: SyncParts) {
  let failures = 0;
  let isRunning = false;
  let isWanted = false;
  let most = BATCH_EVENTS;
  let isEnded = false;
  let heardAtMs = Number.NEGATIVE_INFINITY;
  let cancel = () => {};

  async function sendAll(): Promise<Outcome> {
    let read = await db.unsent(most);
    for (;;) {
      const { epoch, state, events } = read;
      const isQuestion = events.length === 0;
      if (isQuestion && (state.through === 0 || clock.steadyMs() < heardAtMs + ASK_AFTER_MS)) return 'done';
      const sender = await token();
      if (sender === null) return { retryAfterMs: 0 };
      const batch = batchWithin(events, { events: most, bytes: BATCH_BYTES });
      const last = batch.at(-1)?.seq ?? state.sentThrough;
      const answering = hub.ratings(sender, epoch, batch);
      // What follows is read while this travels; should that fail, it is read again.
      const [answer, next] = await Promise.all([answering, db.unsent(most, last).catch(() => null)]);
      if (answer.kind !== 'answer') return failed(answer, sender);
      heardAtMs = clock.steadyMs();
      const advance = acknowledged(state, batch, answer.value);
      if (isQuestion && advance.through >= state.through) return 'done';
      await db.advance(epoch, advance);
      // An answer that moves nothing forward must not send the same batch again at once, for ever.
      if (advance.sentThrough <= state.sentThrough) return { retryAfterMs: 0 };
      failures = 0;
      const isNext = next !== null && next.epoch === epoch && advance.sentThrough === last;
      read = isNext ? { ...next, state: advance } : await db.unsent(most);
    }
  }

  async function failed(
    failure: Exclude<Awaited<ReturnType<typeof hub.ratings>>, { kind: 'answer' }>,
    sender: string,
  ): Promise<Outcome> {
    if (failure.kind === 'unauthorized') await tokenRefused(sender);
    if (failure.kind === 'refused' && failure.status === 413) most = Math.max(1, Math.floor(most / 2));
    return { retryAfterMs: failure.kind === 'busy' ? failure.retryAfterMs : 0 };
  }

  async function run(): Promise<void> {
    cancel();
    if (isRunning) {
      isWanted = true;
      return;
    }
    isRunning = true;
    isWanted = false;
    // The database's trouble is the faces' to tell; here it only means: later.
    const outcome = await sendAll().catch((): Outcome => ({ retryAfterMs: 0 }));
    isRunning = false;
    if (outcome === 'done') {
      failures = 0;
      most = BATCH_EVENTS;
      plan(isWanted ? SOON_MS : REGULARLY_MS);
    } else {
      failures += 1;
      // Who was sent away together does not come back together.
      const spread = random();
      plan(Math.max(outcome.retryAfterMs * (1 + spread / 2), nextAttemptMs(failures, spread)));
    }
  }

  function plan(ms: number) {
    cancel();
    if (isEnded) return;
    cancel = clock.after(ms, () => void run());
  }

  return {
    /** At start, when the network is back, when the page is seen again. */
    now: () => void run(),
    /** After a new event; while the hub is away the back-off stays. */
    soon: () => {
      if (isRunning) isWanted = true;
      else if (failures === 0) plan(SOON_MS);
    },
    end() {
      isEnded = true;
      cancel();
    },
  };
}
