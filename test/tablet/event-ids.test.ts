import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { eventSchema } from '../../src/core/feedback/event.ts';
import { createEventIds } from '../../src/tablet/event-ids.ts';
import { aRating } from '../support/a-rating.ts';

const NOON = Date.parse('2026-11-22T12:00:00.000+09:00');

describe('createEventIds', () => {
  it.each([
    ['a day before 1970', Date.parse('1960-01-01T00:00:00.000+09:00')],
    ['the moment before 1970', -1],
    ['the beginning of 1970', 0],
    ['today', NOON],
    ['a day that no id can say', 2 ** 48],
  ])('gives an id that is valid and its own at %s', (_, nowMs) => {
    const newId = createEventIds(() => nowMs);
    const ids = Array.from({ length: 1_000 }, newId);
    expect(new Set(ids).size).toBe(1_000);
    expect(ids).toEqual(ids.toSorted());
    for (const id of [ids[0], ids.at(-1)]) expect(v.is(eventSchema, { ...aRating(1), id })).toBe(true);
  });

  it('keeps their order while the clock steps back a little, and goes on where it leaps', () => {
    let nowMs = NOON;
    const newId = createEventIds(() => nowMs);
    const first = newId();
    nowMs -= 9_000;
    expect(newId() > first).toBe(true);
    nowMs = Date.parse('1960-01-01T00:00:00.000+09:00');
    expect(newId() < first).toBe(true);
  });
});
