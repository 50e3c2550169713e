import { describe, expect, it } from 'vitest';
import { createSignInThrottle } from '../../../src/hub/routes/sign-in-throttle.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

function aThrottle() {
  let nowMs = Date.parse('2026-11-22T12:00:00.000+09:00');
  const throttle = createSignInThrottle(() => nowMs);
  return {
    ...throttle,
    later: (ms: number) => {
      nowMs += ms;
    },
    fail: (times: number) => Array.from({ length: times }, () => throttle.failed()),
    waitSeconds: () => throttle.waitMs() / SECOND,
  };
}

describe('createSignInThrottle', () => {
  it('lets four failures pass, and makes wait after the fifth', () => {
    const { fail, waitSeconds } = aThrottle();
    fail(4);
    expect(waitSeconds()).toBe(0);
    fail(1);
    expect(waitSeconds()).toBe(30);
  });

  it('waits twice as long each time, a quarter of an hour at most', () => {
    const { fail, later, waitSeconds } = aThrottle();
    fail(4);
    const waits = Array.from({ length: 8 }, () => {
      fail(1);
      const seconds = waitSeconds();
      later(seconds * SECOND);
      expect(waitSeconds()).toBe(0);
      return seconds;
    });
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('does not count failures of more than a quarter of an hour ago', () => {
    const { fail, later, waitSeconds } = aThrottle();
    fail(4);
    later(15 * MINUTE);
    fail(4);
    expect(waitSeconds()).toBe(0);
  });

  it('forgets a quarter of an hour after the wait was over, and at a success', () => {
    const { fail, later, waitSeconds, succeeded } = aThrottle();
    fail(6);
    later(MINUTE + 15 * MINUTE);
    expect(waitSeconds()).toBe(0);
    fail(4);
    expect(waitSeconds()).toBe(0);
    fail(1);
    expect(waitSeconds()).toBe(30);
    succeeded();
    fail(4);
    expect(waitSeconds()).toBe(0);
  });

  it('locks nobody out when the clock is set back by a day', () => {
    const { fail, later, waitSeconds } = aThrottle();
    fail(5);
    later(-24 * 60 * MINUTE);
    expect(waitSeconds()).toBe(0);
  });

  it('tells of the first failure in a quarter of an hour', () => {
    const { fail, later } = aThrottle();
    expect(fail(3)).toEqual([true, false, false]);
    later(15 * MINUTE);
    expect(fail(2)).toEqual([true, false]);
  });
});
