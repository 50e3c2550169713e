import { describe, expect, it } from 'vitest';
import {
  buildOfShell,
  noStarts,
  type Starts,
  shellCache,
  started,
  takeOverInMs,
} from '../../../src/core/protocol/app-builds.ts';

const WITHIN_MS = 20_000;
const MINUTE_MS = 60_000;
const T = Date.parse('2026-11-26T08:30:00+09:00');

/** The starts at these times, none of which came to a first slide. */
const startsAt = (...times: number[]) => times.reduce((starts, at) => started(starts, T + at, WITHIN_MS), noStarts);

describe('buildOfShell', () => {
  it('knows the build of a shell again, and no other cache', () => {
    expect(buildOfShell(shellCache('4f2a'))).toBe('4f2a');
    expect(['canary', 'shell-', 'my-shell-4f2a', ''].map(buildOfShell)).toEqual([null, null, null, null]);
  });
});

describe('started', () => {
  it.each<[string, number[], Partial<Starts>]>([
    ['one', [0], { inVain: 1, isBack: false }],
    ['two', [0, 20_000], { inVain: 2, isBack: false }],
    ['three are answered from the new build', [0, 20_000, 40_000], { inVain: 3, isBack: false }],
    ['the one after three is not', [0, 20_000, 40_000, 60_000], { inVain: 4, isBack: true }],
    ['nor any after it', [0, 20_000, 40_000, 60_000, 60_001], { isBack: true }],
    ['five within seconds have had no time', [0, 900, 1_800, 2_700, 3_600], { inVain: 5, isBack: false }],
    ['a browser that crashes every 3 s', [0, 3_000, 6_000, 9_000, 12_000, 15_000, 18_000], { isBack: false }],
    ['and is found out', [0, 3_000, 6_000, 9_000, 12_000, 15_000, 18_000, 21_000], { isBack: true }],
    ['exactly the time of one start', [0, 1, 2, WITHIN_MS], { isBack: true }],
    ['a millisecond less', [0, 1, 2, WITHIN_MS - 1], { isBack: false }],
    ['a calendar set back by a year', [0, 20_000, 40_000, -365 * 86_400_000], { isBack: true }],
  ])('%s', (_name, times, expected) => {
    expect(startsAt(...times)).toMatchObject(expected);
  });

  it('counts from the first one after a first slide', () => {
    expect(started(noStarts, T, WITHIN_MS)).toEqual({ inVain: 1, sinceMs: T, isBack: false });
  });
});

describe('takeOverInMs', () => {
  it.each([
    ['just started', { nowMs: 0, touchedMs: 0, reloadedMs: Number.NEGATIVE_INFINITY }, 2 * MINUTE_MS],
    ['nobody for two minutes', { nowMs: 120_000, touchedMs: 0, reloadedMs: Number.NEGATIVE_INFINITY }, 0],
    ['a touch', { nowMs: 300_000, touchedMs: 299_000, reloadedMs: Number.NEGATIVE_INFINITY }, 119_000],
    ['two minutes after a reload', { nowMs: 120_000, touchedMs: 0, reloadedMs: 0 }, 8 * MINUTE_MS],
    ['ten minutes after it', { nowMs: 600_000, touchedMs: 0, reloadedMs: 0 }, 0],
    ['and touched', { nowMs: 600_000, touchedMs: 599_000, reloadedMs: 0 }, 119_000],
  ])('%s', (_name, now, expected) => {
    expect(takeOverInMs(now)).toBe(expected);
  });
});
