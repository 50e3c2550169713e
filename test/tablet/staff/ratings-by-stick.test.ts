import { beforeEach, describe, expect, it } from 'vitest';
import type { FeedbackEvent } from '../../../src/core/feedback/event.ts';
import { readExport } from '../../../src/core/protocol/ratings-export.ts';
import { receiptOf } from '../../../src/core/protocol/ratings-receipt.ts';
import { createCarriedRatings } from '../../../src/tablet/platform/carried-ratings.ts';
import { createRatingDb } from '../../../src/tablet/platform/rating-db.ts';
import { createRatingsByStick, type WrittenRatings } from '../../../src/tablet/staff/ratings-by-stick.ts';
import { aClock } from '../../support/a-clock.ts';
import { sha256 } from '../../support/a-package.ts';
import { aTap } from '../../support/a-tap.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';
import { withText } from '../../support/an-export.ts';

beforeEach(anEmptyStorage);

async function aTablet(count: number, deviceId = 'tablet-1') {
  const db = createRatingDb(aClock());
  const rate = async (times: number) => {
    for (let n = 0; n < times; n += 1) await db.add(aTap());
  };
  await rate(count);
  const stick = createRatingsByStick({
    carried: createCarriedRatings(db),
    deviceId: async () => deviceId,
    digest: async (bytes) => sha256(bytes),
    nowMs: () => Date.parse('2026-11-22T10:15:30.123+09:00'),
  });
  return { db, stick, rate, unsent: async () => (await db.summary()).unsent };
}

async function readBack({ parts }: WrittenRatings) {
  const read = await readExport(withText(...parts), async (bytes) => sha256(bytes));
  if ('problem' in read) throw new Error(read.problem);
  const events = [...Array(Math.ceil(read.header.count / 500)).keys()].flatMap((page) => read.events(page * 500, 500));
  return { header: read.header, events: events as FeedbackEvent[] };
}

/** The receipt as the office page writes it where the hub takes every event, or those of `ids`. */
async function receiptFor(written: WrittenRatings, change: object = {}): Promise<File> {
  const { header, events } = await readBack(written);
  const results = events.map(({ id }) => ({ id, status: 'stored' as const }));
  const receipt = { ...receiptOf(header, results, header.lastSeq), ...change };
  return new File([JSON.stringify(receipt)], '受け取り.json');
}

const nobody = () => {};

describe('write', () => {
  it('writes what is not acknowledged, oldest first, and marks nothing', async () => {
    const { db, stick, unsent } = await aTablet(5);
    const { epoch } = await db.summary();
    await db.advance(epoch, { sentThrough: 2, through: 2, parked: [] });
    const written = (await stick.write(nobody))!;
    expect([written.name, written.count, written.rest]).toEqual([
      `評価-2026-11-22-1015-${epoch.slice(0, 8)}.ndjson`,
      3,
      0,
    ]);
    const { header, events } = await readBack(written);
    expect(header).toMatchObject({ device: 'tablet-1', epoch, count: 3, firstSeq: 3, lastSeq: 5 });
    expect(events).toEqual((await db.unsent(10)).events);
    expect(await unsent()).toBe(3);
  });

  it('says how far it is, over many pages', async () => {
    const { stick } = await aTablet(1_100);
    const told: number[][] = [];
    const written = (await stick.write((...far) => void told.push(far)))!;
    expect(told).toEqual([
      [500, 1_100],
      [1_000, 1_100],
      [1_100, 1_100],
    ]);
    expect((await readBack(written)).events.map(({ seq }) => seq)).toEqual([...Array(1_100).keys()].map((n) => n + 1));
  });

  it('leaves ratings that come meanwhile for the next time', async () => {
    const { db, stick } = await aTablet(501);
    let adding: Promise<unknown> = Promise.resolve();
    const written = (await stick.write(() => {
      adding = db.add(aTap());
    }))!;
    await adding;
    expect(written.count).toBe(501);
    expect((await readBack(written)).events).toHaveLength(501);
  });

  it('writes nothing where nothing is to be sent', async () => {
    const { stick } = await aTablet(0);
    expect(await stick.write(nobody)).toBe(null);
  });
});

describe('receive', () => {
  it('marks what the receipt names; what came later is still to be sent', async () => {
    const { stick, rate, unsent } = await aTablet(3);
    const file = await receiptFor((await stick.write(nobody))!);
    await rate(2);
    expect(await stick.receive(file)).toEqual({ kind: 'marked', marked: 3, parked: 0, unsent: 2 });
    expect(await unsent()).toBe(2);
    expect(await stick.receive(file)).toEqual({ kind: 'already' });
    expect(await unsent()).toBe(2);
  });

  it('takes an older receipt without harm', async () => {
    const { stick, rate, unsent } = await aTablet(3);
    const older = await receiptFor((await stick.write(nobody))!);
    await rate(2);
    expect(await stick.receive(await receiptFor((await stick.write(nobody))!))).toMatchObject({ marked: 5 });
    expect(await stick.receive(older)).toEqual({ kind: 'already' });
    expect(await unsent()).toBe(0);
  });

  it('refuses that of another tablet, also one that has the same numbers', async () => {
    const other = await aTablet(3);
    const file = await receiptFor((await other.stick.write(nobody))!);
    anEmptyStorage();
    const { db, stick, unsent } = await aTablet(3);
    expect(await stick.receive(file)).toEqual({ kind: 'foreign' });
    // A clone has the epoch too, but its later events have ids of their own.
    const { epoch } = await db.summary();
    const ids = { epoch, received: ['019a0000-0000-7000-8000-000000000001'] };
    expect(await stick.receive(await receiptFor((await stick.write(nobody))!, ids))).toEqual({ kind: 'foreign' });
    expect(await unsent()).toBe(3);
  });

  it.each([
    ['a receipt cut off', async (file: File) => new File([(await file.text()).slice(0, 300)], 'x'), 'damaged'],
    ['a later version', async (file: File) => new File([(await file.text()).replace('"v":1', '"v":2')], 'x'), 'newer'],
    ['far too much', async (file: File) => new File([await file.text(), ' '.repeat(17_000_000)], 'x'), 'damaged'],
  ])('refuses %s', async (_, changed, kind) => {
    const { stick, unsent } = await aTablet(3);
    const file = await changed(await receiptFor((await stick.write(nobody))!));
    expect(await stick.receive(file)).toEqual({ kind });
    expect(await unsent()).toBe(3);
  });

  it('knows its own export, and leaves every other file to whoever reads content', async () => {
    const { stick } = await aTablet(1);
    const { parts } = (await stick.write(nobody))!;
    expect(await stick.receive(new File(parts, 'x.json'))).toEqual({ kind: 'is-export' });
    expect(await stick.receive(new File(['部署名,目標\n'], 'x.csv'))).toBe(null);
    expect(await stick.receive(new File([], 'empty.txt'))).toBe(null);
  });

  it('says so where the storage fails', async () => {
    const { db, stick } = await aTablet(1);
    const file = await receiptFor((await stick.write(nobody))!);
    const carried = { ...createCarriedRatings(db), acknowledge: () => Promise.reject(new Error('gone')) };
    const broken = createRatingsByStick({
      ...{ carried, deviceId: async () => '', nowMs: () => 0, digest: async () => '' },
    });
    expect(await broken.receive(file)).toEqual({ kind: 'not-kept' });
  });
});
