import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestKey } from '../../../src/core/settings/nearest-key.ts';

const KEYS = ['office', 'hours', 'display', 'languages', 'survey', 'misuse', 'staff', 'data'];

describe('nearestKey', () => {
  it.each([
    ['displya', 'display'],
    ['Display', 'display'],
    ['ｄｉｓｐｌａｙ', 'display'],
    ['　office', 'office'],
    ['langage', 'languages'],
    ['hour', 'hours'],
    ['', null],
    ['開庁', null],
  ])('finds for %j the key %j', (word, nearest) => {
    expect(nearestKey(word, KEYS)).toBe(nearest);
  });

  it('finds any key by itself', () => {
    fc.assert(fc.property(fc.constantFrom(...KEYS), (key) => nearestKey(key, KEYS) === key));
  });
});

describe('editDistance', () => {
  it.each([
    ['port', 'prot', 1],
    ['port', 'ports', 1],
    ['port', 'ort', 1],
    ['port', 'part', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['', '', 0],
  ])('between %j and %j is %i', (a, b, slips) => {
    expect(editDistance(a, b)).toBe(slips);
  });

  it('is the same both ways, 0 only for equal words, and never more than the longer word', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const slips = editDistance(a, b);
        expect(editDistance(b, a)).toBe(slips);
        expect(slips === 0).toBe(a === b);
        expect(slips).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
