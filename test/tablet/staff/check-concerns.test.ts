import { describe, expect, it } from 'vitest';
import { concernsOf } from '../../../src/tablet/staff/check-concerns.ts';
import type { CheckFindings } from '../../../src/tablet/staff/check-findings.ts';
import { concernSentence } from '../../../src/words/check.ts';
import { someFindings } from '../../support/some-findings.ts';

const { atMs, ratings } = someFindings();
const MINUTE_MS = 60_000;
const unsentSince = (oldestUnsentAt: string) => ({ ratings: { ...ratings!, unsent: 1, oldestUnsentAt } });
const heard = (minutesAgo: number) => ({ hub: { heardAtMs: atMs - minutesAgo * MINUTE_MS, failure: null } });
const neverHeard = { hub: { heardAtMs: null, failure: null } };

describe('concernsOf', () => {
  it.each<[string, Partial<CheckFindings>, string[]]>([
    ['a tablet that does well', {}, []],
    ['faults that the hub hears of', { faults: ['clock-doubtful'] }, ['clock-doubtful']],
    ['ratings that cannot be read', { ratings: null }, ['ratings-unavailable']],
    ['the same from both', { ratings: null, faults: ['ratings-unavailable'] }, ['ratings-unavailable']],
    ['no shell', { shell: { build: null, isInControl: true } }, ['worker-failed']],
    ['a worker that is not at work', { shell: { build: 'x', isInControl: false } }, ['worker-failed']],
    ['a tablet that is not enrolled', { isEnrolled: false, ...neverHeard }, ['not-enrolled']],
    ['a tablet that works alone', { isEnrolled: false, isAlone: true, ...neverHeard }, []],
    ['a hub not heard for 15 minutes', heard(15), []],
    ['a hub not heard for longer', heard(15.1), ['hub-silent']],
    ['a hub that was never heard', neverHeard, ['hub-silent']],
    ['a rating unsent for a day', unsentSince('2026-11-21T12:00:30.000+09:00'), []],
    ['a rating unsent for longer', unsentSince('2026-11-21T12:00:29.000+09:00'), ['unsent-old']],
    [
      'the same on a tablet that works alone',
      { isEnrolled: false, isAlone: true, ...unsentSince('2026-01-01T00:00:00.000+09:00') },
      [],
    ],
    ['a rating that the hub would not take', { ratings: { ...ratings!, parked: 1 } }, ['ratings-parked']],
    ['a clock five minutes apart', { hubAheadMs: -5 * MINUTE_MS }, []],
    ['a clock further apart', { hubAheadMs: -5 * MINUTE_MS - 1 }, ['clock-apart']],
    ['a clock behind', { hubAheadMs: 3_600_000 }, ['clock-apart']],
    [
      'the same twice',
      { hubAheadMs: 3_600_000, isClockDoubtful: true, faults: ['clock-doubtful'] },
      ['clock-doubtful'],
    ],
    ['a hub that has not said the time', { hubAheadMs: null }, []],
    ['a screen that may go dark', { isAwake: false }, ['screen-may-sleep']],
  ])('%s', (_, fields, concerns) => {
    expect(concernsOf(someFindings(fields))).toEqual(concerns);
  });
});

describe('concernSentence', () => {
  it.each([
    ...['not-enrolled', 'hub-silent', 'unsent-old', 'ratings-parked', 'clock-apart', 'screen-may-sleep'],
    ...['storage-wiped', 'storage-not-persisted', 'storage-filling', 'storage-small', 'worker-failed'],
  ])('says in words what to do about %s', (code) => {
    expect(concernSentence(code)).toMatch(/^[^a-z]+ください。|残っています。$/);
    expect(concernSentence(code)).not.toContain(code);
  });
});
