import { beforeEach, describe, expect, it } from 'vitest';
import { createFreeSpace } from '../../../src/tablet/kiosk/free-space.ts';
import { createRatingDb } from '../../../src/tablet/platform/rating-db.ts';
import { createRatingPruning } from '../../../src/tablet/platform/rating-pruning.ts';
import { aClock } from '../../support/a-clock.ts';
import { aFullDisk } from '../../support/a-full-disk.ts';
import { aTap } from '../../support/a-tap.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';
import { listRatings } from '../../support/listed-ratings.ts';

beforeEach(anEmptyStorage);

const AT = '2026-11-22T10:15:30.123+09:00';

/** A tablet with 1,500 ratings, of which the hub has so many, on a disk that is full until so many are gone. */
async function aTablet({ sent, fullAbove }: { sent: number; fullAbove: number }) {
  const db = createRatingDb(aClock());
  await listRatings(
    db,
    Array.from({ length: 1_500 }, () => AT),
  );
  await db.advance((await db.summary()).epoch, { sentThrough: sent, through: sent, parked: [] });
  const listed = () => db.run(['events'], 'readonly', (transaction) => transaction.objectStore('events').count());
  let count = await listed();
  const pruning = createRatingPruning(db);
  const prune = async () => {
    await pruning.pruneAcknowledged();
    count = await listed();
  };
  const { recover } = createFreeSpace({ clock: aClock(), steps: [prune] });
  const disk = aFullDisk(() => count > fullAbove);
  return { db, recover, disk, listed };
}

describe('a rating on a full disk', () => {
  it('is written after what the hub has is gone', async () => {
    const { db, recover, disk, listed } = await aTablet({ sent: 400, fullAbove: 1_200 });
    db.recoverBy(recover);
    expect((await db.add(aTap())).seq).toBe(1_501);
    expect([disk.refused(), await listed()]).toEqual([3, 1_101]);
  });

  it('is refused where nothing may go; nothing unsent has been deleted, and the next one is numbered on', async () => {
    const { db, recover, disk, listed } = await aTablet({ sent: 0, fullAbove: 1_200 });
    db.recoverBy(recover);
    await expect(db.add(aTap())).rejects.toThrow('cannot be reached');
    expect([disk.refused(), await listed()]).toEqual([6, 1_500]);
    expect((await db.summary()).lastSeq).toBe(1_500);
  });

  it('is refused at once while there is nobody yet to free space', async () => {
    const { db, disk } = await aTablet({ sent: 400, fullAbove: 1_200 });
    await expect(db.add(aTap())).rejects.toMatchObject({ cause: { name: 'QuotaExceededError' } });
    expect(disk.refused()).toBe(3);
  });
});
