import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openToRead } from '../../../src/hub/storage/database.ts';
import { writeRatingsFile } from '../../../src/hub/storage/ratings-file.ts';
import { saveStatus } from '../../../src/hub/storage/tablets.ts';
import { verifyDatabase } from '../../../src/hub/storage/verify.ts';
import { verifyFiles } from '../../../src/hub/storage/verify-files.ts';
import { aDetail, anEpoch, aRating } from '../../support/a-rating.ts';
import { aReport } from '../../support/a-report.ts';
import { aStore } from '../../support/a-store.ts';
import { spoilDatabase } from '../../support/spoil-database.ts';

const ANOTHER_EPOCH = '6f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b01';
const NOON = Date.parse('2026-11-22T12:00:00.000+09:00');
type Store = Awaited<ReturnType<typeof aStore>>;

function verified({ path }: Store) {
  const database = openToRead(path);
  try {
    return verifyDatabase(database, () => {});
  } finally {
    database.close();
  }
}

async function aSoundStore() {
  const store = await aStore();
  await store.send([
    aRating(1),
    aDetail(2, 1, { reasons: ['wait'] }),
    { ...aRating(3), score: 9 },
    aRating(4, { at: '1970-01-01T09:00:00.000+09:00' }),
    'nonsense',
  ]);
  return store;
}

describe('verifyDatabase', () => {
  it('finds nothing wrong with what the hub stored itself', async () => {
    expect(verified(await aSoundStore())).toMatchObject({
      ...{ ratings: 2, details: 1, rejected: 2, loneDetails: 0, damageCount: 0, damages: [] },
      epochs: [{ tablet: '正面ロビー', stored: 3, rejected: 1, lastSeq: 4, missing: 0, gaps: [], doubled: 0 }],
    });
  });

  it('reads what is committed beside a hub that has not folded its log', async () => {
    const store = await aSoundStore();
    await store.rate(5, 6);
    expect(verified(store).ratings).toBe(4);
  });

  it.each<[string, string, object]>([
    [
      'a body cut short',
      'UPDATE event SET body = substr(body, 1, 40) WHERE row = 1',
      { code: 'event-unreadable', row: 1 },
    ],
    [
      'a score that nobody can give',
      "UPDATE event SET body = json_set(body, '$.score', 7) WHERE row = 1",
      { code: 'event-unreadable', row: 1 },
    ],
    ['another seq', 'UPDATE event SET seq = 9 WHERE row = 1', { code: 'column-differs', row: 1, column: 'seq' }],
    [
      'another id',
      'UPDATE event SET id = zeroblob(16) WHERE row = 1',
      { code: 'column-differs', row: 1, column: 'id' },
    ],
    ['another time', 'UPDATE event SET at_ms = 5 WHERE row = 1', { code: 'column-differs', row: 1, column: 'at_ms' }],
    [
      'another month',
      "UPDATE event SET month = '2026-10' WHERE row = 1",
      { code: 'column-differs', row: 1, column: 'month' },
    ],
    [
      'a month of the tap where the clock was not sure',
      "UPDATE event SET month = '1970-01' WHERE row = 3",
      { code: 'column-differs', row: 3, column: 'month' },
    ],
    [
      'another rating of a detail',
      'UPDATE event SET rating = zeroblob(16) WHERE row = 2',
      { code: 'column-differs', row: 2, column: 'rating' },
    ],
    [
      'half an epoch',
      'UPDATE event SET epoch = zeroblob(8) WHERE row = 4',
      { code: 'column-differs', row: 4, column: 'epoch' },
    ],
    [
      'no time of receipt',
      "UPDATE event SET received_at = '' WHERE row = 4",
      { code: 'column-differs', row: 4, column: 'received_at' },
    ],
    ['a rejected body that was changed', "UPDATE rejected SET body = '{}' WHERE seq = 3", { code: 'rejected-differs' }],
    [
      'a promise of more than is there',
      'UPDATE epoch SET through = 6',
      { code: 'through-too-high', promised: 6, through: 5 },
    ],
  ])('finds %s', async (_name, spoil, damage) => {
    const store = await aSoundStore();
    await store.rate(5);
    expect(verified(store).damages).toEqual([]);
    store.database.exec(spoil);
    expect(verified(store).damages).toContainEqual(expect.objectContaining(damage));
  });

  it('finds that the file itself is damaged', async () => {
    const store = await aSoundStore();
    store.database.close();
    spoilDatabase(store.path);
    expect(verified(store).damages[0]).toMatchObject({ code: 'integrity' });
  });

  it('tells every gap by its numbers, in each epoch alone', async () => {
    const store = await aStore();
    await store.rate(1, 2, 5, 6, 10);
    await store.send([aRating(21, { seq: 2 })], ANOTHER_EPOCH);
    const [first, second] = verified(store).epochs;
    expect(first).toMatchObject({
      lastSeq: 10,
      missing: 5,
      gaps: [
        [3, 4],
        [7, 9],
      ],
    });
    expect(second).toMatchObject({ lastSeq: 2, missing: 1, gaps: [[1, 1]] });
  });

  it('counts no gap where an event was rejected', async () => {
    const store = await aStore();
    await store.send([aRating(1), { ...aRating(2), score: 0 }, aRating(3)]);
    expect(verified(store).epochs).toMatchObject([{ missing: 0, rejected: 1 }]);
  });

  it('counts as missing what a tablet had given when its storage was cleared, and not what it has yet to send', async () => {
    const store = await aStore();
    await store.rate(1, 2);
    const tablet = { deviceId: store.deviceId, name: '' };
    await saveStatus(store.database, tablet, aReport({ epoch: anEpoch, lastSeq: 5, unsent: 3 }), NOON);
    expect(verified(store).epochs).toMatchObject([{ missing: 0 }]);
    await saveStatus(store.database, tablet, aReport({ epoch: ANOTHER_EPOCH, lastSeq: 1, unsent: 1 }), NOON);
    expect(verified(store).epochs).toMatchObject([
      { missing: 3, gaps: [[3, 5]] },
      { missing: 0, stored: 0 },
    ]);
  });

  it('tells of two ids under one number, and that both are stored', async () => {
    const store = await aStore();
    await store.send([aRating(1), aRating(2), aRating(12, { seq: 2 }), aRating(22, { seq: 2 }), aRating(3)]);
    expect(verified(store).epochs).toMatchObject([{ stored: 5, doubled: 2, doubledSeqs: [2], missing: 0 }]);
  });

  it('counts details whose rating never came', async () => {
    const store = await aStore();
    await store.send([aRating(1), aDetail(2, 1), aDetail(3, 99), aDetail(4, 2)]);
    expect(verified(store)).toMatchObject({ loneDetails: 2, damageCount: 0 });
  });
});

