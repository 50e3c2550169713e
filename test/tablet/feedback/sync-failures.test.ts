import { beforeEach, describe, expect, it } from 'vitest';
import type { RatingsAnswer } from '../../../src/core/protocol/envelopes.ts';
import { createRatingDb } from '../../../src/tablet/platform/rating-db.ts';
import { aClock } from '../../support/a-clock.ts';
import { aRememberingHub } from '../../support/a-remembering-hub.ts';
import { type Answer, aSendingTablet } from '../../support/a-sending-tablet.ts';
import { aTap } from '../../support/a-tap.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';

beforeEach(anEmptyStorage);

const offline: Answer = { kind: 'offline' };

describe('sync while the hub is away', () => {
  it('waits longer and longer up to 30 s, and from the beginning after an answer', async () => {
    let isAway = true;
    const hub = aRememberingHub();
    const tablet = await aSendingTablet(1, (events) => (isAway ? offline : hub.store(events)));
    await tablet.now();
    for (let step = 0; step < 100; step += 1) await tablet.later(1_000);
    expect(tablet.times()).toEqual([0, 2_000, 6_000, 14_000, 30_000, 60_000, 90_000]);
    isAway = false;
    await tablet.later(20_000);
    expect(await tablet.unsent()).toBe(0);
    isAway = true;
    await tablet.addRatings(1);
    await tablet.now();
    const since = tablet.clock.steadyMs();
    await tablet.later(2_000);
    expect(tablet.times().slice(-2)).toEqual([since, since + 2_000]);
  });

  it('keeps its back-off when visitors go on rating, and forgets it when the network is back', async () => {
    const tablet = await aSendingTablet(1, () => offline);
    await tablet.now();
    await tablet.later(2_000);
    tablet.sync.soon();
    await tablet.later(1_000);
    expect(tablet.times()).toEqual([0, 2_000]);
    await tablet.now();
    expect(tablet.times()).toEqual([0, 2_000, 3_000]);
  });

  it('waits as long as the hub asks for, and its own time where that is longer', async () => {
    const waits = [20_000, 0, 5_000];
    const tablet = await aSendingTablet(1, () => ({ kind: 'busy', retryAfterMs: waits.shift() ?? 0 }));
    await tablet.now();
    for (let step = 0; step < 40; step += 1) await tablet.later(1_000);
    expect(tablet.times()).toEqual([0, 20_000, 24_000, 32_000]);
  });

  it.each<[string, Answer]>([
    ['another page with 200', offline],
    ['an answer that names nothing', { kind: 'answer', value: { results: [], through: 0 } }],
    ['an answer for others', { kind: 'answer', value: { results: [{ id: 'x', status: 'stored' }], through: 9 } }],
  ])('marks nothing and does not hurry after %s', async (_, answer) => {
    const tablet = await aSendingTablet(2, () => answer);
    await tablet.now();
    expect(tablet.requests).toHaveLength(1);
    expect(await tablet.unsent()).toBe(2);
    for (let step = 0; step < 60; step += 1) await tablet.later(1_000);
    expect(tablet.requests).toHaveLength(6);
    expect(tablet.requests.at(-1)!.seqs).toEqual([1, 2]);
  });

  it('sends again what the hub stored when the answer was lost; the hub knows it', async () => {
    const hub = aRememberingHub();
    let isLost = true;
    const tablet = await aSendingTablet(3, (events) => {
      const answer = hub.store(events);
      return isLost ? offline : answer;
    });
    await tablet.now();
    isLost = false;
    await tablet.later(2_000);
    expect(tablet.requests.map(({ seqs }) => seqs)).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect([await tablet.unsent(), hub.seqs()]).toEqual([0, [1, 2, 3]]);
  });

  it('goes on from where a short answer ended', async () => {
    const hub = aRememberingHub();
    let isCut = true;
    const tablet = await aSendingTablet(3, (events) => {
      const answer = hub.store(events) as { kind: 'answer'; value: RatingsAnswer };
      if (isCut) answer.value.results.length = 1;
      isCut = false;
      return answer;
    });
    await tablet.now();
    expect(tablet.requests.map(({ seqs }) => seqs)).toEqual([
      [1, 2, 3],
      [2, 3],
    ]);
    expect(await tablet.unsent()).toBe(0);
  });
});

