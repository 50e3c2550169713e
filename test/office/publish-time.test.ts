import { describe, expect, it } from 'vitest';
import { nextFiscalYear, publishTime, tomorrowMorning } from '../../src/office/content/publish-time.ts';

const at = (time: string) => Date.parse(`${time}+09:00`);

describe('tomorrowMorning', () => {
  it.each([
    ['2026-11-22T00:00:00', '2026-11-23T08:30'],
    ['2026-12-31T23:59:59', '2027-01-01T08:30'],
    ['2028-02-28T12:00:00', '2028-02-29T08:30'],
  ])('seen at %s is %s', (now, value) => {
    expect(tomorrowMorning(at(now))).toBe(value);
  });
});

describe('nextFiscalYear', () => {
  it.each([
    ['2026-11-22T10:00:00', '2027-04-01T00:00'],
    ['2027-03-31T23:59:59', '2027-04-01T00:00'],
    ['2027-04-01T00:00:00', '2028-04-01T00:00'],
  ])('seen at %s begins %s', (now, value) => {
    expect(nextFiscalYear(at(now)).value).toBe(value);
  });
});

describe('publishTime', () => {
  const now = at('2026-11-22T10:15:30');
  it.each([
    ['2026-11-22T10:16', { effectiveFrom: '2026-11-22T10:16:00+09:00' }],
    ['2027-04-01T00:00:00', { effectiveFrom: '2027-04-01T00:00:00+09:00' }],
    ['2026-11-22T10:15', { fault: 'past' }],
    ['', { fault: 'missing' }],
    ['2026-11-22', { fault: 'missing' }],
    ['2026-13-01T00:00', { fault: 'missing' }],
  ])('of "%s" is %o', (value, expected) => {
    expect(publishTime(value, now)).toEqual(expected);
  });
});
