import { beforeEach, describe, expect, it } from 'vitest';
import { writeBackup } from '../../src/hub/storage/backup.ts';
import { arrivalsByTablet } from '../../src/hub/storage/epochs.ts';
import { restoreDatabase } from '../../src/hub/storage/restore.ts';
import { verifyDatabase } from '../../src/hub/storage/verify.ts';
import { aTabletAtHub, copiedStorage, queueAway } from '../support/a-tablet-at-hub.ts';
import { aTap } from '../support/a-tap.ts';
import { anEmptyStorage } from '../support/an-empty-storage.ts';
import { NOON, type OpenHub, openHub } from '../support/open-hub.ts';

// The tablet's own queue and sender against the hub's own routes and storage, over HTTP.

beforeEach(anEmptyStorage);

/** A hub that can be stopped, put back to a backup, and started again. */
async function aHub() {
  let hub: OpenHub = await openHub({ content: false });
  let origin = await hub.listen();
  const { dataDir } = hub;
  async function reopen() {
    hub = await openHub({ content: false, dataDir });
    origin = await hub.listen();
  }
  return {
    dataDir,
    where: () => origin,
    database: () => hub.database,
    ids: () =>
      hub.database
        .prepare("SELECT body ->> 'id' AS id FROM event ORDER BY row")
        .all()
        .map(({ id }) => String(id)),
    rows: (sql: string) => hub.database.prepare(sql).all(),
    verified: () => verifyDatabase(hub.database, () => {}),
    arrivals: async (deviceId: string) => (await arrivalsByTablet(hub.database)).get(deviceId),
    backup: () => writeBackup(dataDir, '2026-11-22'),
    stop: () => hub.close(),
    reopen,
    async restore(file: string) {
      await hub.close();
      const restored = await restoreDatabase(dataDir, file, { who: 'テスト', nowMs: NOON, progress: () => {} });
      expect(restored.kind).toBe('restored');
      await reopen();
    },
  };
}

const sorted = (...ids: string[][]) => ids.flat().toSorted();

describe('a hub restored from an older backup', () => {
  it('gets again from the tablet what is missing, each once', async () => {
    const hub = await aHub();
    const tablet = await aTabletAtHub(hub.where);
    const before = await tablet.tap(30);
    await tablet.sendAll();
    const { path } = await hub.backup();
    const after = await tablet.tap(40);
    await tablet.sendAll();
    await hub.restore(path);
    expect(hub.ids()).toEqual(before);
    const [next] = await tablet.tap(1);
    await tablet.sendAll();
    expect(hub.ids().toSorted()).toEqual(sorted(before, after, [next!]));
    expect(hub.verified()).toMatchObject({ damageCount: 0, epochs: [{ lastSeq: 71, missing: 0, doubled: 0 }] });
  });

  it('gets it also while nobody taps', async () => {
    const hub = await aHub();
    const tablet = await aTabletAtHub(hub.where);
    const before = await tablet.tap(3);
    await tablet.sendAll();
    const { path } = await hub.backup();
    const after = await tablet.tap(4);
    await tablet.sendAll();
    await hub.restore(path);
    await tablet.wait(10 * 60_000);
    await tablet.sendAll();
    expect(hub.ids().toSorted()).toEqual(sorted(before, after));
  });

  it('gets it where it forgot the tablet too, which was enrolled after the backup', async () => {
    const hub = await aHub();
    const { path } = await hub.backup();
    const tablet = await aTabletAtHub(hub.where);
    const ids = await tablet.tap(12);
    await tablet.sendAll();
    const first = await tablet.device();
    await hub.restore(path);
    const [next] = await tablet.tap(1);
    await tablet.sendAll();
    expect((await tablet.device())?.token).not.toBe(first?.token);
    expect(hub.ids().toSorted()).toEqual(sorted(ids, [next!]));
  });

  it('gets what was rejected again, and keeps it once', async () => {
    const hub = await aHub();
    const tablet = await aTabletAtHub(hub.where);
    await tablet.tap(1);
    await tablet.sendAll();
    const { path } = await hub.backup();
    await tablet.tap(1, { score: 9 });
    await tablet.tap(1);
    await tablet.sendAll();
    await hub.restore(path);
    await tablet.tap(1);
    await tablet.sendAll();
    expect([hub.ids().length, hub.rows('SELECT * FROM rejected').length]).toEqual([3, 1]);
    expect(hub.verified().epochs).toMatchObject([{ missing: 0, lastSeq: 4 }]);
  });

  it('is asked nothing by a tablet that it just heard, and once in five minutes by one with nothing to send', async () => {
    const hub = await aHub();
    const tablet = await aTabletAtHub(hub.where);
    await tablet.tap(1);
    await tablet.sendAll();
    const sent = tablet.requests();
    await tablet.wait(4 * 60_000);
    expect(tablet.requests()).toBe(sent);
    await tablet.wait(2 * 60_000);
    expect(tablet.requests()).toBe(sent + 1);
  });
});

describe('a tablet that was copied', () => {
  it('loses nothing, and neither does its copy: both ids are stored and staff see it', async () => {
    const hub = await aHub();
    const original = await aTabletAtHub(hub.where);
    const common = await original.tap(5);
    await original.sendAll();
    const copy = await aTabletAtHub(hub.where, await copiedStorage(original.storage));
    expect(copy.epoch).toBe(original.epoch);
    const [ofOriginal, ofCopy] = [await original.tap(4), await copy.tap(6)];
    await original.sendAll();
    await copy.sendAll();
    const more = await original.tap(3);
    await original.sendAll();
    expect(hub.ids().toSorted()).toEqual(sorted(common, ofOriginal, ofCopy, more));
    // 6…9 twice, then 10 and 11 of the copy, and 10…12 of the original.
    expect(hub.verified().epochs).toMatchObject([
      { lastSeq: 12, missing: 0, doubled: 6, doubledSeqs: [6, 7, 8, 9, 10, 11] },
    ]);
    const { deviceId } = (await original.device())!;
    expect(await hub.arrivals(deviceId)).toMatchObject({ doubled: 6, missing: 0 });
  });
});

