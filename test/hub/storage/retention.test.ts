import { existsSync, readdirSync, readFileSync } from 'node:fs';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/core/calendar/periods.ts';
import { toTokyoIso } from '../../../src/core/calendar/tokyo-time.ts';
import { writeBackup } from '../../../src/hub/storage/backup.ts';
import { arrivalsByTablet } from '../../../src/hub/storage/epochs.ts';
import { createRatingsFiles } from '../../../src/hub/storage/ratings-files.ts';
import { latestRecord } from '../../../src/hub/storage/record.ts';
import { restoreDatabase } from '../../../src/hub/storage/restore.ts';
import { readKeptFromDay, readRetention } from '../../../src/hub/storage/retention-notes.ts';
import { verifyDatabase } from '../../../src/hub/storage/verify.ts';
import { verifyFiles } from '../../../src/hub/storage/verify-files.ts';
import { aDetail, anEpoch, anId, aRating } from '../../support/a-rating.ts';
import { aRetention, at } from '../../support/a-retention.ts';
import { killWhileLeaving } from '../../support/kill-while-leaving.ts';
import { until } from '../../support/until.ts';

const ANOTHER_EPOCH = '6f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b01';
const verified = ({ database }: Awaited<ReturnType<typeof aRetention>>) => verifyDatabase(database, () => {});

/** 令和8年度 (numbers 1–3), then each month up to now; the notice has been seen long enough. */
async function someYears() {
  const store = await aRetention();
  for (const day of ['2026-11-10', '2027-02-10', '2027-03-31']) await store.tapOn(day);
  await store.tapEachMonth('2027-04', '2030-11');
  store.seenEnough(2027);
  return store;
}

