import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedBecause, type OpeningHours, openingAt, openSpans } from '../../../src/core/calendar/opening-hours.ts';
import { toTokyoIso } from '../../../src/core/calendar/tokyo-time.ts';

const WORKDAY = '8:30-17:15';
const ward: OpeningHours = {
  weekly: { mon: WORKDAY, tue: WORKDAY, wed: WORKDAY, thu: WORKDAY, fri: WORKDAY },
  closed: ['2026-12-28'],
  extra: [
    { date: '2027-03-28', open: '8:30-12:30' },
    { date: '2026-11-23', open: '9:00-12:00' },
    { date: '2026-11-23', open: '13:00-16:00' },
  ],
  holidays: ['2026-09-21', '2026-09-22', '2026-09-23', '2026-11-03', '2026-11-23', '2027-01-01', '2027-03-22'],
};

const at = (time: string) => Date.parse(`${time}+09:00`);
const minute = (ms: number | null) => ms && toTokyoIso(ms).slice(0, 16);

describe('openingAt', () => {
  it.each([
    ['the minute before opening', '2026-11-25T08:29:59.999', false, '2026-11-25T08:30'],
    ['the minute of opening', '2026-11-25T08:30:00', true, '2026-11-25T17:15'],
    ['the last moment', '2026-11-25T17:14:59.999', true, '2026-11-25T17:15'],
    ['the minute of closing', '2026-11-25T17:15:00', false, '2026-11-26T08:30'],
    ['0:00', '2026-11-25T00:00:00', false, '2026-11-25T08:30'],
    ['a Friday evening', '2026-11-27T20:00:00', false, '2026-11-30T08:30'],
    ['a Sunday', '2026-11-29T12:00:00', false, '2026-11-30T08:30'],
    ['a 祝日', '2026-11-03T12:00:00', false, '2026-11-04T08:30'],
    ['a 国民の休日 between two others', '2026-09-22T12:00:00', false, '2026-09-24T08:30'],
    ['a 振替休日', '2027-03-22T12:00:00', false, '2027-03-23T08:30'],
    ['12/28 where it is no day to close', '2027-12-28T12:00:00', true, '2027-12-28T17:15'],
    ['12/28 where it is', '2026-12-28T12:00:00', false, '2027-01-04T08:30'],
    ['12/29', '2026-12-29T12:00:00', false, '2027-01-04T08:30'],
    ['1/3', '2027-01-03T23:59:59', false, '2027-01-04T08:30'],
    ['1/4', '2027-01-04T08:30:00', true, '2027-01-04T17:15'],
    ['4/1', '2027-04-01T12:00:00', true, '2027-04-01T17:15'],
    ['an extra Sunday', '2027-03-28T12:00:00', true, '2027-03-28T12:30'],
    ['an extra day that is a holiday', '2026-11-23T09:00:00', true, '2026-11-23T12:00'],
    ['noon of an extra day in two parts', '2026-11-23T12:00:00', false, '2026-11-23T13:00'],
  ])('on %s', (_what, time, isOpen, next) => {
    const opening = openingAt(ward, at(time));
    expect([opening.isOpen, minute(opening.nextMs)]).toEqual([isOpen, next]);
  });

  it.each([
    ['2026-11-25T17:15:00', '2026-11-25T17:15'],
    ['2026-11-30T08:29:00', '2026-11-27T17:15'],
    ['2026-11-30T08:30:00', '2026-11-30T08:30'],
    ['2027-01-03T12:00:00', '2026-12-25T17:15'],
  ])('knows at %s when it last opened or closed', (time, since) => {
    expect(minute(openingAt(ward, at(time)).sinceMs)).toBe(since);
  });

  it('is always open without weekly hours, whatever else is said', () => {
    const always = { ...ward, weekly: {} };
    expect(openingAt(always, at('2027-01-01T03:00:00'))).toEqual({ isOpen: true, sinceMs: null, nextMs: null });
  });

  it('knows no holidays where none came', () => {
    const { holidays: _unknown, ...old } = ward;
    expect(openingAt(old, at('2026-11-03T12:00:00')).isOpen).toBe(true);
  });

  it('does not change where one day goes on into the next', () => {
    const allDay = '0:00-24:00';
    const nights = { ...ward, weekly: { mon: allDay, tue: '0:00-12:00' } };
    const opening = openingAt(nights, at('2026-11-30T23:59:59'));
    expect([minute(opening.sinceMs), minute(opening.nextMs)]).toEqual(['2026-11-30T00:00', '2026-12-01T12:00']);
  });

  it('ends also where it never changes', () => {
    const never = { weekly: { mon: WORKDAY }, closed: [], extra: [], holidays: [] };
    const mondays = Array.from({ length: 130 }, (_, week) => at('2026-01-05T00:00:00') + week * 7 * 86_400_000);
    const shut = { ...never, closed: mondays.map((ms) => toTokyoIso(ms).slice(0, 10)) };
    expect(openingAt(shut, at('2027-03-01T12:00:00'))).toEqual({ isOpen: false, sinceMs: null, nextMs: null });
  });

  it('holds from one change to the next, and not a moment longer', () => {
    const from = at('2026-01-01T00:00:00');
    fc.assert(
      fc.property(
        fc.integer({ min: from, max: from + 700 * 86_400_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ms, share) => {
          const { isOpen, sinceMs, nextMs } = openingAt(ward, ms);
          if (sinceMs === null || nextMs === null) throw new Error('the ward opens and closes');
          expect(sinceMs <= ms && ms < nextMs).toBe(true);
          const between = Math.min(nextMs - 1, Math.floor(sinceMs + share * (nextMs - sinceMs)));
          expect(openingAt(ward, between)).toEqual({ isOpen, sinceMs, nextMs });
          expect([openingAt(ward, sinceMs - 1).isOpen, openingAt(ward, nextMs).isOpen]).toEqual([!isOpen, !isOpen]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('closedBecause', () => {
  it.each([
    ['2026-11-25T17:15:00', 'over'],
    ['2026-11-25T23:59:59', 'over'],
    ['2026-11-26T00:00:00', 'not-yet'],
    ['2026-11-28T00:00:00', 'closed-day'],
    ['2026-12-31T12:00:00', 'closed-day'],
    ['2026-11-23T12:30:00', 'not-yet'],
    ['2026-11-23T16:00:00', 'over'],
  ] as const)('at %s it is %s', (time, reason) => {
    expect(closedBecause(ward, at(time))).toBe(reason);
  });
});

describe('openSpans', () => {
  const spans = (hours: OpeningHours, from: string, until: string) =>
    openSpans(hours, at(from), at(until)).map(({ fromMs, untilMs }) => [minute(fromMs), minute(untilMs)]);

  it('begins and ends with the asked time where the ward is open then', () => {
    expect(spans(ward, '2026-11-20T12:00:00', '2026-11-24T09:00:00')).toEqual([
      ['2026-11-20T12:00', '2026-11-20T17:15'],
      ['2026-11-23T09:00', '2026-11-23T12:00'],
      ['2026-11-23T13:00', '2026-11-23T16:00'],
      ['2026-11-24T08:30', '2026-11-24T09:00'],
    ]);
  });

  it.each([
    ['a closed day has none', ward, '2026-11-21T00:00:00', '2026-11-23T09:00:00', 0],
    ['no hours = always', { ...ward, weekly: {} }, '2026-11-21T00:00:00', '2027-11-23T09:00:00', 1],
    ['no time has none', ward, '2026-11-20T12:00:00', '2026-11-20T12:00:00', 0],
  ])('%s', (_, hours, from, until, count) => {
    expect(spans(hours, from, until)).toHaveLength(count);
  });
});
