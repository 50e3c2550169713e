import { beforeEach, describe, expect, it } from 'vitest';
import { createRatingDb, type RatingDb } from '../../../src/tablet/platform/rating-db.ts';
import { aClock } from '../../support/a-clock.ts';
import { aRememberingHub } from '../../support/a-remembering-hub.ts';
import { aSendingTablet } from '../../support/a-sending-tablet.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';
import { deferred } from '../../support/deferred.ts';
import { settled } from '../../support/settled.ts';

beforeEach(anEmptyStorage);

/** The tablet's own list, read by way of `ahead` where what follows a batch is read. */
function listReadBy(ahead: RatingDb['unsent']): Pick<RatingDb, 'unsent' | 'advance'> {
  const db = createRatingDb(aClock());
  return {
    unsent: (most, after) => (after === undefined ? db.unsent(most) : ahead(most, after)),
    advance: db.advance,
  };
}

describe('reading ahead', () => {
  it('is done while the batch before travels', async () => {
    const hub = aRememberingHub();
    const slow = deferred();
    const reads: (number | undefined)[] = [];
    const db = listReadBy((most, after) => {
      reads.push(after);
      return createRatingDb(aClock()).unsent(most, after);
    });
    const script = async (events: Parameters<typeof hub.store>[0]) => {
      await slow.promise;
      return hub.store(events);
    };
    const tablet = await aSendingTablet(501, script, { db });
    await tablet.now();
    expect(reads).toEqual([500]);
    slow.resolve();
    await settled();
    expect(tablet.sizes()).toEqual([500, 1]);
  });

  it('may fail: then it is read when its turn comes', async () => {
    const hub = aRememberingHub();
    const db = listReadBy(() => Promise.reject(new Error('the database cannot be reached')));
    const tablet = await aSendingTablet(501, hub.store, { db });
    await tablet.now();
    await settled();
    expect(tablet.sizes()).toEqual([500, 1]);
    expect(await tablet.unsent()).toBe(0);
  });

  it('counts for nothing where the storage was cleared meanwhile', async () => {
    const hub = aRememberingHub();
    // What stands there now has the same numbers, and none of it was sent.
    const db = listReadBy(async (most) => ({ ...(await createRatingDb(aClock()).unsent(most)), epoch: 'another' }));
    const tablet = await aSendingTablet(501, hub.store, { db });
    await tablet.now();
    await settled();
    expect(tablet.requests.map(({ seqs }) => seqs[0])).toEqual([1, 501]);
  });

  it('does not hide that the hub was restored between two batches', async () => {
    const hub = aRememberingHub();
    let asked = 0;
    const tablet = await aSendingTablet(1_001, (events) => {
      asked += 1;
      const answer = hub.store(events);
      // It has lost the first 500.
      if (asked === 2 && answer.kind === 'answer') answer.value.through = 0;
      return answer;
    });
    await tablet.now();
    await settled(200);
    const firsts = tablet.requests.map(({ seqs }) => seqs[0]);
    await tablet.later(30_000);
    await settled(200);
    expect([firsts.slice(0, 2), tablet.requests.slice(2).map(({ seqs }) => seqs[0])[0]]).toEqual([[1, 501], 1]);
  });
});
