import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayOf,
  fiscalYearOfPeriod,
  type Period,
  periodAfter,
  periodBefore,
  periodKinds,
  periodLastYear,
  periodOf,
  periodsWithin,
} from '../../../src/core/calendar/periods.ts';
import { isoDay } from '../../../src/core/calendar/tokyo-time.ts';

const dates = ({ from, until }: Period) => `${isoDay(from)}…${isoDay(until - 1)}`;
const anyDay = fc.integer({ min: dayOf(2020, 1), max: dayOf(2060, 1) });
const anyKind = fc.constantFrom(...periodKinds);

describe('periodOf', () => {
  it.each([
    ['day', dayOf(2028, 2, 29), '2028-02-29…2028-02-29'],
    ['week', dayOf(2026, 11, 22), '2026-11-16…2026-11-22'],
    ['week', dayOf(2026, 11, 23), '2026-11-23…2026-11-29'],
    ['month', dayOf(2028, 2, 29), '2028-02-01…2028-02-29'],
    ['month', dayOf(2026, 12, 31), '2026-12-01…2026-12-31'],
    ['year', dayOf(2027, 3, 31), '2026-04-01…2027-03-31'],
    ['year', dayOf(2027, 4, 1), '2027-04-01…2028-03-31'],
  ] as const)('of a %s holds the day and begins where it begins', (kind, day, expected) => {
    expect(dates(periodOf(kind, day))).toBe(expected);
  });

  it('leaves no day out and counts none twice', () => {
    fc.assert(
      fc.property(anyKind, anyDay, (kind, day) => {
        const period = periodOf(kind, day);
        expect(period.from <= day && day < period.until).toBe(true);
        expect(periodBefore(period).until).toBe(period.from);
        expect(periodAfter(period).from).toBe(period.until);
        expect(periodOf(kind, period.until - 1)).toEqual(period);
      }),
    );
  });
});

describe('fiscalYearOfPeriod', () => {
  it.each([
    ['year', 2026, 4, 1, 2026],
    ['month', 2027, 3, 1, 2026],
    ['day', 2027, 3, 31, 2026],
    ['day', 2027, 4, 1, 2027],
  ] as const)('of the %s of %i-%i-%i is %i', (kind, year, month, day, fiscalYear) => {
    expect(fiscalYearOfPeriod(periodOf(kind, dayOf(year, month, day)))).toBe(fiscalYear);
  });
});

describe('periodLastYear', () => {
  it.each([
    ['day', dayOf(2026, 11, 22), '2025-11-22…2025-11-22'],
    ['day', dayOf(2028, 2, 29), '2027-02-28…2027-02-28'],
    ['week', dayOf(2026, 11, 22), '2025-11-17…2025-11-23'],
    ['month', dayOf(2028, 2, 29), '2027-02-01…2027-02-28'],
    ['year', dayOf(2027, 3, 31), '2025-04-01…2026-03-31'],
  ] as const)('of a %s compares what is alike', (kind, day, expected) => {
    expect(dates(periodLastYear(periodOf(kind, day)))).toBe(expected);
  });
});

describe('periodsWithin', () => {
  it('cuts a year into months and the rest into days, whole', () => {
    expect(periodsWithin(periodOf('year', dayOf(2027, 1))).map(dates)).toHaveLength(12);
    fc.assert(
      fc.property(anyKind, anyDay, (kind, day) => {
        const period = periodOf(kind, day);
        const parts = periodsWithin(period);
        expect([parts[0]!.from, parts.at(-1)!.until]).toEqual([period.from, period.until]);
        for (let part = 1; part < parts.length; part += 1) expect(parts[part]!.from).toBe(parts[part - 1]!.until);
      }),
    );
  });
});
