import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nextFlowChangeMs,
  type RatingFlow,
  type RatingFlowEvent,
  ratingFlow,
  readyFlow,
  takesTaps,
  visibleChoice,
} from '../../../src/core/feedback/rating-flow.ts';

const tap: RatingFlowEvent = { kind: 'tap', score: 4 };
const saving: RatingFlow = { kind: 'saving', score: 2, tappedMs: 1_000 };
const thanked: RatingFlow = { kind: 'thanked', score: 2, tappedMs: 1_000, untilMs: 5_100 };
const unavailable: RatingFlow = { kind: 'unavailable', retryMs: 61_000 };

describe('ratingFlow', () => {
  const now = 1_100;
  const table: [string, RatingFlow, RatingFlowEvent, RatingFlow][] = [
    ['ready, tap', readyFlow, tap, { kind: 'saving', score: 4, tappedMs: now }],
    ['ready, stored', readyFlow, { kind: 'stored' }, readyFlow],
    ['ready, reopened', readyFlow, { kind: 'reopened' }, readyFlow],
    ['ready, tick', readyFlow, { kind: 'tick' }, readyFlow],
    ['saving, tap', saving, tap, saving],
    ['saving, stored', saving, { kind: 'stored' }, thanked],
    ['saving, failed', saving, { kind: 'failed' }, { kind: 'unavailable', retryMs: now + 60_000 }],
    ['saving, reopened', saving, { kind: 'reopened' }, saving],
    ['saving, tick', saving, { kind: 'tick' }, saving],
    ['thanked, tap too soon', thanked, tap, thanked],
    ['thanked, stored', thanked, { kind: 'stored' }, thanked],
    ['thanked, tick', thanked, { kind: 'tick' }, thanked],
    ['unavailable, tap', unavailable, tap, unavailable],
    ['unavailable, stored', unavailable, { kind: 'stored' }, unavailable],
    ['unavailable, failed', unavailable, { kind: 'failed' }, { kind: 'unavailable', retryMs: now + 60_000 }],
    ['unavailable, reopened', unavailable, { kind: 'reopened' }, readyFlow],
    ['unavailable, tick', unavailable, { kind: 'tick' }, unavailable],
  ];
  it.each(table)('%s', (_, flow, event, next) => {
    expect(ratingFlow(flow, event, now)).toEqual(next);
  });

  it('thanks for 4 s', () => {
    expect(ratingFlow(thanked, { kind: 'tick' }, 5_099)).toBe(thanked);
    expect(ratingFlow(thanked, { kind: 'tick' }, 5_100)).toBe(readyFlow);
  });

  it('swallows taps for 1.5 s after a tap; then they count, also during the thanks', () => {
    expect(ratingFlow(thanked, tap, 2_499)).toBe(thanked);
    expect(ratingFlow(thanked, tap, 2_500)).toEqual({ kind: 'saving', score: 4, tappedMs: 2_500 });
    expect(takesTaps(thanked, 2_500)).toBe(true);
    expect(takesTaps(saving, 99_000)).toBe(false);
  });
});

describe('visibleChoice', () => {
  it.each([saving, thanked])('is gone after 1 s', (flow) => {
    expect(visibleChoice(flow, 1_999)).toBe(2);
    expect(visibleChoice(flow, 2_000)).toBeNull();
  });

  it('is never seen on faces that wait', () => {
    expect(visibleChoice(readyFlow, 0)).toBeNull();
    expect(visibleChoice(unavailable, 0)).toBeNull();
  });
});

describe('nextFlowChangeMs', () => {
  it.each<[RatingFlow, number, number | null]>([
    [readyFlow, 1_000, null],
    [saving, 1_000, 2_000],
    [saving, 2_000, null],
    [thanked, 1_000, 2_000],
    [thanked, 2_000, 5_100],
    [unavailable, 1_000, 61_000],
  ])('of %j at %i is %j', (flow, now, change) => {
    expect(nextFlowChangeMs(flow, now)).toBe(change);
  });
});

const event: fc.Arbitrary<RatingFlowEvent> = fc.oneof(
  fc.integer({ min: 1, max: 5 }).map((score) => ({ kind: 'tap' as const, score })),
  fc.constantFrom<RatingFlowEvent>({ kind: 'stored' }, { kind: 'failed' }, { kind: 'reopened' }, { kind: 'tick' }),
);

describe('ratingFlow, whatever happens', () => {
  it('thanks only after a tap of that face was stored', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(event, fc.nat(3_000)), { maxLength: 40 }), (history) => {
        let flow: RatingFlow = readyFlow;
        let now = 0;
        for (const [each, laterMs] of history) {
          now += laterMs;
          const next = ratingFlow(flow, each, now);
          if (next.kind === 'thanked' && flow.kind !== 'thanked') {
            expect([flow.kind, each.kind]).toEqual(['saving', 'stored']);
            expect(next.score).toBe((flow as typeof saving).score);
          }
          flow = next;
        }
      }),
    );
  });
});
