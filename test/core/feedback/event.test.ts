import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { eventSchema } from '../../../src/core/feedback/event.ts';
import { aTap } from '../../support/a-tap.ts';

const rating = { ...aTap(), seq: 1 };
const isEvent = (fields: object) => v.is(eventSchema, { ...rating, ...fields });

describe('eventSchema', () => {
  it('takes a rating, and drops what it does not know', () => {
    expect(v.parse(eventSchema, { ...rating, mood: 'sunny' })).toEqual(rating);
  });

  it('takes any slide of a department with the longest id', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('課', '/', 'a'), minLength: 400, maxLength: 400 }), (id) =>
        isEvent({ shown: `goal:${id}#${Number.MAX_SAFE_INTEGER}` }),
      ),
    );
  });

  it.each([
    { score: 0 },
    { score: 6 },
    { score: 5, scale: 4 },
    { score: 4.5 },
    { seq: 0 },
    { id: '6fa459ea-ee8a-4ca4-894e-db77e160355e' },
    { at: '2026-11-22T10:15:30Z' },
    { at: '2026-02-30T99:00:00+09:00' },
    { flags: ['unknown'] },
    { lang: 'fr' },
    { shown: 'goal:\n' },
    { kind: 'note' },
    { v: 2 },
  ])('refuses %j', (fields) => {
    expect(isEvent(fields)).toBe(false);
  });
});