describe('old ratings', () => {
  it('leave after a notice that was on a screen on three days, thirty days after the first', async () => {
    const store = await aRetention('2030-04-02');
    for (const day of ['2026-02-10', '2027-02-10', '2027-03-31']) await store.tapOn(day);
    await store.tapEachMonth('2027-04', '2030-11');
    const { retention, go, seqs } = store;
    const days = ['2030-11-01', '2030-11-02', '2030-11-20'];
    for (const day of days) {
      go(day);
      expect(await retention.leaving()).toMatchObject({ keptFrom: 2027, ratings: 3, isDue: false });
      expect(await retention.tell('seen', 2027, '山田')).toBe(true);
      await retention.look();
    }
    go('2030-11-30');
    await retention.look();
    expect(seqs()[0]).toBe(1);
    go('2030-12-01');
    await retention.look();
    expect(seqs()[0]).toBe(4);
    expect(await retention.leaving()).toBeNull();
    expect(await latestRecord(store.database, 1)).toMatchObject([
      { who: 'ハブ', act: 'ratings-left', what: '令和8年度 3' },
    ]);
    expect(store.logged).toMatchObject([
      { event: 'retention.began', keptFrom: 2027 },
      { event: 'retention.left', keptFrom: 2027, ratings: 3, details: 0, rejected: 0 },
    ]);
    expect(store.forgotten()).toBe(1);
    expect(readKeptFromDay(store.database)).toBe(dayOf(2027, 4));
    expect(readRetention(store.database)).toMatchObject({ run: null, settled: 2027 });
  });

  it('leave with what was said of them, whenever that came, and younger ones keep theirs', async () => {
    const store = await someYears();
    await store.send([aDetail(101, 3, { at: '2027-04-01T00:00:05.000+09:00' })], anEpoch, at('2027-04-01'));
    await store.send([aDetail(102, 4), aDetail(103, 99_999, { at: '2030-11-20T10:00:00.000+09:00' })]);
    await store.retention.look();
    expect([1, 2, 3, 101].filter(store.has)).toEqual([]);
    expect([4, 102, 103].filter(store.has)).toEqual([4, 102, 103]);
    expect(verified(store)).toMatchObject({ damageCount: 0, loneDetails: 1, gone: 4 });
  });

  it('leave with details of their time whose rating never came, and with what was rejected then', async () => {
    const store = await aRetention();
    await store.tapOn('2027-02-10');
    await store.send(
      [aDetail(2, 77_777, { at: '2027-02-10T10:00:00.000+09:00' }), { ...aRating(3), score: 9 }, 'nonsense'],
      anEpoch,
      at('2027-02-10'),
    );
    await store.send([aRating(4, { at: '2027-04-10T10:00:00.000+09:00' })], anEpoch, at('2027-04-10'));
    await store.send([{ ...aRating(5), score: 9 }], anEpoch, at('2027-04-10'));
    await store.send([aRating(6, { at: '2030-11-20T10:00:00.000+09:00' })], anEpoch, at('2030-11-20'));
    store.seenEnough(2027, true);
    await store.retention.look();
    expect(store.seqs()).toEqual([4, 6]);
    expect(store.database.prepare('SELECT seq FROM rejected').all()).toEqual([{ seq: 5 }]);
    expect(store.logged.at(-1)).toMatchObject({ ratings: 1, details: 1, rejected: 2 });
    expect(verified(store)).toMatchObject({ damageCount: 0, epochs: [{ missing: 0, lastSeq: 6 }] });
    // What was rejected and comes again is answered as before, and not kept a second time.
    const again = await store.send([{ ...aRating(3), score: 9 }], anEpoch, at('2030-11-26'));
    expect(again).toMatchObject({ through: 6, results: [{ status: 'rejected' }] });
    expect(store.database.prepare('SELECT seq FROM rejected').all()).toEqual([{ seq: 5 }]);
  });

  it('stay without a backup of the day, and while somebody is fetching a file', async () => {
    const store = await someYears();
    store.hub.hasBackup = false;
    await store.retention.look();
    expect(store.seqs()[0]).toBe(1);
    Object.assign(store.hub, { hasBackup: true, isFetched: true });
    const looking = store.retention.look();
    await until('it waits', () => store.asked() >= 5);
    expect(store.seqs()[0]).toBe(1);
    store.hub.isFetched = false;
    await looking;
    expect(store.seqs()[0]).toBe(4);
  });

  it('stay this year where staff say so, and are told of again the next', async () => {
    const store = await someYears();
    expect(await store.retention.tell('keep', 2027, '山田')).toBe(true);
    await store.retention.look();
    expect(store.seqs()[0]).toBe(1);
    expect(await store.retention.leaving()).toBeNull();
    expect(await latestRecord(store.database, 1)).toMatchObject([
      { who: '山田', act: 'ratings-kept', what: '令和8年度' },
    ]);
    await store.tapEachMonth('2030-12', '2031-04');
    store.go('2031-04-10');
    // With 令和9年度, twelve more.
    expect(await store.retention.leaving()).toMatchObject({ keptFrom: 2028, ratings: 15, leavesOn: dayOf(2031, 7) });
    expect(await store.retention.tell('keep', 2027, '山田')).toBe(false);
  });

  it('stop leaving at once where staff say so in the middle, and what left is recorded', async () => {
    const store = await someYears();
    let keep: Promise<boolean> | undefined;
    const { changed } = store;
    // The first month's file is due when that month has left.
    const push = changed.push.bind(changed);
    changed.push = (...months) => {
      keep ??= store.retention.tell('keep', 2027, '山田');
      return push(...months);
    };
    await store.retention.look();
    expect(await keep).toBe(true);
    await store.retention.look();
    expect(store.seqs()[0]).toBe(2);
    expect(await latestRecord(store.database, 2)).toMatchObject([
      { act: 'ratings-left', what: '令和8年度 1' },
      { act: 'ratings-kept' },
    ]);
    expect(readRetention(store.database)).toMatchObject({ run: null, settled: 2027 });
  });

  it('come back with a backup, and do not leave again before a notice of their own', async () => {
    const store = await someYears();
    const { path } = await writeBackup(store.dataDir, '2030-11-26');
    await store.retention.look();
    expect(store.seqs()[0]).toBe(4);
    store.database.close();
    await restoreDatabase(store.dataDir, path, { who: 'テスト', nowMs: at('2030-11-26'), progress: () => {} });
    const again = await aRetention('2030-11-26', store.dataDir);
    await again.retention.look();
    expect(again.seqs()[0]).toBe(1);
    expect(await again.retention.leaving()).toMatchObject({ ratings: 3, leavesOn: dayOf(2030, 12, 26) });
    expect(verified(again)).toMatchObject({ damageCount: 0, gone: 0 });
  });

  it('leave once a year: what is too old and comes late waits for the next', async () => {
    const store = await someYears();
    await store.retention.look();
    store.clock.nowMs = at('2027-01-20');
    await store.send([aRating(900, { at: '2027-01-20T09:00:00.000+09:00' })], ANOTHER_EPOCH, at('2027-01-20'));
    store.go('2030-11-27');
    expect(await store.retention.leaving()).toBeNull();
  });
});

