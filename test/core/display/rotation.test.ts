import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  elapsedShare,
  nextChangeMs,
  type Rotation,
  type RotationEvent,
  rotate,
  STOP_MS,
  startRotation,
} from '../../../src/core/display/rotation.ts';

const rules = { steps: 5, stayMs: 10_000, pauseMs: 60_000 };
const tick: RotationEvent = { kind: 'tick' };
const start = startRotation(0);

describe('rotate', () => {
  it('goes on when the page was long enough on screen, not a moment sooner', () => {
    expect(rotate(start, tick, rules, 9_999)).toBe(start);
    expect(rotate(start, tick, rules, 10_000)).toEqual({ step: 1, sinceMs: 10_000, hold: null });
  });

  it('begins again after the last page', () => {
    expect(rotate({ ...start, step: 4 }, tick, rules, 10_000).step).toBe(0);
    expect(rotate(start, { kind: 'move', by: -1 }, rules, 0).step).toBe(4);
  });

  it('waits 60 s after a touch', () => {
    const touched = rotate(start, { kind: 'touch' }, rules, 9_000);
    expect(touched.step).toBe(0);
    expect(nextChangeMs(touched, rules.stayMs)).toBe(69_000);
    expect(rotate(touched, tick, rules, 68_999)).toBe(touched);
    expect(rotate(touched, tick, rules, 69_000)).toEqual({ step: 1, sinceMs: 69_000, hold: null });
  });

  it('gives a long page its time, also after a touch', () => {
    const touched = rotate(start, { kind: 'touch' }, { ...rules, stayMs: 76_000 }, 1_000);
    expect(nextChangeMs(touched, 76_000)).toBe(76_000);
  });

  it('stands still after とめる until 5 minutes passed without a touch', () => {
    const stopped = rotate(start, { kind: 'stop' }, rules, 1_000);
    expect(rotate(stopped, tick, rules, 1_000 + STOP_MS - 1)).toBe(stopped);
    const touched = rotate(stopped, { kind: 'touch' }, rules, 200_000);
    expect(touched.hold).toEqual({ by: 'stop', untilMs: 200_000 + STOP_MS });
    expect(rotate(touched, tick, rules, 200_000 + STOP_MS)).toMatchObject({ step: 1, hold: null });
    expect(STOP_MS).toBe(5 * 60_000);
  });

  it('stays stopped while somebody turns pages', () => {
    const stopped = rotate(start, { kind: 'stop' }, rules, 0);
    expect(rotate(stopped, { kind: 'move', by: 1 }, rules, 5_000)).toEqual({
      step: 1,
      sinceMs: 5_000,
      hold: { by: 'stop', untilMs: 5_000 + STOP_MS },
    });
  });

  it('goes on with つづける, and gives the page its time again', () => {
    const resumed = rotate(rotate(start, { kind: 'stop' }, rules, 0), { kind: 'resume' }, rules, 30_000);
    expect(resumed).toEqual({ step: 0, sinceMs: 30_000, hold: null });
    expect(rotate(resumed, tick, rules, 40_000).step).toBe(1);
  });
});

const event = fc.constantFrom<RotationEvent>(
  tick,
  { kind: 'touch' },
  { kind: 'move', by: 1 },
  { kind: 'move', by: -1 },
  { kind: 'stop' },
  { kind: 'resume' },
);
const history = fc.array(fc.tuple(event, fc.nat(400_000)), { maxLength: 60 });
const manySteps = fc.integer({ min: 1, max: 200 });

function playedOut(events: [RotationEvent, number][], steps: number): { rotation: Rotation; nowMs: number } {
  let nowMs = 0;
  let rotation = start;
  for (const [each, laterMs] of events) {
    nowMs += laterMs;
    rotation = rotate(rotation, each, { ...rules, steps }, nowMs);
  }
  return { rotation, nowMs };
}

describe('rotate, whatever happens', () => {
  it('is always at a page that exists', () => {
    fc.assert(
      fc.property(history, manySteps, (events, steps) => {
        const { step } = playedOut(events, steps).rotation;
        return Number.isInteger(step) && step >= 0 && step < steps;
      }),
    );
  });

  it('goes on by itself within 5 minutes of the last touch', () => {
    fc.assert(
      fc.property(history, manySteps, (events, steps) => {
        const { rotation, nowMs } = playedOut(events, steps);
        const next = rotate(rotation, tick, { ...rules, steps }, nowMs + STOP_MS);
        return next.step === (rotation.step + 1) % steps && next.hold === null;
      }),
    );
  });

  it('is back where it was after 次へ and 前へ', () => {
    fc.assert(
      fc.property(history, manySteps, fc.constantFrom(1 as const, -1 as const), (events, steps, by) => {
        const { rotation, nowMs } = playedOut(events, steps);
        const there = rotate(rotation, { kind: 'move', by }, { ...rules, steps }, nowMs);
        const back = by === 1 ? -1 : 1;
        return rotate(there, { kind: 'move', by: back }, { ...rules, steps }, nowMs).step === rotation.step;
      }),
    );
  });
});

describe('elapsedShare', () => {
  it('grows in whole seconds from 0 to 1', () => {
    expect([0, 999, 1_000, 5_500, 10_000, 99_000].map((now) => elapsedShare(start, 10_000, now))).toEqual([
      0, 0, 0.1, 0.5, 1, 1,
    ]);
  });

  it('is 0 while the loop is held', () => {
    expect(elapsedShare(rotate(start, { kind: 'stop' }, rules, 0), 10_000, 5_000)).toBe(0);
  });
});
