import { describe, expect, it } from 'vitest';
import { exportedId, floorOf, orderOf, orderOfBrought, stickId } from '../../../src/core/content/package-order.ts';

const offered = (id: string, ...serials: number[]) => ({ id, editions: serials.map((serial) => ({ serial })) });
const hub = (floor: number) => ({ id: `hub-${floor}`, floor });
const stick = (floor: number) => ({ id: `stick:${floor}`, floor });

describe('orderOf', () => {
  it.each([
    ['the first package', offered('a', 1), null, 'newer'],
    ['the very same', offered('hub-7', 7), hub(7), 'same'],
    ['the very same with one that waits', offered('hub-7', 7, 8), hub(7), 'same'],
    ['a higher serial', offered('a', 8), hub(7), 'newer'],
    ['the same serial with other settings', offered('a', 7), hub(7), 'newer'],
    ['the same serial with one that waits beside it', offered('a', 7, 8), hub(7), 'newer'],
    ['a lower serial', offered('a', 6), hub(7), 'older'],
    ['a lower serial with one that waits above', offered('a', 6, 9), hub(7), 'newer'],
    ['the same that came by stick, without the PIN', offered('a', 7), { id: 'usb:a', floor: 7 }, 'newer'],
    ['the hub as it was before the stick', offered('a', 7), stick(7), 'older'],
    ['the hub as it was long before the stick', offered('a', 6), stick(7), 'older'],
    ['what the hub published after the stick', offered('a', 8), stick(7), 'newer'],
    ['what waits above the stick', offered('a', 7, 8), stick(7), 'newer'],
    ['the first of a hub after a stick on an empty tablet', offered('a', 1), stick(0), 'newer'],
  ])('%s', (_, package_, shown, order) => {
    expect(orderOf(package_, shown)).toBe(order);
  });
});

describe('orderOfBrought', () => {
  it.each([
    ['a package for an empty tablet', offered('a', 1), null, 'newer'],
    ['the very same', offered('hub-7', 7), hub(7), 'same'],
    ['one that was forced before', offered('a', 6), { id: 'stick:a', floor: 7 }, 'same'],
    ['the same as it left the hub', offered('usb:hub-7', 7), hub(7), 'same'],
    ['a higher serial', offered('a', 8), hub(7), 'newer'],
    ['the same serial', offered('a', 7), hub(7), 'older'],
    ['a lower serial', offered('a', 6), hub(7), 'older'],
    ['a higher serial than the stick before it', offered('a', 8), stick(7), 'newer'],
    ['the same serial as the stick before it', offered('a', 7), stick(7), 'older'],
    ['one that a tablet made', offered('stick:x', 9), hub(7), 'older'],
  ])('%s', (_, package_, shown, order) => {
    expect(orderOfBrought(package_, shown)).toBe(order);
  });
});

it('takes the serial of the current edition as the floor, not of one that waits', () => {
  expect(floorOf(offered('a', 7, 9))).toBe(7);
});

it('marks an id once, within what an id may measure', () => {
  expect([stickId('a'), stickId('stick:a'), stickId('usb:a')]).toEqual(['stick:a', 'stick:a', 'stick:a']);
  expect([exportedId('a'), exportedId('usb:a'), exportedId('stick:a')]).toEqual(['usb:a', 'usb:a', 'stick:a']);
  expect(stickId('x'.repeat(100))).toHaveLength(100);
});
