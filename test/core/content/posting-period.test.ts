import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isPosted,
  nextChangeMs,
  postedNow,
  postingState,
  runsOutWithin,
} from '../../../src/core/content/posting-period.ts';

const at = (time: string) => Date.parse(`${time}+09:00`);

describe('isPosted', () => {
  it.each([
    ['2026-11-22', '2026-11-24', '2026-11-21T23:59:59.999', false],
    ['2026-11-22', '2026-11-24', '2026-11-22T00:00:00', true],
    ['2026-11-22', '2026-11-24', '2026-11-24T23:59:59.999', true],
    ['2026-11-22', '2026-11-24', '2026-11-25T00:00:00', false],
    ['2027-03-31', '2027-03-31', '2027-03-31T12:00:00', true],
    ['', '2028-02-29', '2028-02-29T23:59:59', true],
    ['', '2028-02-29', '2028-03-01T00:00:00', false],
    ['2026-12-29T08:30:00+09:00', '', '2026-12-29T08:29:59', false],
    ['2026-12-29T08:30:00+09:00', '', '2036-01-01T00:00:00', true],
    ['', '2026-11-22T17:00:00+09:00', '2026-11-22T17:00:00', false],
    ['', '', '2026-11-22T17:00:00', true],
    ['', 'いつか', '2026-11-22T17:00:00', false],
  ])('from "%s" until "%s" at %s: %s', (from, until, time, expected) => {
    expect(isPosted({ from, until }, at(time))).toBe(expected);
  });
});

describe('nextChangeMs', () => {
  const day = fc.integer({ min: 0, max: 800 }).map((n) => new Date(at('2026-01-01T09:00:00') + n * 86_400_000));
  const limit = fc.oneof(
    fc.constant(''),
    day.map((date) => date.toISOString().slice(0, 10)),
  );
  const notices = fc.array(fc.record({ from: limit, until: limit }), { maxLength: 6 });

  it('is the next moment at which anything differs, and nothing differs before it', () => {
    fc.assert(
      fc.property(notices, day, (all, date) => {
        const now = date.getTime();
        const next = nextChangeMs(all, now);
        const shown = postedNow(all, now);
        expect(postedNow(all, (next ?? now + 1e12) - 1)).toEqual(shown);
        if (next === null) return;
        expect(next).toBeGreaterThan(now);
        // Two periods that meet at one moment may leave the list as it was; one that appears or goes does not.
        const isOneOnly = all.filter((each) => isPosted(each, next) !== isPosted(each, now)).length === 1;
        if (isOneOnly) expect(postedNow(all, next)).not.toEqual(shown);
      }),
    );
  });
});

describe('postingState', () => {
  it.each([
    ['2026-11-22', '2026-11-24', 'posted'],
    ['2026-11-23', '2026-11-24', 'coming'],
    ['2026-11-22T10:01:00+09:00', '', 'coming'],
    ['', '2026-11-21', 'over'],
    ['', '2026-11-22T10:00:00+09:00', 'over'],
    ['', '', 'posted'],
    ['いつか', '', 'over'],
  ])('from "%s" until "%s" at ten on 22 November: %s', (from, until, expected) => {
    expect(postingState({ from, until }, at('2026-11-22T10:00:00'))).toBe(expected);
  });
});

describe('runsOutWithin', () => {
  const runOut = (until: string, now: string, days = 14) => runsOutWithin([{ from: '', until }], at(now), days).length;

  it.each([
    ['2026-12-06', '2026-11-22T00:00:00', 1],
    ['2026-12-06', '2026-11-22T23:59:59', 1],
    ['2026-12-07', '2026-11-22T23:59:59', 0],
    ['2026-12-07T00:00:00+09:00', '2026-11-22T10:00:00', 1],
    ['2026-12-07T00:00:01+09:00', '2026-11-22T10:00:00', 0],
    ['2026-11-22', '2026-11-22T23:59:59', 1],
    ['2026-11-21', '2026-11-22T00:00:00', 0],
    ['2027-03-31', '2027-03-17T09:00:00', 1],
    ['2028-02-29', '2028-02-15T09:00:00', 1],
    ['', '2026-11-22T10:00:00', 0],
    ['いつか', '2026-11-22T10:00:00', 0],
  ])('until "%s" seen at %s: %i', (until, now, count) => {
    expect(runOut(until, now)).toBe(count);
  });

  it('names one that has not begun yet, and the soonest first', () => {
    const notices = [
      { title: 'later', from: '2026-11-25', until: '2026-11-30' },
      { title: 'sooner', from: '', until: '2026-11-23' },
    ];
    const found = runsOutWithin(notices, at('2026-11-22T10:00:00'), 14);
    expect(found.map(({ title }) => title)).toEqual(['sooner', 'later']);
  });
});
