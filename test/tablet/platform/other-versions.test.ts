import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createRatingDb } from '../../../src/tablet/platform/rating-db.ts';
import { createRatingPruning } from '../../../src/tablet/platform/rating-pruning.ts';
import { aClock } from '../../support/a-clock.ts';
import { aTap } from '../../support/a-tap.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';
import { settled } from '../../support/settled.ts';

beforeEach(anEmptyStorage);

const EPOCH = '5f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b01';
const TRY_MS = 3_000;
const events = [1, 2, 3].map((seq) => ({ ...aTap(), seq }));

function opened(version: number, make: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('ratings', version);
    request.onupgradeneeded = () => make(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** As the first release made it; what lies on tablets must be readable for ever. */
function asFirstReleased(db: IDBDatabase, meta: object = {}) {
  const list = db.createObjectStore('events', { keyPath: 'seq' });
  list.createIndex('id', 'id', { unique: true });
  for (const event of events) list.put(event);
  db.createObjectStore('parked').put({ seq: 2, reason: 'score' }, 2);
  db.createObjectStore('meta').put({ epoch: EPOCH, lastSeq: 3, sentThrough: 2, through: 2, ...meta }, 'meta');
}

describe('a database of ratings', () => {
  it.each<[string, number, (db: IDBDatabase) => void]>([
    ['that the first release made', 1, asFirstReleased],
    [
      'of a newer app, with what this one does not know',
      9,
      (db) => {
        asFirstReleased(db, { later: 'kept' });
        db.createObjectStore('later').put('kept', 'later');
      },
    ],
  ])('%s is opened, goes on counting, and keeps everything', async (_, version, make) => {
    (await opened(version, make)).close();
    const db = createRatingDb(aClock());
    expect(await db.summary()).toMatchObject({ epoch: EPOCH, lastSeq: 3, unsent: 1 });
    expect((await db.unsent(9)).events).toEqual([events[2]]);
    const added = await db.add(aTap());
    expect(added.seq).toBe(4);
    await db.advance(EPOCH, { sentThrough: 3, through: 3, parked: [] });
    expect(await createRatingPruning(db).parkedCount()).toBe(1);
    expect(await db.recent(9)).toEqual([...events, added]);
    const raw = await opened(version, () => expect.unreachable());
    expect(raw.version).toBe(version);
    if (version === 9) {
      expect([...raw.objectStoreNames]).toContain('later');
      const meta = raw.transaction('meta').objectStore('meta').get('meta');
      await settled();
      expect(meta.result).toMatchObject({ later: 'kept', lastSeq: 4 });
    }
    raw.close();
  });
});

describe('an upgrade that another window blocks', () => {
  it('keeps nobody waiting for ever; what opens too late is closed, and the next rating is written', async () => {
    // A window that does not make way, and a newer app that waits for it.
    const stubborn = await opened(1, asFirstReleased);
    const upgrade = opened(2, (db) => db.createObjectStore('later'));
    const late: IDBOpenDBRequest[] = [];
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (this: IDBFactory, ...given) {
      const request = open.apply(this, given);
      late.push(request);
      return request;
    };
    onTestFinished(() => {
      IDBFactory.prototype.open = open;
    });
    const clock = aClock();
    const db = createRatingDb(clock);
    const adding = expect(db.add(aTap())).rejects.toThrow('cannot be reached');
    for (let tried = 0; tried < 3; tried += 1) {
      await settled();
      clock.advance(TRY_MS);
    }
    await adding;
    stubborn.close();
    (await upgrade).close();
    await settled();
    expect(late.map(({ readyState }) => readyState)).toEqual(['done', 'done', 'done']);
    for (const { result } of late) expect(() => result.transaction(['meta'])).toThrow();
    expect((await db.add(aTap())).seq).toBe(4);
  });
});
