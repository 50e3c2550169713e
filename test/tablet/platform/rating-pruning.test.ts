import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { toTokyoIso } from '../../../src/core/calendar/tokyo-time.ts';
import { createRatingDb } from '../../../src/tablet/platform/rating-db.ts';
import { createRatingPruning } from '../../../src/tablet/platform/rating-pruning.ts';
import { aClock } from '../../support/a-clock.ts';
import { aTap } from '../../support/a-tap.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';
import { listRatings } from '../../support/listed-ratings.ts';

beforeEach(anEmptyStorage);

const NOW = Date.parse('2026-11-22T10:00:00.000+09:00');
const DAY_MS = 86_400_000;
const daysAgo = (days: number) => toTokyoIso(NOW - days * DAY_MS);
const times = (count: number, days: number) => Array.from({ length: count }, () => daysAgo(days));

/** A list with ratings of these times, acknowledged so far. */
async function aList(at: string[], sentThrough: number, parked: number[] = []) {
  const db = createRatingDb(aClock());
  await listRatings(db, at);
  const { epoch } = await db.summary();
  const marks = parked.map((seq) => ({ seq, reason: 'score' }));
  await db.advance(epoch, { sentThrough, through: sentThrough, parked: marks });
  const seqs = () =>
    db.run(['events'], 'readonly', (transaction) => transaction.objectStore('events').getAllKeys()).then((all) => all);
  return { db, epoch, seqs, pruning: createRatingPruning(db) };
}

describe('pruneAged', () => {
  it('takes acknowledged events of more than 90 days and leaves the rest, the counter and the epoch', async () => {
    const { db, epoch, seqs, pruning } = await aList([...times(700, 91), ...times(1_100, 10)], 1_750);
    expect(await pruning.pruneAged(NOW)).toBe(700);
    expect([(await seqs())[0], (await seqs()).length]).toEqual([701, 1_100]);
    expect(await db.summary()).toMatchObject({ epoch, lastSeq: 1_800, unsent: 50 });
    expect((await db.add(aTap())).seq).toBe(1_801);
    expect(await pruning.pruneAged(NOW)).toBe(0);
  });

  it('leaves the last thousand, which the flags of the next rating look at', async () => {
    const { db, seqs, pruning } = await aList(times(1_200, 200), 1_200);
    expect(await pruning.pruneAged(NOW)).toBe(200);
    expect((await seqs())[0]).toBe(201);
    expect(await db.recent(300)).toHaveLength(300);
  });

  it('takes the marks of events that the hub would not have along', async () => {
    const { pruning } = await aList([...times(10, 91), ...times(1_010, 1)], 1_020, [3, 9, 15]);
    expect(await pruning.parkedCount()).toBe(3);
    await pruning.pruneAged(NOW);
    expect(await pruning.parkedCount()).toBe(1);
  });
});

describe('pruneAcknowledged', () => {
  it('takes what is acknowledged, of whatever age, and no unsent event', async () => {
    const { db, seqs, pruning } = await aList(times(2_600, 0), 1_300);
    expect(await pruning.pruneAcknowledged()).toBe(1_300);
    expect((await seqs()).length).toBe(1_300);
    expect((await db.unsent(500)).events[0]!.seq).toBe(1_301);
  });

  it('takes nothing from a tablet that could not send for a month', async () => {
    const { seqs, pruning } = await aList(times(2_000, 200), 0);
    expect([await pruning.pruneAcknowledged(), await pruning.pruneAged(NOW)]).toEqual([0, 0]);
    expect(await seqs()).toHaveLength(2_000);
  });
});

describe('any list, pruned', () => {
  it('keeps every unsent event and the last thousand, gap-free, and numbers on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -100, max: 300 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 1_100 }),
        fc.boolean(),
        async (days, sent, isFull) => {
          anEmptyStorage();
          // Forty days stand for 1,200 events.
          const at = Array.from({ length: 1_200 }, (_, index) => daysAgo(days[Math.floor(index / 30) % days.length]!));
          const { db, seqs, pruning } = await aList(at, sent);
          await (isFull ? pruning.pruneAcknowledged() : pruning.pruneAged(NOW));
          const left = await seqs();
          const first = left[0]!;
          expect(first).toBeLessThanOrEqual(Math.min(sent, 200) + 1);
          expect(left).toEqual(Array.from({ length: 1_200 - first + 1 }, (_, index) => first + index));
          expect((await db.summary()).unsent).toBe(1_200 - sent);
          expect((await db.add(aTap())).seq).toBe(1_201);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('a hub restored to before what was pruned', () => {
  it('gets what is still there, and the numbers that are missing are its gap', async () => {
    const { db, epoch, pruning } = await aList(times(1_500, 100), 1_500);
    await pruning.pruneAged(NOW);
    await db.advance(epoch, { sentThrough: 120, through: 120, parked: [] });
    const { state, events } = await db.unsent(500);
    expect([state.sentThrough, events[0]!.seq, events.length]).toEqual([120, 501, 500]);
    expect(await db.summary()).toMatchObject({ lastSeq: 1_500, unsent: 1_000, oldestUnsentAt: daysAgo(100) });
    await db.advance(epoch, { sentThrough: 1_500, through: 120, parked: [] });
    expect(await db.summary()).toMatchObject({ unsent: 0, oldestUnsentAt: null });
  });
});
