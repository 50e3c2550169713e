import { signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Sizes in hundredths of the short side. */
export interface TypeRange {
  floor: number;
  cap: number;
  /** Where the text is not to be cut any finer, down to here. */
  least: number;
}

// Each try lays the text out anew, so the steps are no finer than an eye.
const FINENESS = 0.2;

/** The class of a box that does not hold its text at the floor. */
const TIGHT = 'tight';

export interface Paging {
  /** Whether the pages still to come would fit this box too, so that nobody is thrown back by one of them. */
  othersFit: (box: HTMLElement, floor: number) => boolean;
  /** The text is to be paged; `false` where it cannot be cut any finer. */
  tooLong: () => boolean;
}

/** A size that fitted, and where: the box and its floor, the largest type that was allowed. */
export interface Fit {
  place: string;
  cap: number;
  size: number;
}

/**
 * The size at which something fitted its box when it was on the screen before. Layout is what a page change costs, and the
 * loop comes round all day.
 */
let known = new WeakMap<object, Fit>();

/** How often fonts have come: what fitted with others has to fit anew. */
export const fontsCame = signal(0);

export function fontsArrived() {
  known = new WeakMap();
  fontsCame.value += 1;
}

export const fitOf = (shown: object): Fit | undefined => known.get(shown);

/** It fitted like this before; that is tried first. */
export const recallFit = (shown: object, fit: Fit) => {
  known.set(shown, fit);
};

/**
 * Sets `--type` on the element to the largest size at which `shown` fits it, never below the floor. Where even the floor does
 * not fit, the text is paged anew; where that cannot be, the box is `tight` and the type goes down to `least`. `others`: what
 * else it depends on.
 */
export function useFittedType(
  element: RefObject<HTMLElement | null>,
  [shown, ...others]: [shown: object, ...others: unknown[]],
  { floor, cap, least }: TypeRange,
  { othersFit, tooLong }: Paging,
) {
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return;
    // Where it is not there nothing is set, as `remove` would.
    box.classList.toggle(TIGHT, false);
    const place = placeOf(box, floor);
    const before = known.get(shown);
    if (before?.place === place && before.cap === cap && fitsAt(box, before.size)) return;
    const size = fitType(box, floor, cap);
    if (size !== null && othersFit(box, floor)) known.set(shown, { place, cap, size });
    else if (!tooLong() && size === null) {
      box.classList.add(TIGHT);
      fitType(box, least, floor);
    }
  }, [shown, ...others, floor, cap, least, fontsCame.value]);
}

const placeOf = (box: HTMLElement, floor: number) => `${box.clientWidth}x${box.clientHeight} ${floor}`;

/** Whether it stood in a box of this size before. */
export const fittedBefore = (box: HTMLElement, floor: number, shown: object) =>
  known.get(shown)?.place === placeOf(box, floor);

/** The style of an element that comes into the page: laid out from the start as it is tried first. */
export const firstTry = (shown: object, { cap }: TypeRange) => ({
  '--type': (known.get(shown)?.size ?? cap).toFixed(2),
});

/** Whether the content fits at this size. */
export function fitsAt(box: HTMLElement, size: number): boolean {
  const type = size.toFixed(2);
  // Set anew, even to what it is, everything inside would be styled again.
  if (box.style.getPropertyValue('--type') !== type) box.style.setProperty('--type', type);
  return box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth;
}

/** Sets and answers the largest size that fits; `null`, with the smallest set, where none does. */
function fitType(box: HTMLElement, floor: number, cap: number): number | null {
  const sizeOf = (step: number) => Math.min(cap, floor + step * FINENESS);
  const fits = (step: number) => fitsAt(box, sizeOf(step));
  const largest = Math.ceil((cap - floor) / FINENESS);
  if (fits(largest)) return sizeOf(largest);
  // Text takes room by the square of its size, so the answer is close by.
  const near = Math.floor((cap * Math.sqrt(box.clientHeight / box.scrollHeight) - floor) / FINENESS);
  let step = Math.min(Math.max(near, -1), largest - 1);
  while (step + 1 < largest && fits(step + 1)) step += 1;
  while (step >= 0 && !fits(step)) step -= 1;
  return step < 0 ? null : sizeOf(step);
}