describe('verifyFiles', () => {
  async function aWrittenStore() {
    const store = await aSoundStore();
    await writeRatingsFile(store.database, store.ratingsFolder, '2026-11');
    store.database.exec('UPDATE ratings_file SET written = changed');
    const file = `${store.ratingsFolder}/ratings-2026-11.csv`;
    return { ...store, file, states: () => verifyFiles(store.database, store.ratingsFolder) };
  }

  it('finds the file equal, and waiting while the hub has yet to write it', async () => {
    const { states, rate } = await aWrittenStore();
    expect(await states()).toEqual([{ month: '2026-11', state: 'equal' }]);
    await rate(7);
    expect(await states()).toEqual([{ month: '2026-11', state: 'waiting' }]);
  });

  it('finds a line too many, a changed character and a missing end', async () => {
    const { states, file } = await aWrittenStore();
    const whole = readFileSync(file, 'utf8');
    appendFileSync(file, '\r\n');
    expect(await states()).toMatchObject([{ state: 'differs' }]);
    writeFileSync(file, whole.replace('正面', '裏面'));
    expect(await states()).toMatchObject([{ state: 'differs' }]);
    writeFileSync(file, whole.slice(0, -2));
    expect(await states()).toMatchObject([{ state: 'differs' }]);
    writeFileSync(file, whole);
    expect(await states()).toMatchObject([{ state: 'equal' }]);
  });

  it('tells of a file that is gone, and of one whose month nobody knows', async () => {
    const { states, file, ratingsFolder } = await aWrittenStore();
    rmSync(file);
    writeFileSync(`${ratingsFolder}/ratings-2025-01.csv`, '');
    mkdirSync(`${ratingsFolder}/copies`);
    expect(await states()).toEqual([
      { month: '2026-11', state: 'missing' },
      { month: '2025-01', state: 'stray' },
    ]);
  });
});
