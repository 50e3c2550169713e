import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { dayOf, periodOf } from '../../../src/core/calendar/periods.ts';
import { monthRatingsSchema } from '../../../src/core/content/month-ratings.ts';
import { isPosted } from '../../../src/core/content/posting-period.ts';
import { monthRatings } from '../../../src/core/reports/month-ratings.ts';

const october = periodOf('month', dayOf(2026, 10, 31));
const ofOctober = monthRatings({ n: 50, satisfied: 43 }, october)!;

describe('monthRatings', () => {
  it.each([
    [0, 0],
    [49, 49],
  ])('says nothing of %i answers', (n, satisfied) => {
    expect(monthRatings({ n, satisfied }, october)).toBeNull();
  });

  it.each([
    [dayOf(2026, 10, 1), '2026-10', '2026-11-01', '2026-11-30'],
    [dayOf(2026, 12, 31), '2026-12', '2027-01-01', '2027-01-31'],
    [dayOf(2027, 1, 31), '2027-01', '2027-02-01', '2027-02-28'],
    [dayOf(2028, 1, 15), '2028-01', '2028-02-01', '2028-02-29'],
    [dayOf(2027, 3, 31), '2027-03', '2027-04-01', '2027-04-30'],
  ])('of the month of day %i (%s) is posted from %s to %s', (day, month, from, until) => {
    const ratings = monthRatings({ n: 50, satisfied: 0 }, periodOf('month', day));
    expect(ratings).toEqual({ month, n: 50, satisfied: 0, from, until });
    expect(v.parse(monthRatingsSchema, ratings)).toEqual(ratings);
  });

  it.each([
    ['2026-10-31T23:59:59.999', false],
    ['2026-11-01T00:00:00.000', true],
    ['2026-11-30T23:59:59.999', true],
    ['2026-12-01T00:00:00.000', false],
    ['2027-11-15T12:00:00.000', false],
  ])('of October is on show at %s: %s', (time, isShown) => {
    expect(isPosted(ofOctober, Date.parse(`${time}+09:00`))).toBe(isShown);
  });
});

describe('monthRatingsSchema', () => {
  it.each([
    [{ satisfied: 51 }],
    [{ n: 0, satisfied: 0 }],
    [{ n: 50.5 }],
    [{ month: '2026-13' }],
    [{ from: '' }],
    [{ until: '' }],
  ])('refuses %o', (fields) => {
    expect(v.is(monthRatingsSchema, ofOctober)).toBe(true);
    expect(v.is(monthRatingsSchema, { ...ofOctober, ...fields })).toBe(false);
  });
});