describe('a tablet whose storage was cleared', () => {
  it('begins a new epoch, and its numbers are not taken for those of before', async () => {
    const hub = await aHub();
    const before = await aTabletAtHub(hub.where);
    const first = await before.tap(6);
    await before.sendAll();
    before.end();
    anEmptyStorage();
    const after = await aTabletAtHub(hub.where);
    const second = await after.tap(4);
    await after.sendAll();
    expect(after.epoch).not.toBe(before.epoch);
    expect(hub.ids()).toEqual([...first, ...second]);
    expect(
      hub
        .verified()
        .epochs.map(({ lastSeq, missing, doubled }) => [lastSeq, missing, doubled])
        .toSorted(),
    ).toEqual([
      ...[
        [4, 0, 0],
        [6, 0, 0],
      ],
    ]);
  });

  it('leaves a numbered gap where some of what it had was destroyed', async () => {
    const hub = await aHub();
    const tablet = await aTabletAtHub(hub.where);
    const ids = await tablet.tap(8);
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = tablet.storage.open('ratings');
      opening.onsuccess = () => resolve(opening.result);
    });
    const transaction = database.transaction('events', 'readwrite');
    for (const seq of [3, 4, 6]) transaction.objectStore('events').delete(seq);
    await new Promise<void>((resolve) => {
      transaction.oncomplete = () => resolve();
    });
    database.close();
    await tablet.sendAll();
    expect(hub.ids()).toEqual([1, 2, 5, 7, 8].map((seq) => ids[seq - 1]));
    expect(hub.verified().epochs).toMatchObject([
      {
        missing: 3,
        gaps: [
          [3, 4],
          [6, 6],
        ],
      },
    ]);
  });
});

describe('what the hub cannot take', () => {
  it('is kept there as it came, parked on the tablet, and holds nothing back', async () => {
    const hub = await aHub();
    const tablet = await aTabletAtHub(hub.where);
    const [good] = await tablet.tap(1);
    const [bad] = await tablet.tap(1, { score: 9 });
    const [behind] = await tablet.tap(1);
    await tablet.sendAll();
    expect(hub.ids()).toEqual([good, behind]);
    expect(hub.rows("SELECT seq, body ->> 'id' AS id FROM rejected")).toEqual([{ seq: 2, id: bad }]);
    const requests = tablet.requests();
    await tablet.tap(1);
    await tablet.sendAll();
    expect(tablet.requests()).toBe(requests + 1);
    expect(hub.verified().epochs).toMatchObject([{ missing: 0, rejected: 1 }]);
  });
});

describe('a clock that cannot be trusted', () => {
  it('is marked where the tablet has not done so, and the mark stays however often the event comes', async () => {
    const hub = await aHub();
    const tablet = await aTabletAtHub(hub.where);
    const at = (time: string, flags: 'clock'[] = []) => tablet.tap(1, { at: time, flags });
    await at('1970-01-01T09:00:00.000+09:00');
    await at('2099-01-01T00:00:00.000+09:00');
    await at('2026-11-22T11:59:00.000+09:00', ['clock']);
    await at('2026-11-22T11:59:30.000+09:00');
    await tablet.sendAll();
    await tablet.db.advance(tablet.epoch, { sentThrough: 0, through: 0, parked: [] });
    await tablet.sendAll();
    expect(hub.rows("SELECT month, body ->> '$.flags' AS flags FROM event ORDER BY seq")).toEqual([
      ...[1, 2, 3].map(() => ({ month: '2026-11', flags: '["clock"]' })),
      { month: '2026-11', flags: '[]' },
    ]);
  });
});

describe('a token that was taken away', () => {
  it('is asked for anew, and no line is doubled', async () => {
    const hub = await aHub();
    const tablet = await aTabletAtHub(hub.where);
    const ids = await tablet.tap(5);
    await tablet.sendAll();
    const first = await tablet.device();
    // The answer to the last batch is forgotten, as by a power cut: all of it comes again.
    await tablet.db.advance(tablet.epoch, { sentThrough: 0, through: 0, parked: [] });
    hub.database().prepare('DELETE FROM tablet WHERE device_id = ?').run(first!.deviceId);
    const [next] = await tablet.tap(1);
    await tablet.sendAll();
    expect((await tablet.device())!.deviceId).not.toBe(first!.deviceId);
    expect(hub.ids()).toEqual([...ids, next]);
    await hub.stop();
    await hub.reopen();
    expect(hub.ids()).toHaveLength(6);
  });
});

describe('a tablet that was away for long', () => {
  it('brings every event exactly once, also where every third answer is lost', async () => {
    const hub = await aHub();
    let answers = 0;
    const tablet = await aTabletAtHub(hub.where, undefined, () => ++answers % 3 === 0);
    const events = await queueAway(tablet.storage, 3_000, (seq) => ({ ...aTap(), seq }));
    await tablet.sendAll();
    expect(hub.ids()).toEqual(events.map(({ id }) => id));
    expect(tablet.requests()).toBeGreaterThan(6);
    expect(hub.verified().epochs).toMatchObject([{ stored: 3_000, missing: 0, doubled: 0 }]);
  });
});
