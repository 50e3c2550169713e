import fc from 'fast-check';
import { expect } from 'vitest';
import { dayOf } from '../../src/core/calendar/periods.ts';
import { isoDay, tokyoTime, toTokyoIso } from '../../src/core/calendar/tokyo-time.ts';
import { keptFromYear } from '../../src/core/reports/retention.ts';
import { arrivalsByTablet } from '../../src/hub/storage/epochs.ts';
import { storeEvents } from '../../src/hub/storage/events.ts';
import { enrolTablet } from '../../src/hub/storage/tablets.ts';
import { verifyDatabase } from '../../src/hub/storage/verify.ts';
import { aDetail, aRating } from './a-rating.ts';
import { aRetention } from './a-retention.ts';

const EPOCHS = ['5f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b01', '6f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b02'];
const START = { year: 2026, month: 4 };
const HOUR = 3_600_000;

/** What happens in a lobby over the years, and what goes wrong there. */
const step = fc.oneof(
  fc.record({ do: fc.constant('tap' as const), tablet: fc.nat(1), ratings: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ do: fc.constant('tap' as const), tablet: fc.nat(1), ratings: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ do: fc.constant('send' as const), tablet: fc.nat(1) }),
  fc.record({ do: fc.constant('sendTwice' as const), tablet: fc.nat(1) }),
  /** One of those waiting is held back: a gap, until it comes in the end. */
  fc.record({ do: fc.constant('holdBack' as const), tablet: fc.nat(1) }),
  fc.record({ do: fc.constant('bringBack' as const), tablet: fc.nat(1) }),
  /** The tablet has lost where it stood: all comes again, or under another tablet's epoch. */
  fc.record({ do: fc.constant('sendAllAgain' as const), tablet: fc.nat(1), into: fc.nat(1) }),
  fc.record({ do: fc.constant('wait' as const), months: fc.integer({ min: 1, max: 14 }) }),
  fc.record({ do: fc.constant('wait' as const), months: fc.integer({ min: 10, max: 26 }) }),
  /** The hub's clock is wrong while something is tapped and sent. */
  fc.record({
    do: fc.constant('wrongClock' as const),
    tablet: fc.nat(1),
    year: fc.constantFrom(2009, 2025, 2027, 2099),
  }),
  /** A look for what is too old, with a right clock or one in another year. */
  fc.record({ do: fc.constant('look' as const), yearsFast: fc.constantFrom(0, 0, 0, 0, 2, 70) }),
);

/**
 * Tries so many worlds of two tablets over years: nothing leaves that is younger, `through` never falls, no gap appears and nothing counts
 * twice, whatever happens. Answers how much left in them.
 */