describe('a clock that is wrong', () => {
  it('in 2099 lets nothing leave, however long the hub runs so', async () => {
    const store = await someYears();
    const all = store.seqs();
    for (const day of ['2099-07-01', '2099-08-02', '2099-09-15', '2099-10-15']) {
      store.go(day);
      store.seenEnough(2096, true);
      await store.tapOn(day);
      expect(await store.retention.leaving()).toBeNull();
      expect(await store.retention.tell('date-right', 2096, '山田')).toBe(false);
      await store.retention.look();
    }
    expect(store.seqs().slice(0, all.length)).toEqual(all);
    // Set right, the notice of the true year stands as if nothing had been.
    store.go('2030-11-26');
    expect(await store.retention.leaving()).toMatchObject({
      keptFrom: 2027,
      ratings: 3,
      leavesOn: dayOf(2030, 12, 26),
    });
  });

  it('a year fast lets nothing leave before staff say that the date is right, and then stood thirty days', async () => {
    const store = await someYears();
    const all = store.seqs();
    store.go('2031-10-15');
    await store.tapOn('2031-10-15');
    expect(await store.retention.tell('seen', 2028, '山田')).toBe(true);
    // What is on the screen meanwhile is no notice yet.
    expect(readRetention(store.database).notice?.keptFrom).toBe(2027);
    store.seenEnough(2028);
    await store.retention.look();
    expect(await store.retention.leaving()).toMatchObject({ keptFrom: 2028, leavesOn: null, isDue: false });
    expect(await store.retention.tell('date-right', 2028, '山田')).toBe(true);
    await store.retention.look();
    expect(store.seqs().slice(0, all.length)).toEqual(all);
    expect(await store.retention.leaving()).toMatchObject({ leavesOn: dayOf(2031, 11, 14) });
    expect(await latestRecord(store.database, 1)).toMatchObject([{ act: 'date-confirmed', what: '2031-10-15' }]);
  });

  it.each(['2009-01-01', '2027-02-20'])(
    'that fell back to %s makes nothing old: what came after the kept years began is no older',
    async (day) => {
      const store = await someYears();
      for (const n of [501, 502]) await store.send([aRating(n, { at: toTokyoIso(at(day)) })], ANOTHER_EPOCH, at(day));
      await store.send([aDetail(503, 88_888, { at: toTokyoIso(at(day)) })], ANOTHER_EPOCH, at(day));
      await store.send([{ ...aRating(504), score: 9 }], ANOTHER_EPOCH, at('2030-11-20'));
      await store.send([{ ...aRating(505), score: 9 }], ANOTHER_EPOCH, at(day));
      expect(await store.retention.leaving()).toMatchObject({ ratings: 3 });
      await store.retention.look();
      expect(store.seqs()[0]).toBe(4);
      expect([501, 502, 503].filter(store.has)).toEqual([501, 502, 503]);
      expect(store.database.prepare('SELECT seq FROM rejected ORDER BY seq').all()).toEqual([
        { seq: 504 },
        { seq: 505 },
      ]);
    },
  );

  it('makes nothing old that was rejected on a day before any that is believed', async () => {
    const store = await someYears();
    await store.send([{ ...aRating(504), score: 9 }], ANOTHER_EPOCH, at('2009-01-01'));
    await store.retention.look();
    expect(store.database.prepare('SELECT seq FROM rejected').all()).toEqual([{ seq: 504 }]);
  });

  it('makes nothing old that was taken before the clock was first set', async () => {
    const store = await aRetention();
    await store.tapOn('2009-01-01');
    await store.tapOn('2024-06-01');
    await store.tapEachMonth('2026-12', '2030-11');
    store.seenEnough(2027);
    // Received before what surely is old, so it is.
    expect(await store.retention.leaving()).toMatchObject({ ratings: 6, isDue: true });
    const young = await aRetention();
    await young.tapOn('2009-01-01');
    await young.tapOn('2024-06-01');
    await young.tapEachMonth('2029-12', '2030-11');
    young.seenEnough(2027, true);
    expect(await young.retention.leaving()).toBeNull();
    await young.retention.look();
    expect(young.seqs()).toHaveLength(14);
  });

  it('makes nothing old where no rating of the kept years is there', async () => {
    const store = await aRetention();
    await store.tapEachMonth('2026-06', '2027-03');
    store.seenEnough(2027, true);
    expect(await store.retention.leaving()).toBeNull();
    await store.retention.look();
    expect(store.seqs()).toHaveLength(10);
  });

  it('keeps what came late over the turn of the year with the others of its month', async () => {
    const store = await aRetention();
    await store.tapOn('2027-03-10');
    await store.tapOn('2027-04-01');
    // Tapped before, received after the first of April.
    await store.send(
      [aRating(909, { at: '2027-03-31T17:10:00.000+09:00' })],
      ANOTHER_EPOCH,
      Date.parse('2027-04-01T10:30:00.000+09:00'),
    );
    await store.tapEachMonth('2027-04', '2030-11');
    store.seenEnough(2027);
    await store.retention.look();
    expect([store.has(1), store.has(909), store.has(2)]).toEqual([false, false, true]);
  });
});

