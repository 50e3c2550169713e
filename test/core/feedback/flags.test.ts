import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTokyoIso } from '../../../src/core/calendar/tokyo-time.ts';
import { flagsOf, type Tap } from '../../../src/core/feedback/flags.ts';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';

const NOW = Date.parse('2026-11-26T10:00:00.000+09:00');
const { misuse } = defaultSettings;
const aTap = (fields: Partial<Tap> = {}): Tap => ({
  atMs: NOW,
  score: 5,
  contacts: 1,
  isClosed: false,
  isTest: false,
  ...fields,
});
/** Ratings so many seconds before the tap. */
const ago = (seconds: number[], score = 5) => seconds.map((s) => ({ at: toTokyoIso(NOW - s * 1000), score }));
const flags = (earlier: ReturnType<typeof ago>, tap: Partial<Tap> = {}) => flagsOf(aTap(tap), earlier, misuse);

describe('flagsOf', () => {
  it('finds nothing remarkable in one tap', () => {
    expect(flags([])).toEqual([]);
    expect(flags(ago([5, 61, 3_600]))).toEqual([]);
  });

  it('calls a tap less than 5 s after the last too soon, whichever face it was', () => {
    expect(flags(ago([4.999], 1))).toEqual(['too_soon']);
    expect(flags(ago([5], 1))).toEqual([]);
    expect(flags(ago([0]))).toEqual(['too_soon']);
  });

  it('calls the 4th and every further tap of one face within 60 s a burst', () => {
    expect(flags(ago([20, 40]))).toEqual([]);
    expect(flags(ago([20, 40, 59.999]))).toEqual(['burst']);
    expect(flags(ago([20, 40, 60]))).toEqual([]);
    expect(flags(ago([10, 20, 30, 40]))).toEqual(['burst']);
    expect(flags([...ago([20, 40]), ...ago([50], 4)])).toEqual([]);
  });

  it('calls the 10th and every further tap within 120 s a burst, whichever faces they were', () => {
    const nine = [10, 20, 30, 40, 50, 60, 70, 80, 119];
    const faces = (seconds: number[]) => seconds.flatMap((s, index) => ago([s], 1 + (index % 4)));
    expect(flags(faces(nine))).toEqual(['burst']);
    expect(flags(faces(nine.slice(1)))).toEqual([]);
    expect(flags(faces([...nine.slice(0, 8), 120]))).toEqual([]);
  });

  it('marks what was tapped outside opening hours, by staff who try it, or with a palm', () => {
    expect(flags([], { isClosed: true, isTest: true, contacts: 3 })).toEqual(['closed', 'test', 'palm']);
    expect(flags([], { contacts: 2 })).toEqual([]);
  });

  it('goes by the limits of kiosk.yaml', () => {
    const own = { tooSoonSeconds: 0, sameFaceTaps: 2, sameFaceSeconds: 10, anyFaceTaps: 100, anyFaceSeconds: 600 };
    expect(flagsOf(aTap(), ago([1]), own)).toEqual(['burst']);
    expect(flagsOf(aTap(), ago([1], 4), own)).toEqual([]);
  });

  it('is not led astray by a calendar that was set back', () => {
    expect(flags(ago([-3_600, -3_601, -3_602, -3_603]))).toEqual([]);
  });

  it('does not depend on the order in which earlier ratings are given', () => {
    const ratings = fc.array(
      fc.record({ seconds: fc.integer({ min: -10, max: 200 }), score: fc.integer({ min: 1, max: 5 }) }),
    );
    fc.assert(
      fc.property(ratings, (all) => {
        const earlier = all.flatMap(({ seconds, score }) => ago([seconds], score));
        expect(flags(earlier.toReversed())).toEqual(flags(earlier));
      }),
    );
  });
});
