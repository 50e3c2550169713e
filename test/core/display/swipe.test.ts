import { describe, expect, it } from 'vitest';
import { swipeOf } from '../../../src/core/display/swipe.ts';

describe('swipeOf', () => {
  // On a screen 1,000 wide.
  it.each([
    ['to the left, far', -300, 0, 'next'],
    ['to the right, far', 300, 0, 'previous'],
    ['just far enough', -80, 0, 'next'],
    ['a little too short', -79, 0, null],
    ['a little too short, the other way', 79, 0, null],
    ['not at all', 0, 0, null],
    ['straight down', 0, 400, null],
    ['straight up', 0, -400, null],
    ['slightly downwards', -150, 90, 'next'],
    ['slightly upwards', 150, -100, 'previous'],
    ['aslant', -150, 110, null],
    ['aslant, the other way', 150, -150, null],
    ['mostly downwards', -100, 300, null],
  ])('%s', (_name, across, down, turns) => {
    expect(swipeOf({ x: 500, y: 400 }, { x: 500 + across, y: 400 + down }, 1_000)).toBe(turns);
  });

  it('asks for more on a wider screen', () => {
    const turn = (width: number) => swipeOf({ x: 300, y: 0 }, { x: 200, y: 0 }, width);
    expect([turn(1_000), turn(1_280)]).toEqual(['next', null]);
  });
});
