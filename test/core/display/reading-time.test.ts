import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingTimeMs } from '../../../src/core/display/reading-time.ts';

const pace = { secondsPerCharacter: 0.2, minSeconds: 8, maxSeconds: 30 };

describe('readingTimeMs', () => {
  it.each([
    [0, 8_000],
    [20, 8_000],
    [21, 8_200],
    [60, 16_000],
    [120, 28_000],
    // At 5 characters a second nobody gets to the maximum; slower readers do.
    [240, 52_000],
    [360, 76_000],
  ])('%i characters stay %i ms', (characters, ms) => {
    expect(readingTimeMs(characters, pace)).toBe(ms);
  });

  it.each([
    [60, 30_000],
    [120, 30_000],
    [180, 45_000],
    [240, 60_000],
  ])('%i characters of a slow pace stay at most %i ms', (characters, ms) => {
    expect(readingTimeMs(characters, { ...pace, secondsPerCharacter: 2 })).toBe(ms);
  });

  it('never falls below the least and never shrinks with more text', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.double({ min: 0.05, max: 2, noNaN: true }), (characters, secondsPerCharacter) => {
        const ms = readingTimeMs(characters, { ...pace, secondsPerCharacter });
        return ms >= 8_000 && ms <= readingTimeMs(characters + 1, { ...pace, secondsPerCharacter });
      }),
    );
  });
});
