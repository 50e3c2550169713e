import { IDBFactory } from 'fake-indexeddb';
import { onTestFinished } from 'vitest';
import type { FeedbackEvent } from '../../src/core/feedback/event.ts';
import { createSync } from '../../src/tablet/feedback/sync.ts';
import { createEnrolment } from '../../src/tablet/kiosk/enrolment.ts';
import { createContentDb } from '../../src/tablet/platform/content-db.ts';
import { createHubClient } from '../../src/tablet/platform/hub-client.ts';
import { createRatingDb } from '../../src/tablet/platform/rating-db.ts';
import { aClock } from './a-clock.ts';
import { aTap } from './a-tap.ts';
import { settled } from './settled.ts';
import { until } from './until.ts';
import 'fake-indexeddb/auto';

type Tables = Record<string, { key: IDBValidKey; value: unknown }[]>;

const RATING_TABLES = ['events', 'parked', 'meta'];

/**
 * A tablet's own queue, sender and enrolment, speaking HTTP to the hub whose origin `where` says at the moment. Where `isLost`
 * says so the hub's answer does not arrive.
 */
export async function aTabletAtHub(where: () => string, storage = new IDBFactory(), isLost = () => false) {
  globalThis.indexedDB = storage;
  const clock = aClock();
  const db = createRatingDb(aClock());
  const contentDb = createContentDb(clock);
  const { epoch } = await db.summary();
  await contentDb.device();
  const hub: Pick<ReturnType<typeof createHubClient>, 'ratings' | 'enrol'> = {
    ratings: (...given) => createHubClient(where()).ratings(...given),
    enrol: (...given) => createHubClient(where()).enrol(...given),
  };
  const enrolment = createEnrolment({ clock, contentDb, hub });
  let requests = 0;
  let inFlight = 0;
  const sync = createSync({
    clock,
    db,
    hub: {
      async ratings(...given) {
        requests += 1;
        inFlight += 1;
        const answer = await hub.ratings(...given);
        inFlight -= 1;
        return isLost() ? { kind: 'offline' } : answer;
      },
    },
    token: async () => (await enrolment.device())?.token ?? null,
    tokenRefused: enrolment.tokenRefused,
    random: () => 0,
  });
  onTestFinished(sync.end);

  return {
    epoch,
    db,
    clock,
    storage,
    end: sync.end,
    requests: () => requests,
    device: enrolment.device,
    async tap(count: number, fields: Parameters<typeof aTap>[0] = {}): Promise<string[]> {
      const ids: string[] = [];
      for (let n = 0; n < count; n += 1) ids.push((await db.add(aTap(fields))).id);
      return ids;
    },
    /** Sends, try after try, until nothing is left. */
    async sendAll(): Promise<void> {
      sync.now();
      await until(
        'everything is sent',
        async () => {
          if ((await db.summary()).unsent === 0) return true;
          // The next try is due at the latest by then.
          if (inFlight === 0) clock.advance(2_000);
          return false;
        },
        60_000,
        5,
      );
    },
    /** The page is left alone for so long; what it asks is answered in between. */
    async wait(ms: number): Promise<void> {
      for (let waited = 0; waited < ms; waited += 30_000) {
        clock.advance(30_000);
        await settled();
        await until('no request is on its way', () => inFlight === 0, 5_000, 5);
        await settled();
      }
    },
  };
}

export type TabletAtHub = Awaited<ReturnType<typeof aTabletAtHub>>;

/** The rating database byte for byte as another machine's browser finds it after its disk was copied. */
export async function copiedStorage(from: IDBFactory): Promise<IDBFactory> {
  const copy = new IDBFactory();
  const content = await tablesOf(await opened(from));
  const database = await opened(copy, (target) => {
    target.createObjectStore('events', { keyPath: 'seq' }).createIndex('id', 'id', { unique: true });
    target.createObjectStore('parked');
    target.createObjectStore('meta');
  });
  await putAll(database, content);
  database.close();
  return copy;
}

/** So many ratings as if they had been tapped while the hub was away, all in one transaction. */
export async function queueAway(storage: IDBFactory, count: number, event: (seq: number) => FeedbackEvent) {
  const database = await opened(storage);
  const meta = await answer(database.transaction('meta').objectStore('meta').get('meta'));
  const before = meta as { lastSeq: number };
  const events = Array.from({ length: count }, (_, index) => event(before.lastSeq + index + 1));
  await putAll(database, {
    events: events.map((value) => ({ key: value.seq, value })),
    meta: [{ key: 'meta', value: { ...before, lastSeq: before.lastSeq + count } }],
  });
  database.close();
  return events;
}

function opened(factory: IDBFactory, create?: (database: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = factory.open('ratings');
    opening.onupgradeneeded = () => create?.(opening.result);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

async function tablesOf(database: IDBDatabase): Promise<Tables> {
  const tables: Tables = {};
  for (const name of RATING_TABLES) {
    const store = database.transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
    tables[name] = keys.map((key, index) => ({ key, value: values[index] }));
  }
  database.close();
  return tables;
}

function putAll(database: IDBDatabase, tables: Tables): Promise<void> {
  const transaction = database.transaction(Object.keys(tables), 'readwrite');
  for (const [name, rows] of Object.entries(tables)) {
    const store = transaction.objectStore(name);
    for (const { key, value } of rows) {
      if (store.keyPath === null) store.put(value, key);
      else store.put(value);
    }
  }
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