describe('sync with a hub that refuses', () => {
  it('has a new token made after 401, and sends with it', async () => {
    const hub = aRememberingHub();
    let token = 'old';
    const refused: string[] = [];
    const tablet = await aSendingTablet(
      2,
      (events, sender) => (sender === 'old' ? { kind: 'unauthorized' } : hub.store(events)),
      {
        token: async () => token,
        tokenRefused: async (which) => {
          refused.push(which);
          token = 'new';
        },
      },
    );
    await tablet.now();
    await tablet.later(2_000);
    expect(refused).toEqual(['old']);
    expect(tablet.requests.map((request) => request.token)).toEqual(['old', 'new']);
    expect(await tablet.unsent()).toBe(0);
  });

  it('asks nobody without a token, and waits for one', async () => {
    let token: string | null = null;
    const tablet = await aSendingTablet(1, aRememberingHub().store, { token: async () => token });
    await tablet.now();
    expect(tablet.requests).toEqual([]);
    token = 'token-1';
    await tablet.later(2_000);
    expect(await tablet.unsent()).toBe(0);
  });

  it('halves the batch after 413, and tries whole ones again once all is sent', async () => {
    const hub = aRememberingHub();
    const tablet = await aSendingTablet(10, (events) =>
      events.length > 3 ? { kind: 'refused', status: 413 } : hub.store(events),
    );
    await tablet.now();
    for (let step = 0; step < 200; step += 1) await tablet.later(1_000);
    expect(await tablet.unsent()).toBe(0);
    // 500, 250, 125, 62, 31, 15 hold all ten; then 7 and 3.
    expect(tablet.sizes()).toEqual([10, 10, 10, 10, 10, 10, 7, 3, 3, 3, 1]);
    await tablet.addRatings(4);
    await tablet.now();
    expect(tablet.sizes().at(-1)).toBe(4);
  });

  it('parks what the hub will never take, and goes on behind it', async () => {
    const tablet = await aSendingTablet(3, (events) => ({
      kind: 'answer',
      value: {
        results: events.map(({ id, seq }) =>
          seq === 2 ? { id, status: 'rejected', reason: 'score' } : { id, status: 'stored' },
        ),
        through: 3,
      },
    }));
    await tablet.now();
    expect(await tablet.unsent()).toBe(0);
    await tablet.later(60_000);
    expect(tablet.requests).toHaveLength(1);
  });
});

describe('sync with a hub restored from a backup', () => {
  it('sends again what the backup lacks', async () => {
    const hub = aRememberingHub();
    const tablet = await aSendingTablet(6, hub.store);
    await tablet.now();
    hub.restoreTo(2);
    await tablet.addRatings(1);
    await tablet.now();
    await tablet.later(2_000);
    expect(tablet.requests.map(({ seqs }) => seqs)).toEqual([[1, 2, 3, 4, 5, 6], [7], [3, 4, 5, 6, 7]]);
    expect(hub.seqs().toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await tablet.unsent()).toBe(0);
  });

  it('gets through also where the answer to a later batch was lost before', async () => {
    const hub = aRememberingHub();
    const tablet = await aSendingTablet(6, hub.store);
    const { epoch } = await tablet.db.summary();
    // The hub once said it has everything to 500; it names 1 alone, and now has nothing.
    await tablet.db.advance(epoch, { sentThrough: 1, through: 500, parked: [] });
    await tablet.now();
    for (let step = 0; step < 60; step += 1) await tablet.later(1_000);
    expect(await tablet.unsent()).toBe(0);
    expect(hub.seqs().toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(tablet.requests.length).toBeLessThan(5);
  });
});

describe('sync beside a database that fails', () => {
  it('comes back when the database does', async () => {
    const hub = aRememberingHub();
    const real = createRatingDb(aClock());
    await real.add(aTap());
    let isBroken = true;
    const unlessBroken = <Given extends unknown[], Result>(call: (...given: Given) => Promise<Result>) => {
      return (...given: Given) => (isBroken ? Promise.reject(new Error('disk')) : call(...given));
    };
    const tablet = await aSendingTablet(0, hub.store, {
      db: { unsent: unlessBroken(real.unsent), advance: unlessBroken(real.advance) },
    });
    await tablet.now();
    await tablet.later(2_000);
    expect(tablet.requests).toEqual([]);
    isBroken = false;
    await tablet.later(4_000);
    expect(await tablet.unsent()).toBe(0);
  });

  it('comes back where only the answer could not be remembered', async () => {
    const hub = aRememberingHub();
    const real = createRatingDb(aClock());
    await real.add(aTap());
    let fails = 1;
    const tablet = await aSendingTablet(0, hub.store, {
      db: {
        unsent: real.unsent,
        advance: (...given) => (fails-- > 0 ? Promise.reject(new Error('disk')) : real.advance(...given)),
      },
    });
    await tablet.now();
    await tablet.later(2_000);
    expect([tablet.requests.length, hub.seqs(), await tablet.unsent()]).toEqual([2, [1], 0]);
  });
});
