import { beforeEach, describe, expect, it } from 'vitest';
import type { Advance } from '../../../src/core/feedback/send-queue.ts';
import { createRatingDb } from '../../../src/tablet/platform/rating-db.ts';
import { aClock } from '../../support/a-clock.ts';
import { aTap } from '../../support/a-tap.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';
import { eachTransaction } from '../../support/each-transaction.ts';

beforeEach(anEmptyStorage);

const ratings = (count: number) => Array.from({ length: count }, () => aTap());
const upTo = (sentThrough: number, parked: Advance['parked'] = []): Advance => ({
  sentThrough,
  through: sentThrough,
  parked,
});
const seqsOf = (events: { seq: number }[]) => events.map(({ seq }) => seq);
const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

function dbWithHandMovedClock() {
  return createRatingDb(aClock());
}

describe('add', () => {
  it('writes the event and its seq in one strict transaction', async () => {
    const db = dbWithHandMovedClock();
    await db.summary();
    const begun: string[] = [];
    eachTransaction(({ transaction, stores }) => begun.push(`${stores} ${transaction.mode} ${transaction.durability}`));
    await db.add(aTap());
    expect(begun).toEqual(['events,meta readwrite strict']);
  });

  it('answers only after the transaction is complete', async () => {
    const db = dbWithHandMovedClock();
    await db.summary();
    const order: string[] = [];
    eachTransaction(({ transaction }) => {
      transaction.addEventListener('complete', () => order.push('complete'));
    });
    await db.add(aTap()).then(() => order.push('answered'));
    expect(order).toEqual(['complete', 'answered']);
  });

  it('gives back the event as it lies there', async () => {
    const db = dbWithHandMovedClock();
    const rating = aTap({ score: 2 });
    expect(await db.add(rating)).toEqual({ ...rating, seq: 1 });
    expect((await db.unsent(10)).events).toEqual([{ ...rating, seq: 1 }]);
  });

  it('numbers 100 ratings at once without a gap', async () => {
    const db = dbWithHandMovedClock();
    const stored = await Promise.all(ratings(100).map((rating) => db.add(rating)));
    expect(seqsOf(stored).toSorted((a, b) => a - b)).toEqual(oneTo(100));
    expect(seqsOf((await db.unsent(500)).events)).toEqual(oneTo(100));
  });

  it('goes on counting after a restart and in a second window', async () => {
    const first = dbWithHandMovedClock();
    for (const rating of ratings(3)) await first.add(rating);
    const second = dbWithHandMovedClock();
    const stored = await Promise.all([...ratings(3).map(second.add), ...ratings(3).map(first.add)]);
    expect(seqsOf(stored).toSorted((a, b) => a - b)).toEqual([4, 5, 6, 7, 8, 9]);
  });

  it('stores an event once, however often it is written', async () => {
    const db = dbWithHandMovedClock();
    const rating = aTap();
    const all = await Promise.all([db.add(rating), db.add(rating), db.add(rating)]);
    expect(seqsOf(all)).toEqual([1, 1, 1]);
    expect((await db.add(aTap())).seq).toBe(2);
  });
});

describe('the epoch', () => {
  it('is new only where the storage is found empty', async () => {
    const { epoch } = await dbWithHandMovedClock().summary();
    expect(epoch).toMatch(/^[0-9a-f-]{36}$/);
    expect((await dbWithHandMovedClock().summary()).epoch).toBe(epoch);
    anEmptyStorage();
    expect((await dbWithHandMovedClock().summary()).epoch).not.toBe(epoch);
  });

  it('is left alone by a database that a newer app has upgraded', async () => {
    const { epoch } = await dbWithHandMovedClock().summary();
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('ratings', 7);
      request.onupgradeneeded = () => request.result.createObjectStore('later');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    expect((await dbWithHandMovedClock().summary()).epoch).toBe(epoch);
  });
});

describe('unsent, advance and summary', () => {
  it('has nothing at first', async () => {
    const db = dbWithHandMovedClock();
    expect(await db.unsent(500)).toMatchObject({ state: { sentThrough: 0, through: 0 }, events: [] });
    expect(await db.summary()).toMatchObject({ lastSeq: 0, unsent: 0, oldestUnsentAt: null });
  });

  it('gives the oldest first, at most as many as asked for', async () => {
    const db = dbWithHandMovedClock();
    for (const rating of ratings(5)) await db.add(rating);
    expect(seqsOf((await db.unsent(3)).events)).toEqual([1, 2, 3]);
  });

  it('goes on behind what is acknowledged, parked events included', async () => {
    const db = dbWithHandMovedClock();
    await db.add(aTap());
    await db.add(aTap());
    await db.add(aTap({ at: '2026-12-29T09:00:00.000+09:00' }));
    const { epoch } = await db.summary();
    await db.advance(epoch, upTo(2, [{ seq: 2, reason: 'score' }]));
    expect(seqsOf((await db.unsent(500)).events)).toEqual([3]);
    expect(await db.summary()).toEqual({
      epoch,
      lastSeq: 3,
      unsent: 1,
      oldestUnsentAt: '2026-12-29T09:00:00.000+09:00',
    });
    expect((await dbWithHandMovedClock().unsent(500)).state).toEqual({ sentThrough: 2, through: 2 });
  });

  it('goes back where the hub was restored, and parks the same event again', async () => {
    const db = dbWithHandMovedClock();
    for (const rating of ratings(4)) await db.add(rating);
    const { epoch } = await db.summary();
    await db.advance(epoch, upTo(4, [{ seq: 2, reason: 'score' }]));
    await db.advance(epoch, upTo(1));
    expect(seqsOf((await db.unsent(500)).events)).toEqual([2, 3, 4]);
    await db.advance(epoch, upTo(4, [{ seq: 2, reason: 'score' }]));
    expect((await db.summary()).unsent).toBe(0);
  });

  it('keeps the counter of a rating that comes while an answer is remembered', async () => {
    const db = dbWithHandMovedClock();
    await db.add(aTap());
    const { epoch } = await db.summary();
    await Promise.all([db.add(aTap()), db.advance(epoch, upTo(1)), db.add(aTap())]);
    expect(await db.summary()).toMatchObject({ lastSeq: 3, unsent: 2 });
  });

  it('takes no answer for an epoch that is gone', async () => {
    const db = dbWithHandMovedClock();
    for (const rating of ratings(3)) await db.add(rating);
    const { epoch } = await db.unsent(500);
    // Somebody clears the storage while the answer is on its way.
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('ratings').onsuccess = resolve;
    });
    await db.add(aTap());
    await db.advance(epoch, upTo(3));
    expect(seqsOf((await db.unsent(500)).events)).toEqual([1]);
  });
});
