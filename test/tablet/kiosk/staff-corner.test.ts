import { describe, expect, it } from 'vitest';
import { createStaffCorner } from '../../../src/tablet/kiosk/staff-corner.ts';
import { aClock } from '../../support/a-clock.ts';

const screen = { width: 1280, height: 800 };

function aCorner() {
  const clock = aClock();
  let opened = 0;
  const corner = createStaffCorner({
    clock,
    open: () => {
      opened += 1;
    },
  });
  const tap = (clientX: number, clientY: number, { everyMs = 500, isPrimary = true, size = screen } = {}) => {
    corner.tapped({ clientX, clientY, isPrimary }, size);
    clock.advance(everyMs);
  };
  return { tap, opened: () => opened };
}

describe('the corner', () => {
  it('opens at the fifth tap within three seconds, once', () => {
    const { tap, opened } = aCorner();
    for (let time = 0; time < 4; time += 1) tap(95, 95, { everyMs: 750 });
    expect(opened()).toBe(0);
    tap(95, 95);
    expect(opened()).toBe(1);
    for (let time = 0; time < 4; time += 1) tap(10, 10);
    expect(opened()).toBe(1);
  });

  it('stays closed where they come slower', () => {
    const { tap, opened } = aCorner();
    for (let time = 0; time < 20; time += 1) tap(10, 10, { everyMs: 751 });
    expect(opened()).toBe(0);
  });

  it.each([
    ['a tap beside it comes between', [97, 10]],
    ['a tap below it comes between', [10, 97]],
  ])('stays closed where %s', (_, [x, y]) => {
    const { tap, opened } = aCorner();
    for (let time = 0; time < 4; time += 1) tap(10, 10, { everyMs: 100 });
    tap(x!, y!);
    for (let time = 0; time < 4; time += 1) tap(10, 10, { everyMs: 100 });
    expect(opened()).toBe(0);
  });

  it('is at least 80 px on a small screen', () => {
    const { tap, opened } = aCorner();
    for (let time = 0; time < 5; time += 1) tap(80, 80, { size: { width: 400, height: 600 } });
    expect(opened()).toBe(1);
  });

  it('counts a palm as one', () => {
    const { tap, opened } = aCorner();
    for (let time = 0; time < 10; time += 1) tap(10, 10, { everyMs: 0, isPrimary: false });
    expect(opened()).toBe(0);
  });
});