describe('numbers that have left', () => {
  it('let through neither fall nor stop, and are no gap', async () => {
    const store = await someYears();
    const { deviceId, database, send, retention } = store;
    const before = await send([]);
    const runs = () => database.prepare('SELECT first, last FROM gone_seq').all();
    const arrivals = async () => (await arrivalsByTablet(database)).get(deviceId);
    await retention.look();
    expect((await send([])).through).toBe(before.through);
    expect(runs()).toEqual([{ first: 1, last: 3 }]);
    const next = before.through + 1;
    const answer = await send([aRating(next, { at: '2030-11-26T09:00:00.000+09:00' })], anEpoch, at('2030-11-26'));
    expect(answer.through).toBe(next);
    expect(await arrivals()).toMatchObject({ missing: 0, doubled: 0 });
    expect(verified(store)).toMatchObject({ damageCount: 0, epochs: [{ missing: 0, lastSeq: next }] });
  });

  it('leave a gap among them a gap, which what comes after all fills', async () => {
    const store = await aRetention();
    const { database, deviceId, send } = store;
    await send(
      [1, 3, 4, 6].map((n) => aRating(n, { at: `2027-03-1${n}T10:00:00.000+09:00` })),
      anEpoch,
      at('2027-03-16'),
    );
    const days = (seqs: number[]) => seqs.map((n) => aRating(n, { at: '2027-05-10T10:00:00.000+09:00' }));
    await send(days([7, 9]), anEpoch, at('2027-05-10'));
    store.seenEnough(2027, true);
    await store.retention.look();
    expect(store.seqs()).toEqual([7, 9]);
    const gaps = () => verified(store).epochs[0]!.gaps;
    const missing = async () => (await arrivalsByTablet(database)).get(deviceId)!.missing;
    expect(gaps()).toEqual([
      [2, 2],
      [5, 5],
      [8, 8],
    ]);
    expect(await missing()).toBe(3);
    expect((await send(days([5]))).through).toBe(1);
    expect((await send(days([2]))).through).toBe(7);
    expect((await send(days([8]))).through).toBe(9);
    expect([await missing(), verified(store).damageCount]).toEqual([0, 0]);
  });

  it('that come again are duplicates, by tablet, under another number or in another epoch, and count nowhere', async () => {
    const store = await someYears();
    const { send, database, deviceId } = store;
    const old = aRating(1, { at: '2026-11-10T10:00:00.000+09:00' });
    await store.retention.look();
    const rows = store.seqs().length;
    const through = (await send([])).through;
    const again = await send([old, aRating(2, { at: '2027-02-10T10:00:00.000+09:00' })], anEpoch, at('2030-11-26'));
    expect(again).toEqual({
      results: [old.id, anId(2)].map((id) => ({ id, status: 'duplicate' })),
      through,
      months: [],
    });
    const elsewhere = await send([{ ...old, seq: 1 }, aRating(801, { seq: 2 })], ANOTHER_EPOCH);
    expect(elsewhere).toMatchObject({ results: [{ status: 'duplicate' }, { status: 'stored' }], through: 2 });
    expect(store.seqs()).toHaveLength(rows + 1);
    expect((await arrivalsByTablet(database)).get(deviceId)).toMatchObject({ missing: 0, doubled: 0 });
    expect(verified(store).damageCount).toBe(0);
  });

  it('still tell a copied tablet', async () => {
    const store = await someYears();
    await store.retention.look();
    await store.send([aRating(950, { seq: 2 })]);
    expect((await arrivalsByTablet(store.database)).get(store.deviceId)).toMatchObject({ doubled: 1, missing: 0 });
    expect(store.has(950)).toBe(true);
    expect(verified(store).damageCount).toBe(0);
  });

  it('leave nothing to be read in the database file', async () => {
    const store = await someYears();
    await store.retention.look();
    store.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(store.path);
    expect([1, 2, 3, 4].filter((n) => bytes.includes(anId(n)))).toEqual([4]);
  });

  it('are unknown to a database that only earlier versions opened', async () => {
    const store = await someYears();
    store.database.exec('DROP TABLE gone; DROP TABLE gone_seq');
    expect(verified(store)).toMatchObject({ damageCount: 0, gone: 0, epochs: [{ missing: 0 }] });
  });

  it('are missed by verify where through promises more', async () => {
    const store = await someYears();
    await store.retention.look();
    store.database.exec('DELETE FROM gone_seq');
    expect(verified(store).damages).toMatchObject([{ code: 'through-too-high', through: 0 }]);
  });
});

