import { beforeEach, describe, expect, it } from 'vitest';
import type { Rating } from '../../../src/core/feedback/event.ts';
import type { EventResult } from '../../../src/core/protocol/envelopes.ts';
import { createCarriedRatings } from '../../../src/tablet/platform/carried-ratings.ts';
import { createRatingDb } from '../../../src/tablet/platform/rating-db.ts';
import { aClock } from '../../support/a-clock.ts';
import { aTap } from '../../support/a-tap.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';

beforeEach(anEmptyStorage);

async function aTablet(count: number) {
  const db = createRatingDb(aClock());
  const events: Rating[] = [];
  for (let n = 0; n < count; n += 1) events.push(await db.add<Rating>(aTap()));
  const { epoch } = await db.summary();
  /** Takes a receipt that names these seqs, and this `through`. */
  const receive = (seqs: number[], { through = 0, of = epoch, rejected = [] as number[] } = {}) => {
    const ids = new Map<string, EventResult>(seqs.map((seq) => [events[seq - 1]!.id, result(events[seq - 1]!.id)]));
    for (const seq of rejected) {
      const { id } = events[seq - 1]!;
      ids.set(id, { id, status: 'rejected', reason: 'score' });
    }
    return createCarriedRatings(db).acknowledge(of, (batch, before) => ({
      results: batch.map(({ id }) => ids.get(id) ?? { id: null, status: 'stored' }),
      through: Math.max(through, before),
    }));
  };
  return { db, events, epoch, receive, carried: createCarriedRatings(db) };
}

const result = (id: string): EventResult => ({ id, status: 'stored' });
const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('unsentAfter', () => {
  it('begins at what is not acknowledged, and goes on behind any event', async () => {
    const { db, carried, epoch } = await aTablet(5);
    await db.advance(epoch, { sentThrough: 2, through: 2, parked: [] });
    const first = await carried.unsentAfter(null);
    expect([first.epoch, first.lastSeq, first.events.map(({ seq }) => seq)]).toEqual([epoch, 5, [3, 4, 5]]);
    expect((await carried.unsentAfter(4)).events.map(({ seq }) => seq)).toEqual([5]);
    expect((await carried.unsentAfter(5)).events).toEqual([]);
  });
});

describe('acknowledge', () => {
  it('moves the queue on, past as many as are named', async () => {
    const { db, receive } = await aTablet(4);
    expect(await receive([1, 2, 3], { through: 3 })).toEqual({ marked: 3, parked: 0, unsent: 1, sentThrough: 3 });
    const { state, events } = await db.unsent(10);
    expect([state, events.map(({ seq }) => seq)]).toEqual([{ sentThrough: 3, through: 3 }, [4]]);
  });

  it('goes over many turns', async () => {
    const { receive } = await aTablet(1_201);
    expect(await receive(oneTo(1_200))).toMatchObject({ marked: 1_200, unsent: 1 });
  });

  it('stops before what is not named', async () => {
    const { receive } = await aTablet(4);
    expect(await receive([1, 3, 4])).toMatchObject({ marked: 1, unsent: 3 });
  });

  it('parks what the hub rejected, as a sync does', async () => {
    const { db, receive } = await aTablet(3);
    expect(await receive([1, 3], { rejected: [2] })).toMatchObject({ marked: 3, parked: 1, unsent: 0 });
    const parked = await db.run(['parked'], 'readonly', (transaction) => transaction.objectStore('parked').getAll());
    expect(parked).toEqual([{ seq: 2, reason: 'score' }]);
  });

  it('leaves everything as it was for another epoch', async () => {
    const { db, receive } = await aTablet(3);
    const before = await db.summary();
    expect(await receive([1, 2, 3], { of: '5f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b01' })).toBe(null);
    expect(await db.summary()).toEqual(before);
  });

  it('never sets back a sync that ends meanwhile', async () => {
    const { db, epoch, receive } = await aTablet(5);
    const advance = { sentThrough: 5, through: 5, parked: [] };
    await Promise.all([receive([1, 2]), db.advance(epoch, advance)]);
    expect((await db.summary()).unsent).toBe(0);
  });
});
