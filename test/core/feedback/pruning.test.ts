import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTokyoIso } from '../../../src/core/calendar/tokyo-time.ts';
import { agedThrough, mostPrunable } from '../../../src/core/feedback/pruning.ts';

describe('mostPrunable', () => {
  it.each([
    ['nothing of a new tablet', 0, 0, 0],
    ['nothing that is unsent, however much there is', 0, 60_000, 0],
    ['none of the last thousand', 1_000, 1_000, 0],
    ['what comes before the last thousand', 1_500, 1_500, 500],
    ['no further than what is acknowledged', 200, 5_000, 200],
  ])('is %s', (_, sentThrough, lastSeq, most) => {
    expect(mostPrunable({ sentThrough, lastSeq })).toBe(most);
  });
});

describe('agedThrough', () => {
  const now = Date.parse('2026-11-22T10:00:00.000+09:00');
  const daysAgo = (days: number) => toTokyoIso(now - days * 86_400_000);
  const listed = (days: number[]) => days.map((ago, index) => ({ seq: index + 11, at: daysAgo(ago) }));

  it.each<[string, number[], number]>([
    ['none of none', [], 0],
    ['none of less than 90 days', [89, 30, 0], 0],
    ['none of exactly 90 days', [90], 0],
    ['those of more than 90 days', [92, 91, 90, 1], 12],
    ['all', [100, 99, 98], 13],
    ['nothing behind one that is younger, whatever its time says', [91, 5, 91], 11],
    ['past a clock that stood in the future', [92, -9_000, 91, 4], 13],
    ['nothing for the future alone', [-1, -9_000], 0],
    ['nothing that is young for a clock that stood in 1970', [5, 20_000, 4], 0],
  ])('takes %s', (_, days, through) => {
    expect(agedThrough(listed(days), now)).toBe(through);
  });

  it('never takes what is within 90 days', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -400, max: 400 })), (days) => {
        const events = listed(days);
        const through = agedThrough(events, now);
        const gone = events.filter(({ seq }) => seq <= through);
        expect(gone.filter((_, index) => days[index]! >= 0 && days[index]! <= 90)).toEqual([]);
      }),
    );
  });
});
