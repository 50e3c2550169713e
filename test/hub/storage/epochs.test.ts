import { describe, expect, it } from 'vitest';
import { arrivalsByTablet } from '../../../src/hub/storage/epochs.ts';
import { storeEvents } from '../../../src/hub/storage/events.ts';
import { latestRejected } from '../../../src/hub/storage/rejected.ts';
import { enrolTablet, saveStatus } from '../../../src/hub/storage/tablets.ts';
import { anEpoch, anId, aRating } from '../../support/a-rating.ts';
import { aReport } from '../../support/a-report.ts';
import { aStore } from '../../support/a-store.ts';

const ANOTHER_EPOCH = '6f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b01';
const NOON = Date.parse('2026-11-22T12:00:00.000+09:00');
const none = { missing: 0, doubled: 0, rejected: 0, emptied: 0 };

async function aWatchedStore() {
  const store = await aStore();
  const arrivals = async (deviceId = store.deviceId) => (await arrivalsByTablet(store.database)).get(deviceId) ?? none;
  const report = (fields: Parameters<typeof aReport>[0], deviceId = store.deviceId) =>
    saveStatus(store.database, { deviceId, name: '' }, aReport(fields), NOON);
  return { ...store, arrivals, report };
}

describe('arrivalsByTablet', () => {
  it('is silent where everything came', async () => {
    const { rate, report, arrivals } = await aWatchedStore();
    await rate(1, 2, 3);
    await report({ lastSeq: 5, unsent: 2 });
    expect(await arrivals()).toEqual(none);
  });

  it('counts gaps, and no longer once they are filled', async () => {
    const { rate, arrivals } = await aWatchedStore();
    await rate(1, 2, 5, 6, 9);
    expect(await arrivals()).toEqual({ ...none, missing: 4 });
    await rate(3, 4, 7);
    expect(await arrivals()).toEqual({ ...none, missing: 1 });
    await rate(8);
    expect(await arrivals()).toEqual(none);
  });

  it('counts as missing what the tablet says was acknowledged: the hub was restored', async () => {
    const { rate, report, arrivals } = await aWatchedStore();
    await rate(1, 2);
    await report({ lastSeq: 9, unsent: 1 });
    expect(await arrivals()).toEqual({ ...none, missing: 6 });
    await rate(3, 4, 5, 6, 7, 8);
    expect(await arrivals()).toEqual(none);
  });

  it('counts what a tablet had not sent when its storage was cleared', async () => {
    const { rate, send, report, arrivals } = await aWatchedStore();
    await rate(1, 2);
    await report({ lastSeq: 5, unsent: 3 });
    await report({ epoch: ANOTHER_EPOCH, lastSeq: 1, unsent: 1 });
    expect(await arrivals()).toEqual({ ...none, missing: 3, emptied: 1 });
    await send([aRating(21, { seq: 1 })], ANOTHER_EPOCH);
    expect(await arrivals()).toEqual({ ...none, missing: 3, emptied: 1 });
  });

  it('counts every event under a number that another one had, whenever and wherever it comes', async () => {
    const { send, arrivals } = await aWatchedStore();
    const clone = (n: number, seq: number) => aRating(100 + n, { seq });
    await send([aRating(1), aRating(2), clone(1, 2), aRating(3)]);
    expect((await arrivals()).doubled).toBe(1);
    await send([clone(2, 3), clone(3, 3)]);
    expect((await arrivals()).doubled).toBe(3);
    await send([clone(2, 3), clone(3, 3), aRating(1)]);
    expect((await arrivals()).doubled).toBe(3);
    await send([clone(5, 1), aRating(4), clone(6, 4)]);
    expect(await arrivals()).toEqual({ ...none, doubled: 5 });
  });

  it('counts what was rejected, once however often it is sent, and it is no gap', async () => {
    const { send, arrivals, database } = await aWatchedStore();
    const bad = { ...aRating(2), score: 9 };
    for (const _again of [1, 2]) await send([aRating(1), bad, aRating(3)]);
    expect(await arrivals()).toEqual({ ...none, rejected: 1 });
    expect(await latestRejected(database, 5)).toEqual({
      count: 1,
      events: [
        {
          at: '2026-11-22T12:00:00.000+09:00',
          tablet: '正面ロビー',
          reason: expect.stringContaining('score'),
          body: JSON.stringify(bad),
          isCut: false,
        },
      ],
    });
  });

  it('goes with the tablet that is enrolled again', async () => {
    const { database, rate, arrivals, deviceId } = await aWatchedStore();
    await rate(1, 3);
    const again = await enrolTablet(database, '正面ロビー', 'テスト', NOON);
    const batch = { deviceId: again.deviceId, epoch: anEpoch, receivedAtMs: NOON };
    await storeEvents(database, { ...batch, events: [aRating(3), aRating(4)] });
    expect([await arrivals(deviceId), await arrivals(again.deviceId)]).toEqual([none, { ...none, missing: 1 }]);
  });

  it('believes no number that a tablet cannot have', async () => {
    const { rate, report, arrivals } = await aWatchedStore();
    await rate(1);
    await report({ lastSeq: 0, unsent: 5 });
    expect(await arrivals()).toEqual(none);
  });
});

describe('latestRejected', () => {
  it('is newest first, and of a long one the beginning', async () => {
    const { send, database } = await aStore();
    await send(['x'.repeat(5_000), { id: anId(1) }]);
    const { count, events } = await latestRejected(database, 1);
    expect([count, events.map(({ body }) => body)]).toEqual([2, [JSON.stringify({ id: anId(1) })]]);
    const [, long] = (await latestRejected(database, 9)).events;
    expect([long?.body.length, long?.isCut]).toEqual([2_000, true]);
  });
});
