import { forceCloseDatabase } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createRatingDb } from '../../../src/tablet/platform/rating-db.ts';
import { aClock } from '../../support/a-clock.ts';
import { aTap } from '../../support/a-tap.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';
import { eachTransaction } from '../../support/each-transaction.ts';
import { hang } from '../../support/hang.ts';
import { settled } from '../../support/settled.ts';

// Through rating-db, whose promise it keeps. Vitest fails on any rejection that nobody hears.
beforeEach(anEmptyStorage);

const TRY_MS = 3_000;
const seqsOf = (events: { seq: number }[]) => events.map(({ seq }) => seq);

async function openedDb() {
  const clock = aClock();
  const db = createRatingDb(clock);
  await db.add(aTap());
  return { clock, db };
}

/** Does something to every open until the test is over. */
function eachOpen(change: (open: () => IDBOpenDBRequest, no: number) => IDBOpenDBRequest) {
  const original = IDBFactory.prototype.open;
  let no = 0;
  IDBFactory.prototype.open = function (this: IDBFactory, ...given) {
    no += 1;
    return change(() => original.apply(this, given), no);
  };
  onTestFinished(() => {
    IDBFactory.prototype.open = original;
  });
}

describe('a transaction that aborts', () => {
  it('is tried again on a new connection, with the same seq', async () => {
    const { db } = await openedDb();
    let opened = 0;
    eachOpen((open) => {
      opened += 1;
      return open();
    });
    eachTransaction(({ transaction, no }) => {
      if (no === 1) setImmediate(() => transaction.abort());
    });
    expect((await db.add(aTap())).seq).toBe(2);
    expect(opened).toBe(1);
    expect(seqsOf((await db.unsent(9)).events)).toEqual([1, 2]);
  });

  it('is tried again also where it aborts at the commit, after all requests went well', async () => {
    const { db } = await openedDb();
    eachTransaction(({ transaction, no }) => {
      if (no !== 1) return;
      // The last request of an add is the counter's; what comes after it is the commit.
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
        const request = put.apply(this, given);
        request.addEventListener('success', () => transaction.abort());
        IDBObjectStore.prototype.put = put;
        return request;
      };
    });
    expect((await db.add(aTap())).seq).toBe(2);
    expect(seqsOf((await db.unsent(9)).events)).toEqual([1, 2]);
  });

  it('fails after three times, leaves nothing behind, and works again afterwards', async () => {
    const { db } = await openedDb();
    let tries = 0;
    let isDiskFull = true;
    eachTransaction(({ transaction }) => {
      tries += 1;
      if (isDiskFull) setImmediate(() => transaction.abort());
    });
    await expect(db.add(aTap())).rejects.toThrow('cannot be reached');
    expect(tries).toBe(3);
    isDiskFull = false;
    expect((await db.add(aTap())).seq).toBe(2);
  });

  it('is heard in reads and acknowledgements too', async () => {
    const { db } = await openedDb();
    const { epoch } = await db.summary();
    eachTransaction(({ transaction, no }) => {
      if (no % 2 === 1) setImmediate(() => transaction.abort());
    });
    expect((await db.unsent(9)).events).toHaveLength(1);
    await db.advance(epoch, { sentThrough: 1, through: 1, parked: [{ seq: 1, reason: '' }] });
    expect((await db.summary()).unsent).toBe(0);
  });
});