describe('the files of months that have left', () => {
  it('go, those that stay stay, and verify agrees at every moment', async () => {
    const store = await someYears();
    const { database, dataDir, ratingsFolder, changed, retention } = store;
    const files = createRatingsFiles(database, dataDir, pino({ level: 'silent' }));
    const names = () => readdirSync(ratingsFolder).filter((name) => /^ratings-\d{4}/.test(name));
    const states = async () => new Set((await verifyFiles(database, ratingsFolder)).map(({ state }) => state));
    await until('the files are written', () => names().length === 47);
    await until('they are all marked', async () => (await states()).size === 1, 10_000);
    await retention.look();
    expect(await states()).toEqual(new Set(['waiting', 'equal']));
    files.changed(changed);
    await until('three are gone', () => names().length === 44, 10_000);
    await until('they are forgotten', async () => (await verifyFiles(database, ratingsFolder)).length === 44);
    expect(await states()).toEqual(new Set(['equal']));
    expect(names()[0]).toBe('ratings-2027-04.csv');
    // Nobody makes them anew, and one that comes late makes one of its own.
    files.changed(['2027-03']);
    await files.close();
    expect(existsSync(`${ratingsFolder}/ratings-2027-03.csv`)).toBe(false);
  });
});

describe('a hub that is killed in the middle', () => {
  it('has let whole ratings leave and counted them, and goes on at its next start', async () => {
    const { kills, killed, line, through } = await killWhileLeaving(3_000, [4_000]);
    expect(killed).toBe(1);
    const [first, last] = kills;
    expect(first!.left).toBeGreaterThan(0);
    expect(first).toMatchObject({ recorded: 6_000 - first!.left, halves: 0, damages: 0, missing: 0 });
    expect(last).toEqual({ left: 0, recorded: -1, halves: 0, damages: 0, missing: 0 });
    expect(line).toMatchObject({ act: 'ratings-left', what: '令和8年度 3000' });
    expect(through).toBe(6_001);
  });
});
