import 'fake-indexeddb/auto';
import { AsyncLocalStorage } from 'node:async_hooks';
import { IDBFactory } from 'fake-indexeddb';
import { onTestFinished } from 'vitest';
import { createSync } from '../../src/tablet/feedback/sync.ts';
import { createClock } from '../../src/tablet/platform/clock.ts';
import { createHubClient } from '../../src/tablet/platform/hub-client.ts';
import { createRatingDb } from '../../src/tablet/platform/rating-db.ts';
import { aTap } from './a-tap.ts';

export type SendingTablet = Awaited<ReturnType<typeof startSendingTablets>>[number];

/** So many tablets in this process: the real queue of each over a storage of its own and the real network to a running hub. */
export async function startSendingTablets(count: number, origin: string) {
  const storages = new AsyncLocalStorage<IDBFactory>();
  Object.defineProperty(globalThis, 'indexedDB', {
    configurable: true,
    get: () => storages.getStore() ?? new IDBFactory(),
  });
  const tablets = [];
  for (let no = 1; no <= count; no += 1)
    tablets.push(await storages.run(new IDBFactory(), () => startTablet(`端末${no}`, origin)));
  return tablets;
}

async function startTablet(name: string, origin: string) {
  const hub = createHubClient(origin);
  const enrolled = await hub.enrol(name);
  if (enrolled.kind !== 'answer') throw new Error(`${name} cannot enrol: ${enrolled.kind}`);
  const db = createRatingDb();
  let torn = 0;
  const sync = createSync({
    clock: createClock(),
    db,
    hub: {
      async ratings(...batch) {
        const answer = await hub.ratings(...batch);
        if (answer.kind === 'offline') torn += 1;
        return answer;
      },
    },
    token: async () => enrolled.value.token,
    tokenRefused: async () => {},
    random: Math.random,
  });
  onTestFinished(sync.end);
  // Whatever begins here keeps this tablet's storage.
  const here = AsyncLocalStorage.snapshot();
  return {
    /** Ratings as after taps; answers their ids. */
    add: (ratings: number): Promise<string[]> =>
      here(async () => {
        const ids: string[] = [];
        for (let no = 0; no < ratings; no += 1) ids.push((await db.add(aTap())).id);
        return ids;
      }),
    sendNow: () => here(sync.now),
    unsent: () => here(async () => (await db.summary()).unsent),
    /** How many requests had no answer. */
    torn: () => torn,
  };
}
