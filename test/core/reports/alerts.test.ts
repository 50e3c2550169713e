import { describe, expect, it } from 'vitest';
import {
  type AlertFacts,
  alertKey,
  alertsOf,
  type RecentRating,
  type WatchedTablet,
} from '../../../src/core/reports/alerts.ts';

const NOW = Date.parse('2026-11-26T10:00:00.000+09:00');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const iso = (ms: number) => new Date(ms).toISOString();
const none = { missing: 0, doubled: 0, emptied: 0 };

const aTablet = (changes: Partial<WatchedTablet> = {}): WatchedTablet => ({
  ...{ deviceId: 'front', name: '正面', enrolledAt: iso(NOW - 30 * DAY), seenAt: iso(NOW - MINUTE) },
  ...{ unsent: 0, oldestUnsentAt: null, faults: [], arrivals: none, known: none },
  ...changes,
});
const someFacts = (changes: Partial<AlertFacts> = {}): AlertFacts => ({
  ...{ nowMs: NOW, listeningSinceMs: NOW - DAY, hours: { weekly: {}, closed: [], extra: [] } },
  ...{ tablets: [aTablet()], ratings: [], freeBytes: 50e9, hasBackupFailed: false, certificateEndMs: null },
  leaving: null,
  ...changes,
});
const kinds = (changes: Partial<AlertFacts>) => alertsOf(someFacts(changes)).map(({ kind }) => kind);
const ratings = (scores: number[], changes: Partial<RecentRating> = {}): RecentRating[] =>
  scores.map((score) => ({ deviceId: 'front', score, flags: [], atMs: NOW - MINUTE, ...changes }));

it('says nothing where all is well', () => {
  expect(alertsOf(someFacts())).toEqual([]);
});

describe('low ratings', () => {
  it.each<[string, RecentRating[], boolean]>([
    ['four of which half are low', ratings([1, 2, 3, 5]), true],
    ['three low ones', ratings([1, 1, 1]), false],
    ['four of which one is low', ratings([1, 3, 4, 5]), false],
    ['just below half', ratings([1, 1, 3, 4, 5]), false],
    ['ふつう is not low', ratings([3, 3, 3, 3]), false],
    ['exactly fifteen minutes ago', ratings([1, 1, 1, 1], { atMs: NOW - 15 * MINUTE }), true],
    ['a moment longer ago', ratings([1, 1, 1, 1], { atMs: NOW - 15 * MINUTE - 1 }), false],
    ['tries by staff', ratings([1, 1, 1, 1], { flags: ['test'] }), false],
    ['a fourth that is a try', [...ratings([1, 1, 1]), ...ratings([1], { flags: ['test'] })], false],
    ['tries do not thin the others out', [...ratings([1, 1, 5, 5]), ...ratings([5, 5], { flags: ['test'] })], true],
    ['nobody knows when', ratings([1, 1, 1, 1], { flags: ['clock'] }), false],
    ['other flags count', ratings([1, 1, 1, 1], { flags: ['burst', 'too_soon'] }), true],
    ['four on two tablets', [...ratings([1, 1]), ...ratings([1, 1], { deviceId: 'back' })], false],
  ])('%s', (_, given, isTold) => {
    const tablets = [aTablet(), aTablet({ deviceId: 'back', name: '裏' })];
    expect(kinds({ ratings: given, tablets })).toEqual(isTold ? ['low-ratings'] : []);
  });

  it('tells how many of how many, and where', () => {
    expect(alertsOf(someFacts({ ratings: ratings([1, 2, 2, 5, 5]) }))).toEqual([
      { kind: 'low-ratings', deviceId: 'front', tablet: '正面', low: 3, total: 5 },
    ]);
  });

  it('reads them once for all tablets, keeping none', () => {
    let read = 0;
    function* manyRatings() {
      for (const rating of ratings(Array.from({ length: 1_000 }, () => 1))) {
        read += 1;
        yield rating;
      }
    }
    const tablets = [aTablet({ deviceId: 'back', name: '裏' }), aTablet(), aTablet({ deviceId: 'side', name: '横' })];
    expect(kinds({ ratings: manyRatings(), tablets })).toEqual(['low-ratings']);
    expect(read).toBe(1_000);
  });
});

