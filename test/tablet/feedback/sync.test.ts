import { beforeEach, describe, expect, it } from 'vitest';
import { aRememberingHub } from '../../support/a-remembering-hub.ts';
import { type Answer, aSendingTablet } from '../../support/a-sending-tablet.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';
import { deferred } from '../../support/deferred.ts';
import { settled } from '../../support/settled.ts';

beforeEach(anEmptyStorage);

const offline: Answer = { kind: 'offline' };

describe('sync', () => {
  it('sends everything in batches, oldest first, one after the other', async () => {
    const hub = aRememberingHub();
    const tablet = await aSendingTablet(1_200, hub.store);
    await tablet.now();
    await settled(400);
    expect(tablet.sizes()).toEqual([500, 500, 200]);
    expect(hub.seqs()).toEqual(Array.from({ length: 1_200 }, (_, index) => index + 1));
    expect(await tablet.unsent()).toBe(0);
  });

  it('asks nobody while there is nothing to send', async () => {
    const tablet = await aSendingTablet(0, aRememberingHub().store);
    await tablet.now();
    await tablet.later(600_000);
    expect(tablet.requests).toEqual([]);
  });

  it('sends 1 s after a new rating', async () => {
    const tablet = await aSendingTablet(0, aRememberingHub().store);
    await tablet.now();
    await tablet.addRatings(1);
    tablet.sync.soon();
    await tablet.later(999);
    expect(tablet.requests).toEqual([]);
    await tablet.later(1);
    expect(tablet.times()).toEqual([1_000]);
  });

  it('looks every 60 s without being told', async () => {
    const tablet = await aSendingTablet(0, aRememberingHub().store);
    await tablet.now();
    await tablet.addRatings(1);
    await tablet.later(60_000);
    await tablet.addRatings(1);
    await tablet.later(60_000);
    expect(tablet.times()).toEqual([60_000, 120_000]);
    expect(tablet.clock.pending()).toEqual([60_000]);
  });

  it('has never two requests in flight, whoever calls', async () => {
    const hub = aRememberingHub();
    const slow = deferred();
    const tablet = await aSendingTablet(3, async (events) => {
      await slow.promise;
      return hub.store(events);
    });
    for (let call = 0; call < 5; call += 1) {
      tablet.sync.now();
      tablet.sync.soon();
      await tablet.later(70_000);
    }
    expect(tablet.requests).toHaveLength(1);
    slow.resolve();
    await settled();
    expect(await tablet.unsent()).toBe(0);
    // Called meanwhile: looked again soon, not in a minute.
    expect(tablet.clock.pending()).toEqual([1_000]);
  });

  it('stops when it is ended, also in the middle of a request', async () => {
    const slow = deferred<Answer>();
    const tablet = await aSendingTablet(1, () => slow.promise);
    await tablet.now();
    tablet.sync.end();
    slow.resolve(offline);
    await settled();
    expect(tablet.clock.pending()).toEqual([]);
  });
});