describe('a transaction that never ends', () => {
  it('is given up after 3 s; the rating is written by the next try', async () => {
    const { clock, db } = await openedDb();
    eachTransaction(({ transaction, no }) => {
      if (no === 1) hang(transaction);
    });
    const adding = db.add(aTap());
    await settled();
    clock.advance(TRY_MS - 1);
    await settled();
    let isAnswered = false;
    void adding.then(() => {
      isAnswered = true;
    });
    await settled();
    expect(isAnswered).toBe(false);
    clock.advance(1);
    expect((await adding).seq).toBe(2);
    expect(seqsOf((await db.unsent(9)).events)).toEqual([1, 2]);
    expect(clock.pending()).toEqual([]);
  });

  it('does not double the event where it ended after all', async () => {
    const { clock, db } = await openedDb();
    const { abort } = IDBTransaction.prototype;
    onTestFinished(() => {
      IDBTransaction.prototype.abort = abort;
    });
    // A commit that has begun cannot be aborted, only awaited: complete comes, but too late.
    IDBTransaction.prototype.abort = () => {
      throw new DOMException('', 'InvalidStateError');
    };
    eachTransaction(({ transaction, no }) => {
      if (no !== 1) return;
      const listen = transaction.addEventListener.bind(transaction);
      transaction.addEventListener = (type: string, ...rest: unknown[]) => {
        if (type !== 'complete') (listen as (...all: unknown[]) => void)(type, ...rest);
      };
    });
    const adding = db.add(aTap());
    await settled();
    clock.advance(TRY_MS);
    expect((await adding).seq).toBe(2);
    expect(seqsOf((await db.unsent(9)).events)).toEqual([1, 2]);
    expect((await db.add(aTap())).seq).toBe(3);
  });

  it('fails within 9 s where every try hangs', async () => {
    const { clock, db } = await openedDb();
    eachTransaction(({ transaction }) => hang(transaction));
    const adding = expect(db.add(aTap())).rejects.toThrow('cannot be reached');
    for (let tried = 0; tried < 3; tried += 1) {
      await settled();
      clock.advance(TRY_MS);
    }
    await adding;
  });

  it('costs those who wait beside it no try of their own', async () => {
    const { clock, db } = await openedDb();
    let opened = 0;
    eachOpen((open) => {
      opened += 1;
      return open();
    });
    eachTransaction(({ transaction, no }) => {
      if (no === 1) hang(transaction);
    });
    const adding = Promise.all(Array.from({ length: 10 }, () => db.add(aTap())));
    await settled();
    clock.advance(TRY_MS);
    expect(seqsOf(await adding).toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(opened).toBe(1);
  });
});

describe('an open', () => {
  it('that never answers is asked again after 3 s', async () => {
    // idb knows a request by its class; this one has nobody who would answer it.
    const unheard: IDBOpenDBRequest = Object.create(IDBOpenDBRequest.prototype, { addEventListener: { value() {} } });
    eachOpen((open, no) => (no === 1 ? unheard : open()));
    const clock = aClock();
    const db = createRatingDb(clock);
    const adding = db.add(aTap());
    await settled();
    clock.advance(TRY_MS);
    expect((await adding).seq).toBe(1);
  });

  it('that answers too late is closed', async () => {
    let letThrough = () => {};
    let late: IDBDatabase | null = null;
    eachOpen((open, no) => {
      const request = open();
      if (no === 1) {
        const listen = request.addEventListener.bind(request) as (type: string, heard: () => void) => void;
        request.addEventListener = (type: string, heard: unknown) => {
          if (type !== 'success') return listen(type, heard as () => void);
          letThrough = () => {
            late = request.result;
            (heard as () => void)();
          };
        };
      }
      return request;
    });
    const clock = aClock();
    const db = createRatingDb(clock);
    const adding = db.add(aTap());
    await settled();
    clock.advance(TRY_MS);
    expect((await adding).seq).toBe(1);
    letThrough();
    await settled();
    expect(() => late!.transaction(['meta'])).toThrow();
    expect((await db.add(aTap())).seq).toBe(2);
  });

  it('that is refused or throws is tried again', async () => {
    eachOpen((open, no) => {
      if (no === 1) throw new DOMException('storage is forbidden', 'SecurityError');
      return open();
    });
    expect((await createRatingDb(aClock()).add(aTap())).seq).toBe(1);
  });

  it('whose creation aborts leaves nothing behind, and is tried again', async () => {
    eachOpen((open, no) => {
      const request = open();
      if (no === 1) request.addEventListener('upgradeneeded', () => setImmediate(() => request.transaction?.abort()));
      return request;
    });
    const db = createRatingDb(aClock());
    expect((await db.add(aTap())).seq).toBe(1);
    expect((await db.summary()).epoch).not.toBe('');
  });
});

describe('a lost connection', () => {
  it.each<[string, (database: IDBDatabase) => void]>([
    ['closed behind its back', (database) => database.close()],
    ['that the browser closes', (database) => forceCloseDatabase(database as never)],
  ])('%s is opened anew', async (_, lose) => {
    const { db } = await openedDb();
    let handle: IDBDatabase | null = null;
    eachTransaction(({ transaction }) => {
      handle = transaction.db;
    });
    await db.summary();
    lose(handle!);
    await settled();
    expect((await db.add(aTap())).seq).toBe(2);
    expect(seqsOf((await db.unsent(9)).events)).toEqual([1, 2]);
  });

  it('makes way for an upgrade in another window', async () => {
    const { db } = await openedDb();
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('ratings', 5);
      request.onblocked = () => reject(new Error('blocked'));
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    expect((await db.add(aTap())).seq).toBe(2);
  });
});
