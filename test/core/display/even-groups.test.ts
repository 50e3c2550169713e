import { describe, expect, it } from 'vitest';
import { evenGroups } from '../../../src/core/display/even-groups.ts';

describe('evenGroups', () => {
  it.each([
    [[], []],
    [[5], [1]],
    [[3, 3, 3], [3]],
    [
      [4, 4, 4, 4],
      [2, 4],
    ],
    [
      [9, 1, 1, 9],
      [2, 4],
    ],
    [
      [0, 0, 10, 10],
      [3, 4],
    ],
    // Longer than the limit: alone, and the others as if it were not there.
    [[15], [1]],
    [
      [4, 15, 4, 4],
      [1, 2, 4],
    ],
  ])('groups %j within 10 ending at %j', (lengths, ends) => {
    expect(evenGroups(lengths, 10)).toEqual(ends);
  });
});
