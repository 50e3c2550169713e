import { describe, expect, it } from 'vitest';
import { pixelShift } from '../../../src/core/display/pixel-shift.ts';

const START = Date.parse('2026-11-25T09:00:00+09:00');
const minutes = Array.from({ length: 17 }, (_, minute) => pixelShift(START + minute * 60_000));

describe('pixelShift', () => {
  it('moves one pixel a minute, never farther than one from its place', () => {
    for (const [index, { x, y }] of minutes.slice(1).entries()) {
      const before = minutes[index]!;
      expect(Math.abs(x - before.x) + Math.abs(y - before.y)).toBe(1);
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(1);
    }
  });

  it('stands in eight places in eight minutes, on the average where it belongs', () => {
    const round = minutes.slice(0, 8);
    expect(new Set(round.map(({ x, y }) => `${x} ${y}`)).size).toBe(8);
    expect([round.reduce((sum, { x }) => sum + x, 0), round.reduce((sum, { y }) => sum + y, 0)]).toEqual([0, 0]);
    expect(minutes[8]).toEqual(minutes[0]);
  });

  it('stands still within a minute', () => {
    expect(pixelShift(START + 59_999)).toEqual(pixelShift(START));
  });
});