export async function tryRetentionWorlds(numRuns: number, seed: number): Promise<{ runs: number; events: number }> {
  const store = await aRetention();
  const { database, retention, clock, seenEnough } = store;
  const tables = ['event', 'rejected', 'elsewhere', 'gone', 'gone_seq', 'epoch', 'ratings_file', 'tablet', 'note'];
  const left = { runs: 0, events: 0 };

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
      database.exec(tables.map((table) => `DELETE FROM ${table}`).join(';'));
      const world = await aWorld();
      for (const one of steps) await world.take(one);
    }),
    { numRuns, seed },
  );
  return left;

  async function aWorld() {
    let month = 0;
    let ids = 0;
    const queues: { seq: number; event: ReturnType<typeof aRating> | ReturnType<typeof aDetail> }[][] = [[], []];
    const given: { seq: number; event: ReturnType<typeof aRating> | ReturnType<typeof aDetail> }[][] = [[], []];
    const held: (typeof queues)[number][] = [[], []];
    const seqs = [0, 0];
    const arrived = [new Set<number>(), new Set<number>()];
    const through = [0, 0];
    const storedTimes = new Map<string, number>();
    /** When each that is stored really came, by the month of this world. */
    const cameIn = new Map<string, number>();
    /** The rating that a detail leaves with. */
    const ratingOf = new Map<string, string>();
    const devices = [
      (await enrolTablet(database, '一', 'テスト', 0)).deviceId,
      (await enrolTablet(database, '二', 'テスト', 0)).deviceId,
    ];
    const nowMs = () => Date.parse(`${isoDay(dayOf(START.year, START.month + month, 10))}T10:00:00.000+09:00`);

    function tap(tablet: number, ratings: number, atMs: number) {
      for (let no = 0; no < ratings; no += 1) {
        ids += 1;
        seqs[tablet]! += 1;
        const rating = aRating(ids, { seq: seqs[tablet]!, at: toTokyoIso(atMs + no * 1_000) });
        queues[tablet]!.push({ seq: rating.seq, event: rating });
        given[tablet]!.push({ seq: rating.seq, event: rating });
        if (no % 2 === 1) continue;
        ids += 1;
        seqs[tablet]! += 1;
        const detail = aDetail(ids, ids - 1, { seq: seqs[tablet]!, at: toTokyoIso(atMs + no * 1_000 + 500) });
        ratingOf.set(detail.id, rating.id);
        queues[tablet]!.push({ seq: detail.seq, event: detail });
        given[tablet]!.push({ seq: detail.seq, event: detail });
      }
    }

    async function deliver(tablet: number, events: (typeof queues)[number], receivedAtMs = nowMs(), epoch = tablet) {
      const answer = await storeEvents(database, {
        ...{ deviceId: devices[epoch]!, epoch: EPOCHS[epoch]!, receivedAtMs },
        events: events.map(({ event }) => event),
      });
      for (const [index, { status, id }] of answer.results.entries()) {
        expect(id).toBe(events[index]!.event.id);
        expect(status).not.toBe('rejected');
        if (status === 'stored') {
          storedTimes.set(id!, (storedTimes.get(id!) ?? 0) + 1);
          cameIn.set(id!, month);
        }
        expect(storedTimes.get(id!)).toBe(1);
        arrived[epoch]!.add(events[index]!.seq);
      }
      expect(answer.through).toBeGreaterThanOrEqual(through[epoch]!);
      through[epoch] = answer.through;
      let complete = 0;
      while (arrived[epoch]!.has(complete + 1)) complete += 1;
      expect(answer.through).toBe(complete);
    }

    async function send(tablet: number, receivedAtMs = nowMs()) {
      const batch = queues[tablet]!.splice(0);
      if (batch.length > 0) await deliver(tablet, batch, receivedAtMs);
      return batch;
    }

    async function look(yearsFast: number) {
      const day = isoDay(dayOf(START.year + yearsFast, START.month + month, 20));
      clock.nowMs = Date.parse(`${day}T10:00:00.000+09:00`);
      const before = present();
      seenEnough(keptFromYear(clock.nowMs, 3));
      await retention.look();
      const after = present();
      const keptFrom = keptFromYear(nowMs(), 3);
      for (const id of before) {
        if (after.has(id)) continue;
        left.events += 1;
        const rating = ratingOf.get(id) ?? '';
        const came = cameIn.get(before.has(rating) ? rating : id)!;
        const { year, month: of } = tokyoTime(
          Date.parse(`${isoDay(dayOf(START.year, START.month + came, 10))}T10:00+09:00`),
        );
        // Really, by no clock of this world: it came before the first 年度 that is kept.
        expect(of < 4 ? year - 1 : year).toBeLessThan(keptFrom);
      }
      if (after.size < before.size) left.runs += 1;
      await check();
    }

    const present = () =>
      new Set(
        database
          .prepare("SELECT body ->> 'id' AS id FROM event")
          .all()
          .map(({ id }) => String(id)),
      );

    async function check() {
      const found = verifyDatabase(database, () => {});
      expect(found.damages).toEqual([]);
      const arrivals = await arrivalsByTablet(database);
      for (const [no, deviceId] of devices.entries()) {
        const missing = Math.max(0, ...arrived[no]!) - arrived[no]!.size;
        expect(arrivals.get(deviceId)?.missing ?? 0).toBe(missing);
        expect(arrivals.get(deviceId)?.doubled ?? 0).toBe(0);
        const epoch = found.epochs.find((each) => each.epoch === EPOCHS[no]!.replaceAll('-', ''));
        expect(epoch?.missing ?? 0).toBe(missing);
      }
      for (const id of present()) expect(storedTimes.get(id)).toBe(1);
    }

    async function take(one: typeof step extends fc.Arbitrary<infer Step> ? Step : never) {
      switch (one.do) {
        case 'tap':
          return tap(one.tablet, one.ratings, nowMs());
        case 'send':
          return void (await send(one.tablet));
        case 'sendTwice': {
          const batch = await send(one.tablet);
          if (batch.length > 0) await deliver(one.tablet, batch);
          return;
        }
        case 'holdBack':
          return void held[one.tablet]!.push(...queues[one.tablet]!.splice(1, 1));
        case 'bringBack': {
          const batch = held[one.tablet]!.splice(0);
          if (batch.length > 0) await deliver(one.tablet, batch);
          return;
        }
        case 'sendAllAgain': {
          const known = given[one.tablet]!.filter(({ event }) => storedTimes.has(event.id));
          if (one.into === one.tablet) return void (await deliver(one.tablet, known));
          if (held[one.into]!.length > 0) return;
          await send(one.into);
          // In another epoch under that one's next numbers, as by a storage that was cleared while its page ran.
          const moved = known.slice(0, 3).map(({ event }) => {
            seqs[one.into]! += 1;
            return { seq: seqs[one.into]!, event: { ...event, seq: seqs[one.into]! } };
          });
          return void (await deliver(one.tablet, moved, nowMs(), one.into));
        }
        case 'wait':
          // The lobby is never without a rating for a month.
          for (let no = 0; no < one.months; no += 1) {
            month += 1;
            tap(0, 1, nowMs() - HOUR);
            await send(0);
          }
          return;
        case 'wrongClock': {
          const wrongMs = Date.parse(`${one.year}-06-10T10:00:00.000+09:00`);
          tap(one.tablet, 2, wrongMs);
          return void (await send(one.tablet, wrongMs));
        }
        case 'look':
          return look(one.yearsFast);
      }
    }
    return { take };
  }
}
