import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Acknowledgement,
  acknowledged,
  batchWithin,
  nextAttemptMs,
  type SendState,
} from '../../../src/core/feedback/send-queue.ts';

type Result = Acknowledgement['results'][number];
const event = (seq: number) => ({ id: `id-${seq}`, seq });
const batchOf = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => event(first + index));
const stored = (seq: number): Result => ({ id: `id-${seq}`, status: 'stored' });

describe('acknowledged', () => {
  const state: SendState = { sentThrough: 10, through: 10 };
  const batch = batchOf(11, 13);
  const answered = (results: Result[], through: number) => acknowledged(state, batch, { results, through });

  it('goes on over stored, duplicate and rejected alike; rejected ones are parked with the reason', () => {
    const results: Result[] = [
      stored(11),
      { id: 'id-12', status: 'rejected', reason: 'score: max_value' },
      { id: 'id-13', status: 'duplicate' },
    ];
    expect(answered(results, 13)).toEqual({
      sentThrough: 13,
      through: 13,
      parked: [{ seq: 12, reason: 'score: max_value' }],
    });
  });

  it.each<[string, Result[], number]>([
    ['a short answer counts for what it names', [stored(11), stored(12)], 12],
    ['an empty answer counts for nothing', [], 10],
    ['a foreign id ends it', [stored(11), { id: 'other', status: 'stored' }, stored(13)], 11],
    ['an id that could not be read ends it', [{ id: null, status: 'rejected' }, stored(12)], 10],
    ['another order ends it', [stored(12), stored(11), stored(13)], 10],
    ['what is beyond the batch does not count', [stored(11), stored(12), stored(13), stored(14), stored(15)], 13],
  ])('%s', (_, results, sentThrough) => {
    expect(answered(results, 20)).toEqual({ sentThrough, through: 20, parked: [] });
  });

  it('parks a rejected event that came without a reason', () => {
    expect(answered([{ id: 'id-11', status: 'rejected' }], 11).parked).toEqual([{ seq: 11, reason: '' }]);
  });

  it('goes back where the hub was restored from a backup', () => {
    const restored = acknowledged({ sentThrough: 500, through: 500 }, [event(501)], {
      results: [stored(501)],
      through: 300,
    });
    expect(restored).toEqual({ sentThrough: 300, through: 300, parked: [] });
  });

  it('does not go forward because of a backup', () => {
    // The answer to 101…500 was lost, and then the hub was restored to what it held at 300.
    const results = [stored(101), stored(102)];
    const restored = acknowledged({ sentThrough: 100, through: 500 }, batchOf(101, 102), { results, through: 300 });
    expect(restored).toEqual({ sentThrough: 102, through: 300, parked: [] });
  });
});

describe('acknowledged, however answers are cut or garbled', () => {
  const LAST = 40;
  const named = (seq: number): fc.Arbitrary<Result> =>
    fc.constantFrom<Result>(
      stored(seq),
      { id: `id-${seq}`, status: 'duplicate' },
      { id: `id-${seq}`, status: 'rejected', reason: 'x' },
    );
  const foreign = fc.constantFrom<Result>(
    { id: null, status: 'rejected' },
    { id: '', status: 'stored' },
    { id: 'id-7', status: 'stored' },
    { id: 'other', status: 'duplicate' },
  );
  const round = fc.record({
    size: fc.integer({ min: 1, max: 12 }),
    through: fc.nat(LAST + 20),
    cut: fc.nat(14),
    garbledAt: fc.option(fc.nat(12)),
    garbled: foreign,
  });

  it('never passes an event that no answer named', () => {
    fc.assert(
      fc.property(fc.array(round, { maxLength: 30 }), fc.gen(), (rounds, gen) => {
        let state: SendState = { sentThrough: 0, through: 0 };
        const heard = new Set<number>();
        for (const { size, through, cut, garbledAt, garbled } of rounds) {
          const batch = batchOf(state.sentThrough + 1, Math.min(LAST, state.sentThrough + size));
          const results = [...batch, event(LAST + 1)].slice(0, cut).map(({ seq }) => gen(named, seq));
          if (garbledAt !== null && garbledAt < results.length) results[garbledAt] = garbled;
          for (const { id } of results) heard.add(Number(id?.split('-')[1]));
          const { sentThrough, through: next, parked } = acknowledged(state, batch, { results, through });
          for (let seq = 1; seq <= sentThrough; seq += 1) expect(heard).toContain(seq);
          for (const { seq } of parked) expect(heard).toContain(seq);
          expect(sentThrough).toBeLessThanOrEqual(LAST);
          state = { sentThrough, through: next };
        }
      }),
    );
  });
});

describe('nextAttemptMs', () => {
  it('doubles from 2 s to 30 s', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 5_000].map((failures) => nextAttemptMs(failures, 0))).toEqual([
      2_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it('is at most a quarter less, so that tablets spread out', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (failures, random) => {
        const ms = nextAttemptMs(failures, random);
        return ms <= nextAttemptMs(failures, 0) && ms >= nextAttemptMs(failures, 0) * 0.75 && ms >= 1_500;
      }),
    );
  });
});

describe('batchWithin', () => {
  const most = { events: 500, bytes: 256 * 1024 };
  const bytesOf = (events: unknown) => new TextEncoder().encode(JSON.stringify(events)).length;
  const shown = (text: string, count: number) => Array.from({ length: count }, (_, seq) => ({ seq, shown: text }));

  it('takes at most 500 events', () => {
    expect(batchWithin(shown('a', 600), most)).toHaveLength(500);
    expect(batchWithin([], most)).toEqual([]);
  });

  it('counts UTF-8, and fills the bound', () => {
    const batch = batchWithin(shown('あ'.repeat(300), 500), most);
    expect(bytesOf(batch)).toBeLessThanOrEqual(most.bytes);
    expect(bytesOf(shown('あ'.repeat(300), batch.length + 1))).toBeGreaterThan(most.bytes);
  });

  it('takes one event even above the bound, or the queue would stand still for ever', () => {
    expect(batchWithin(shown('あ'.repeat(400), 3), { events: 500, bytes: 100 })).toHaveLength(1);
  });

  it('takes leading events within both bounds', () => {
    const events = fc.array(fc.record({ seq: fc.nat(), shown: fc.string({ unit: 'binary', maxLength: 60 }) }));
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 3_000 }), (all, count, bytes) => {
        const batch = batchWithin(all, { events: count, bytes });
        expect(batch).toEqual(all.slice(0, batch.length));
        expect(batch.length).toBeLessThanOrEqual(count);
        if (all.length > 0) expect(batch.length).toBeGreaterThan(0);
        if (batch.length > 1) expect(bytesOf(batch)).toBeLessThanOrEqual(bytes + 2);
      }),
    );
  });
});
