import { uuidv7 } from 'uuidv7';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { withClockFlag } from '../../../src/core/feedback/clock-flag.ts';
import { eventSchema, type Rating } from '../../../src/core/feedback/event.ts';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';
import { createEventIds } from '../../../src/tablet/event-ids.ts';
import { createRatingState, type RatingContext, type RatingParts } from '../../../src/tablet/feedback/rating-state.ts';
import { createRatingDb } from '../../../src/tablet/platform/rating-db.ts';
import { aClock } from '../../support/a-clock.ts';
import { anEmptyStorage } from '../../support/an-empty-storage.ts';
import { deferred } from '../../support/deferred.ts';
import { eachTransaction } from '../../support/each-transaction.ts';
import { settled } from '../../support/settled.ts';

const { misuse } = defaultSettings;
const ordinary = { isClosed: false, isTest: false, contacts: 1, misuse };
const context: RatingContext = { scale: 5, shown: 'policy', edition: 17, lang: 'ja', app: '1.0.0', ...ordinary };
const nothingBefore = { list: () => [], remember: () => {} };

/** The faces on a database whose answers the test gives. */
async function theFaces(parts: Partial<RatingParts> = {}) {
  const clock = aClock();
  const writes: { rating: Omit<Rating, 'seq'>; end: ReturnType<typeof deferred<Rating>> }[] = [];
  const sent: number[] = [];
  const state = createRatingState({
    clock,
    db: {
      add(rating) {
        const end = deferred<Rating>();
        writes.push({ rating, end });
        return end.promise;
      },
      summary: () => Promise.reject(new Error('still broken')),
    },
    recent: nothingBefore,
    tapped: () => {},
    newId: uuidv7,
    context: () => context,
    stored: () => void sent.push(clock.steadyMs()),
    becomeWriter: Promise.resolve(),
    ...parts,
  });
  onTestFinished(state.end);
  await settled(1);
  const commit = async (index = writes.length - 1) => {
    const { rating, end } = writes[index]!;
    end.resolve({ ...rating, seq: index + 1 });
    await settled(1);
  };
  const look = () => ({
    saving: state.isSaving.value,
    thanking: state.thankedAtMs.value !== null,
    unavailable: state.isUnavailable.value,
    choice: state.choice.value,
  });
  return { clock, state, writes, sent, commit, look };
}

const ready = { saving: false, thanking: false, unavailable: false, choice: null };

describe('a tap', () => {
  it('looks pressed at once, and is thanked only when it is on disk', async () => {
    const { state, look, commit, sent } = await theFaces();
    void state.tap(4);
    expect(look()).toEqual({ ...ready, saving: true, choice: 4 });
    await settled();
    expect(look()).toMatchObject({ saving: true, thanking: false });
    expect(sent).toEqual([]);
    await commit();
    expect(look()).toEqual({ ...ready, thanking: true, choice: 4 });
    expect(sent).toHaveLength(1);
  });

  it('counts on a tablet whose calendar says a day before 1970, and the hub marks its time', async () => {
    const clock = aClock(Date.parse('1960-01-01T00:00:00.000+09:00'));
    const { state, writes, commit, look } = await theFaces({ clock, newId: createEventIds(clock.now) });
    void state.tap(5);
    await settled();
    await commit();
    expect(look()).toMatchObject({ thanking: true });
    const event = v.parse(eventSchema, { ...writes[0]!.rating, seq: 1 });
    expect(withClockFlag(event, Date.parse('2026-11-22T10:15:30.123+09:00'))).toMatchObject({ flags: ['clock'] });
  });

  it('hides the choice after 1 s, also while it is still being written', async () => {
    const { state, clock, look, commit } = await theFaces();
    void state.tap(1);
    clock.advance(999);
    expect(look().choice).toBe(1);
    clock.advance(1);
    expect(look()).toEqual({ ...ready, saving: true });
    clock.advance(3_000);
    await commit();
    expect(look()).toEqual({ ...ready, thanking: true });
  });

  it('is thanked for 4 s, then the faces wait again, and no timer is left', async () => {
    const { state, clock, look, commit } = await theFaces();
    void state.tap(4);
    await commit();
    clock.advance(3_999);
    expect(look().thanking).toBe(true);
    clock.advance(1);
    expect(look()).toEqual(ready);
    expect(clock.pending()).toEqual([]);
  });

  it('ends its thanks also where a timer ends too early', async () => {
    const { state, clock, look, commit } = await theFaces();
    void state.tap(4);
    await commit();
    clock.advance(1_000);
    clock.endEarly(1);
    expect(look().thanking).toBe(true);
    clock.advance(1);
    expect(look()).toEqual(ready);
  });

  it('ends its thanks also where somebody sets the calendar back by a day', async () => {
    const { state, clock, look, commit, writes } = await theFaces();
    void state.tap(4);
    await commit();
    clock.setBy(-86_400_000);
    clock.advance(4_000);
    expect(look()).toEqual(ready);
    void state.tap(5);
    expect(writes[1]!.rating.at).toBe('2026-11-21T10:15:34.123+09:00');
  });

  it('counts again after 1.5 s, during the thanks, and not sooner', async () => {
    const { state, clock, writes, commit } = await theFaces();
    void state.tap(4);
    void state.tap(4);
    await commit();
    clock.advance(1_499);
    void state.tap(2);
    expect(writes).toHaveLength(1);
    clock.advance(1);
    void state.tap(2);
    await commit();
    expect(writes.map(({ rating }) => rating.score)).toEqual([4, 2]);
  });

  it('keeps what was on the screen when the face was touched', async () => {
    let now: RatingContext = { ...context, shown: 'goal:区民課#3' };
    const { state, writes, commit } = await theFaces({ context: () => now });
    void state.tap(3);
    now = { ...context, shown: 'policy', edition: 18 };
    await commit();
    expect(writes[0]!.rating).toMatchObject({
      score: 3,
      shown: 'goal:区民課#3',
      edition: 17,
      at: '2026-11-22T10:15:30.123+09:00',
    });
    expect(v.is(eventSchema, { ...writes[0]!.rating, seq: 1 })).toBe(true);
  });
});

