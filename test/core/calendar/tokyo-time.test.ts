import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  tokyoDay,
  tokyoMonth,
  tokyoTime,
  toTokyoIso,
  untilNextMinuteMs,
} from '../../../src/core/calendar/tokyo-time.ts';

const at = (iso: string) => Date.parse(iso);
const anyMoment = fc.integer({ min: at('1970-01-01T00:00:00Z'), max: at('2199-12-31T00:00:00Z') });

describe('tokyoTime', () => {
  it('begins the day at 0:00 in Japan, whatever UTC says', () => {
    expect(tokyoTime(at('2027-03-31T14:59:59.999Z'))).toMatchObject({
      month: 3,
      day: 31,
      hour: 23,
      minute: 59,
      second: 59,
    });
    expect(tokyoTime(at('2027-03-31T15:00:00.000Z'))).toMatchObject({
      month: 4,
      day: 1,
      hour: 0,
      minute: 0,
      second: 0,
    });
  });

  it('knows 29 February and the weekday', () => {
    expect(tokyoTime(at('2028-02-28T15:00:00Z'))).toMatchObject({ year: 2028, month: 2, day: 29, weekday: 2 });
    expect(tokyoTime(at('2026-12-28T15:00:00Z'))).toMatchObject({ month: 12, day: 29, weekday: 2 });
    expect(tokyoTime(at('2026-11-22T10:15:00+09:00')).weekday).toBe(0);
  });
});

describe('toTokyoIso', () => {
  it('writes milliseconds and the zone', () => {
    expect(toTokyoIso(at('2026-11-22T01:15:30.123Z'))).toBe('2026-11-22T10:15:30.123+09:00');
    expect(toTokyoIso(at('2026-12-31T15:00:00Z'))).toBe('2027-01-01T00:00:00.000+09:00');
  });

  it('is read back as the same moment', () => {
    fc.assert(fc.property(anyMoment, (ms) => at(toTokyoIso(ms)) === ms));
  });
});

describe('tokyoMonth and tokyoDay', () => {
  it.each([
    ['2027-03-31T23:59:59.999+09:00', '2027-03'],
    ['2027-04-01T00:00:00.000+09:00', '2027-04'],
    ['2028-02-29T00:00:00.000+09:00', '2028-02'],
    ['2026-12-31T16:00:00.000Z', '2027-01'],
  ])('puts %s into %s', (iso, month) => {
    expect(tokyoMonth(at(iso))).toBe(month);
  });

  it('counts a new day exactly where the date changes', () => {
    fc.assert(
      fc.property(anyMoment, (ms) => {
        const isNewDay = tokyoDay(ms) !== tokyoDay(ms - 1);
        return isNewDay === (toTokyoIso(ms).slice(0, 10) !== toTokyoIso(ms - 1).slice(0, 10));
      }),
    );
  });
});

describe('untilNextMinuteMs', () => {
  it.each([
    ['2026-11-22T10:15:00.000+09:00', 60_000],
    ['2026-11-22T10:15:00.001+09:00', 59_999],
    ['2027-03-31T23:59:59.999+09:00', 1],
  ])('from %s it is %i ms', (iso, ms) => {
    expect(untilNextMinuteMs(at(iso))).toBe(ms);
  });
});
