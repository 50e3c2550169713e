import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../src/tablet/platform/clock.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2027-03-31T23:59:50.000+09:00') }));
afterEach(() => void vi.useRealTimers());

describe('createClock', () => {
  it('moves the calendar alone for a look at another day', () => {
    const moved = createClock(86_400_000);
    expect(moved.now() - Date.now()).toBe(86_400_000);
    expect(moved.steadyMs()).toBe(performance.now());
  });

  it('keeps counting where somebody sets the calendar back', () => {
    const clock = createClock();
    const before = clock.steadyMs();
    vi.setSystemTime('2026-01-01T00:00:00+09:00');
    vi.advanceTimersByTime(1_000);
    expect(clock.steadyMs() - before).toBe(1_000);
  });

  it('calls once after the time, or not at all when called off', () => {
    const clock = createClock();
    const called: string[] = [];
    clock.after(1_000, () => called.push('once'));
    clock.after(1_000, () => called.push('never'))();
    vi.advanceTimersByTime(999);
    expect(called).toEqual([]);
    vi.advanceTimersByTime(9_000);
    expect(called).toEqual(['once']);
  });

  it('does not call before the time where that is no whole millisecond', () => {
    let isOver = false;
    createClock().after(999.3, () => {
      isOver = true;
    });
    vi.advanceTimersByTime(999);
    expect(isOver).toBe(false);
    vi.advanceTimersByTime(1);
    expect(isOver).toBe(true);
  });

  it.each([2 ** 31, 1e13, Number.POSITIVE_INFINITY])('is not at once where the wait is %d ms long', (ms) => {
    let isOver = false;
    createClock().after(ms, () => {
      isOver = true;
    });
    vi.advanceTimersByTime(60_000);
    expect(isOver).toBe(false);
  });
});
