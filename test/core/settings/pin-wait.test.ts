import { describe, expect, it } from 'vitest';
import { noAttempts } from '../../../src/core/settings/pin-attempts.ts';
import { afterWrongPin, lookedAtAttempts, mayPinBeSet, pinWaitLeftMs } from '../../../src/core/settings/pin-wait.ts';

const NOW = Date.parse('2026-11-22T10:15:30+09:00');
const MINUTE = 60_000;
const DAY = 86_400_000;

describe('pinWaitLeftMs', () => {
  it('lets three tries go free, then makes each wait longer, to a quarter of an hour', () => {
    let attempts = noAttempts;
    const waits = Array.from({ length: 10 }, () => {
      attempts = afterWrongPin(attempts, NOW);
      return pinWaitLeftMs(attempts, NOW) / MINUTE;
    });
    expect(waits).toEqual([0, 0, 0.5, 1, 2, 4, 8, 15, 15, 15]);
  });

  it.each([
    ['at once', 4, 0, MINUTE],
    ['half way', 4, 30_000, 30_000],
    ['just before its end', 4, MINUTE - 1, 1],
    ['at its end', 4, MINUTE, 0],
    ['long after', 4, DAY, 0],
    ['after the calendar was set back a day', 4, -DAY, MINUTE],
    ['after it was set back a year, after many tries', 50, -365 * DAY, 15 * MINUTE],
    ['without a wrong try', 0, 0, 0],
  ])('is %s', (_, failures, passedMs, left) => {
    expect(pinWaitLeftMs({ failures, failedAtMs: NOW }, NOW + passedMs)).toBe(left);
  });
});

describe('lookedAtAttempts', () => {
  it('lets a wait run from now where the last try seems to lie in the future', () => {
    const attempts = lookedAtAttempts({ failures: 9, failedAtMs: NOW + DAY }, NOW);
    expect(pinWaitLeftMs(attempts, NOW)).toBe(15 * MINUTE);
    expect(pinWaitLeftMs(attempts, NOW + 15 * MINUTE)).toBe(0);
  });

  it('changes nothing else', () => {
    expect(lookedAtAttempts({ failures: 9, failedAtMs: NOW - 1 }, NOW)).toEqual({ failures: 9, failedAtMs: NOW - 1 });
  });
});

describe('mayPinBeSet', () => {
  it.each([
    ['at the first start', 0, true],
    ['just before the ten minutes are over', 10 * MINUTE - 1, true],
    ['when they are over', 10 * MINUTE, false],
    ['with the calendar set back before it', -1, false],
  ])('%s', (_, ageMs, may) => {
    expect(mayPinBeSet(NOW, NOW + ageMs)).toBe(may);
  });

  it('not on a tablet that is older than the note', () => {
    expect(mayPinBeSet(null, NOW)).toBe(false);
  });
});
