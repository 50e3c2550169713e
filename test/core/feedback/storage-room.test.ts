import { describe, expect, it } from 'vitest';
import { isRoomLow, storageFaults } from '../../../src/core/feedback/storage-room.ts';

const MB = 1_000_000;

describe('storageFaults', () => {
  it.each<[string, boolean, number, number, string[]]>([
    ['much room that is kept', true, 100, 10_000, []],
    ['the browser may clear it', false, 100, 10_000, ['storage-not-persisted']],
    ['70 % are used', true, 700, 1_000, []],
    ['more than 70 % are used', true, 701, 1_000, ['storage-filling']],
    ['120 MB', true, 10, 120, []],
    ['less, as in a private window', true, 10, 119, ['storage-small']],
    ['everything at once', false, 80, 100, ['storage-not-persisted', 'storage-filling', 'storage-small']],
  ])('%s', (_, isPersisted, usage, quota, faults) => {
    expect(storageFaults(isPersisted, { usage: usage * MB, quota: quota * MB })).toEqual(faults);
  });

  it('says nothing about a room that the browser does not tell', () => {
    expect(storageFaults(true, null)).toEqual([]);
  });
});

describe('isRoomLow', () => {
  it.each([
    [980, 1_000, false],
    [981, 1_000, true],
    [1_100, 1_000, true],
    [5, 24, true],
  ])('%i of %i MB: %s', (usage, quota, isLow) => {
    expect(isRoomLow({ usage: usage * MB, quota: quota * MB })).toBe(isLow);
  });

  it('is not said where the browser does not tell', () => {
    expect(isRoomLow(null)).toBe(false);
  });
});