describe('a database that fails', () => {
  it('makes way for a sentence instead of thanks, and nothing is sent', async () => {
    const { state, writes, look, sent } = await theFaces();
    void state.tap(4);
    writes[0]!.end.reject(new Error('disk'));
    await settled(1);
    expect(look()).toEqual({ ...ready, unavailable: true });
    expect(sent).toEqual([]);
    void state.tap(4);
    expect(writes).toHaveLength(1);
  });

  it('is asked again every minute until it answers', async () => {
    const asked: number[] = [];
    let isBroken = true;
    const clock = aClock();
    const faces = await theFaces({
      clock,
      db: {
        add: () => Promise.reject(new Error('disk')),
        summary: () => {
          asked.push(clock.steadyMs());
          if (isBroken) return Promise.reject(new Error('disk'));
          return Promise.resolve({ epoch: '', lastSeq: 0, unsent: 0, oldestUnsentAt: null });
        },
      },
    });
    await faces.state.tap(4);
    for (let minute = 1; minute <= 3; minute += 1) {
      isBroken = minute < 3;
      clock.advance(60_000);
      await settled(1);
    }
    expect(asked).toEqual([60_000, 120_000, 180_000]);
    expect(faces.look()).toEqual(ready);
    expect(clock.pending()).toEqual([]);
  });
});

describe('a second window', () => {
  it('writes nothing until the first is closed', async () => {
    const first = deferred();
    const { state, writes, look } = await theFaces({ becomeWriter: first.promise });
    void state.tap(4);
    expect([writes.length, look()]).toEqual([0, ready]);
    first.resolve();
    await settled(1);
    expect(state.isWriter.value).toBe(true);
    void state.tap(4);
    expect(writes).toHaveLength(1);
  });

  it('offers no faces while the first is open, and offers them when it is closed', async () => {
    const first = deferred();
    const { state, clock } = await theFaces({ becomeWriter: first.promise });
    clock.advance(2_900);
    expect(state.isUnavailable.value).toBe(false);
    clock.advance(200);
    expect(state.isUnavailable.value).toBe(true);
    first.resolve();
    await settled(1);
    expect(state.isUnavailable.value).toBe(false);
  });
});

describe('with a real database', () => {
  beforeEach(anEmptyStorage);

  it('thanks and tells the sender only after complete', async () => {
    const order: string[] = [];
    const db = createRatingDb(aClock());
    await db.summary();
    const { state, look } = await theFaces({ db, stored: () => void order.push('sender told') });
    eachTransaction(({ transaction }) => {
      transaction.addEventListener('complete', () =>
        order.push(`complete, ${look().thanking ? 'thanked' : 'not yet'}`),
      );
    });
    await state.tap(5);
    order.push(look().thanking ? 'thanked' : 'not yet');
    expect(order).toEqual(['complete, not yet', 'sender told', 'thanked']);
  });

  it('thanks for a rating that only the second try could write', async () => {
    const db = createRatingDb(aClock());
    const { state, look } = await theFaces({ db });
    eachTransaction(({ transaction, no }) => {
      if (no === 1) setImmediate(() => transaction.abort());
    });
    await state.tap(5);
    expect(look().thanking).toBe(true);
    expect((await db.summary()).lastSeq).toBe(1);
  });
});

describe('a remarkable tap', () => {
  it('is stored with what was remarkable about it, and thanked like any other', async () => {
    const known: Rating[] = [];
    const recent = { list: () => known, remember: (rating: Rating) => void known.push(rating) };
    const { clock, state, writes, commit, look } = await theFaces({
      recent,
      context: () => ({ ...context, isClosed: true, contacts: 3 }),
    });
    void state.tap(1);
    await commit();
    clock.advance(2_000);
    void state.tap(1);
    await commit();
    expect(writes.map(({ rating }) => rating.flags)).toEqual([
      ['closed', 'palm'],
      ['too_soon', 'closed', 'palm'],
    ]);
    expect(look().thanking).toBe(true);
  });
});