describe('silence', () => {
  const weekly = { thu: '8:30-17:15' };
  const closed = ['2026-11-26'];
  const at = (time: string) => Date.parse(`2026-11-26T${time}:00.000+09:00`);
  it.each<[string, Partial<AlertFacts>, string | null, boolean]>([
    ['exactly fifteen minutes', {}, iso(NOW - 15 * MINUTE), true],
    ['a moment less', {}, iso(NOW - 15 * MINUTE + 1), false],
    ['always open where no hours are set', { nowMs: at('23:00') }, iso(at('22:00')), true],
    ['before opening', { nowMs: at('08:29'), hours: { weekly, closed: [], extra: [] } }, iso(NOW - DAY), false],
    ['just open', { nowMs: at('08:44'), hours: { weekly, closed: [], extra: [] } }, iso(NOW - DAY), false],
    [
      'open for fifteen minutes',
      { nowMs: at('08:45'), hours: { weekly, closed: [], extra: [] } },
      iso(NOW - DAY),
      true,
    ],
    ['just closed', { nowMs: at('17:15'), hours: { weekly, closed: [], extra: [] } }, iso(at('09:00')), false],
    ['a day off', { hours: { weekly, closed, extra: [] } }, iso(NOW - DAY), false],
    ['the hub has run for less', { listeningSinceMs: NOW - 14 * MINUTE }, iso(NOW - DAY), false],
    ['the hub has run for as long', { listeningSinceMs: NOW - 15 * MINUTE }, iso(NOW - DAY), true],
  ])('%s', (_, changes, seenAt, isTold) => {
    expect(kinds({ ...changes, tablets: [aTablet({ seenAt })] })).toEqual(isTold ? ['silent'] : []);
  });

  it('counts from the enrolment of a tablet that was never seen', () => {
    const enrolled = (ms: number) => ({ tablets: [aTablet({ seenAt: null, enrolledAt: iso(NOW - ms) })] });
    expect(kinds(enrolled(15 * MINUTE - 1))).toEqual([]);
    expect(kinds(enrolled(15 * MINUTE))).toEqual(['silent']);
  });
});

describe('the rest', () => {
  const unsent = (changes: Partial<WatchedTablet>) => kinds({ tablets: [aTablet({ unsent: 3, ...changes })] });
  it('tells of events unsent for more than a day', () => {
    expect(unsent({ oldestUnsentAt: iso(NOW - DAY) })).toEqual([]);
    expect(unsent({ oldestUnsentAt: iso(NOW - DAY - 1) })).toEqual(['unsent']);
    expect(unsent({ oldestUnsentAt: iso(NOW - 9 * DAY), unsent: 0 })).toEqual([]);
    expect(unsent({ oldestUnsentAt: 'who knows' })).toEqual([]);
  });

  it('tells of gaps, copies and wipes until they are known, and again when there are more', () => {
    const arrivals = { missing: 2, doubled: 1, emptied: 1 };
    const told = (known: typeof arrivals) => kinds({ tablets: [aTablet({ arrivals, known })] });
    expect(told(none)).toEqual(['missing', 'doubled', 'emptied']);
    expect(told(arrivals)).toEqual([]);
    expect(told({ missing: 1, doubled: 1, emptied: 1 })).toEqual(['missing']);
  });

  it('tells of a tablet that noticed a wipe itself', () => {
    expect(kinds({ tablets: [aTablet({ faults: ['storage-wiped'] })] })).toEqual(['partly-wiped']);
    expect(kinds({ tablets: [aTablet({ faults: ['storage-small'] })] })).toEqual([]);
  });

  it('tells of a full disk, a failed backup and a certificate', () => {
    expect(kinds({ freeBytes: 999_999_999 })).toEqual(['disk']);
    expect(kinds({ freeBytes: 1_000_000_000 })).toEqual([]);
    expect(kinds({ freeBytes: null })).toEqual([]);
    expect(kinds({ hasBackupFailed: true })).toEqual(['backup']);
    expect(kinds({ certificateEndMs: NOW + 21 * DAY + 1 })).toEqual([]);
    const ends = (ms: number) => alertsOf(someFacts({ certificateEndMs: ms }))[0];
    expect(ends(NOW + 21 * DAY)).toMatchObject({ kind: 'certificate', isOver: false });
    expect(ends(NOW)).toMatchObject({ kind: 'certificate', isOver: true, until: '2026-11-26T10:00:00.000+09:00' });
  });

  it('knows an alert again while its figures change', () => {
    const keyAt = (scores: number[]) => alertsOf(someFacts({ ratings: ratings(scores) })).map(alertKey);
    expect(keyAt([1, 1, 1, 1])).toEqual(keyAt([1, 1, 1, 1, 5]));
  });
});

describe('old ratings', () => {
  const leaving = { keptFrom: 2023, isDue: false, months: ['2021-12', '2022-03', '2022-04', '2023-03'], ratings: 9 };
  it('are told of with their 年度 and the day on which they leave', () => {
    const leavesOn = Math.floor(Date.parse('2026-12-26') / DAY);
    expect(alertsOf(someFacts({ leaving: { ...leaving, leavesOn } }))).toEqual([
      { kind: 'leaving', keptFrom: 2023, years: [2021, 2022], ratings: 9, on: '2026-12-26' },
    ]);
  });

  it('are asked about where the date is in doubt', () => {
    expect(alertsOf(someFacts({ leaving: { ...leaving, leavesOn: null } }))).toMatchObject([
      { kind: 'leaving-unsure', years: [2021, 2022], today: '2026-11-26' },
    ]);
  });
});
