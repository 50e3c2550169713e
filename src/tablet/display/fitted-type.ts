import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Sizes in hundredths of the short side. */
export interface TypeRange {
  floor: number;
  cap: number;
}

// Each try lays the text out anew, so the steps are no finer than an eye.
const FINENESS = 0.2;

/**
 * Sets `--type` on the element to the largest size at which its content fits it, never below the floor. Where even the
 * floor does not fit, `tooLong` is called: the text is to be paged.
 */
export function useFittedType(
  element: RefObject<HTMLElement | null>,
  content: unknown[],
  { floor, cap }: TypeRange,
  tooLong: () => void,
) {
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return;
    const refit = () => {
      if (!fitType(box, floor, cap)) tooLong();
    };
    refit();
    document.fonts.addEventListener('loadingdone', refit);
    return () => document.fonts.removeEventListener('loadingdone', refit);
  }, [...content, floor, cap]);
}

function fitType(box: HTMLElement, floor: number, cap: number): boolean {
  let set = Number.NaN;
  const fits = (step: number) => {
    set = step;
    box.style.setProperty('--type', Math.min(cap, floor + step * FINENESS).toFixed(2));
    return box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth;
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
