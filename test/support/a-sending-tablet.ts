import { expect, onTestFinished } from 'vitest';
import type { FeedbackEvent } from '../../src/core/feedback/event.ts';
import type { RatingsAnswer } from '../../src/core/protocol/envelopes.ts';
import { createSync, type SyncParts } from '../../src/tablet/feedback/sync.ts';
import type { Failure } from '../../src/tablet/platform/hub-client.ts';
import { createRatingDb } from '../../src/tablet/platform/rating-db.ts';
import { aClock } from './a-clock.ts';
import { aTap } from './a-tap.ts';
import { settled } from './settled.ts';

export type Answer = { kind: 'answer'; value: RatingsAnswer } | Failure;
export type Script = (events: FeedbackEvent[], token: string) => Answer | Promise<Answer>;

/** A tablet with so many ratings to send, and a hub that answers as told; two requests at once fail the test. */
export async function aSendingTablet(count: number, script: Script, parts: Partial<SyncParts> = {}) {
  const clock = aClock();
  const db = createRatingDb(aClock());
  const addRatings = async (more: number) => {
    for (let index = 0; index < more; index += 1) await db.add(aTap());
  };
  await addRatings(count);
  const requests: { atMs: number; seqs: number[]; token: string }[] = [];
  let inFlight = 0;
  const sync = createSync({
    clock,
    db,
    hub: {
      async ratings(token, _epoch, events) {
        requests.push({ atMs: clock.steadyMs(), seqs: events.map(({ seq }) => seq), token });
        inFlight += 1;
        expect(inFlight).toBe(1);
        try {
          return await script(events, token);
        } finally {
          inFlight -= 1;
        }
      },
    },
    token: async () => 'token-1',
    tokenRefused: async () => {},
    random: () => 0,
    ...parts,
  });
  onTestFinished(sync.end);
  return {
    clock,
    db,
    sync,
    requests,
    addRatings,
    unsent: async () => (await db.summary()).unsent,
    /** Sends what is to be sent now. */
    async now() {
      sync.now();
      await settled();
    },
    async later(ms: number) {
      clock.advance(ms);
      await settled();
    },
    times: () => requests.map(({ atMs }) => atMs),
    sizes: () => requests.map(({ seqs }) => seqs.length),
  };
}
