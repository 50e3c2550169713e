import { describe, expect, it } from 'vitest';
import { isClockSuspect, withClockFlag } from '../../../src/core/feedback/clock-flag.ts';
import type { Rating } from '../../../src/core/feedback/event.ts';
import { aTap } from '../../support/a-tap.ts';

const at = (iso: string) => Date.parse(iso);
const rated = (fields: Partial<Rating>): Rating => ({ ...aTap(fields), seq: 1 });

describe('isClockSuspect', () => {
  it.each([
    ['2024-12-31T23:59:59.999+09:00', '2024-12-31T23:59:59.999+09:00', true],
    ['2025-01-01T00:00:00.000+09:00', '2025-01-01T00:00:00.000+09:00', false],
    ['1970-01-01T09:00:00.000+09:00', '2026-11-22T10:00:00.000+09:00', true],
    ['2028-02-29T00:00:00.000+09:00', '2028-03-01T00:00:00.000+09:00', false],
    ['2028-02-29T00:00:00.000+09:00', '2028-03-01T00:00:00.001+09:00', true],
    ['2027-04-01T00:00:00.000+09:00', '2027-03-31T00:00:00.000+09:00', false],
    ['2027-04-01T00:00:00.001+09:00', '2027-03-31T00:00:00.000+09:00', true],
  ])('of %s received at %s is %s', (tapped, received, isSuspect) => {
    expect(isClockSuspect(at(tapped), at(received))).toBe(isSuspect);
  });
});

describe('withClockFlag', () => {
  const receivedAtMs = at('2026-11-22T10:15:31.000+09:00');

  it('leaves an event with a good time as it is', () => {
    const rating = rated({ flags: ['burst'] });
    expect(withClockFlag(rating, receivedAtMs)).toBe(rating);
  });

  it('adds the flag beside the others, once', () => {
    const late = withClockFlag(
      rated({ at: '2099-01-01T00:00:00.000+09:00', flags: ['burst'] }),
      receivedAtMs,
    ) as Rating;
    expect(late.flags).toEqual(['burst', 'clock']);
    expect(withClockFlag(late, receivedAtMs)).toBe(late);
  });
});
