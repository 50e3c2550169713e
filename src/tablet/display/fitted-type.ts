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

export interface Paging {
  /** Whether the pages still to come would fit this box too, so that nobody is thrown back by one of them. */
  othersFit: (box: HTMLElement, floor: number) => boolean;
  /** The text is to be paged; `false` where it cannot be cut any finer. */
  tooLong: () => boolean;
}

/**
 * Sets `--type` on the element to the largest size at which its content fits it, never below the floor. Where even the
 * floor does not fit, the text is paged anew; where that cannot be, the type goes down to `least`.
 */
export function useFittedType(
  element: RefObject<HTMLElement | null>,
  content: unknown[],
  { floor, cap, least }: TypeRange,
  { othersFit, tooLong }: Paging,
) {
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return;
    const refit = () => {
      const fits = fitType(box, floor, cap);
      if (fits && othersFit(box, floor)) return;
      if (!tooLong() && !fits) fitType(box, least, floor);
    };
    refit();
    document.fonts.addEventListener('loadingdone', refit);
    return () => document.fonts.removeEventListener('loadingdone', refit);
  }, [...content, floor, cap, least]);
}

/** Whether the content fits at this size. */
export function fitsAt(box: HTMLElement, size: number): boolean {
  box.style.setProperty('--type', size.toFixed(2));
  return box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth;
}

function fitType(box: HTMLElement, floor: number, cap: number): boolean {
  let set = Number.NaN;
  const fits = (step: number) => {
    set = step;
    return fitsAt(box, Math.min(cap, floor + step * FINENESS));
  };
  const largest = Math.ceil((cap - floor) / FINENESS);
  if (fits(largest)) return true;
  // The largest step known to fit, and the smallest known not to.
  let low = -1;
  let high = largest;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  if (low >= 0 && set !== low) fits(low);
  return low >= 0;
}
