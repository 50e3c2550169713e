import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Sizes in hundredths of the short side. */
export interface TypeRange {
  floor: number;
  cap: number;
}

const FINENESS = 0.1;

/**
 * Sets `--type` on the element to the largest size at which its content fits it, never below the floor. Where even the
 * floor does not fit, `tooLong` is called: the text is to be paged.
 */
export function useFittedType(
  element: RefObject<HTMLElement | null>,
  content: unknown,
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
  }, [content, floor, cap]);
}

function fitType(box: HTMLElement, floor: number, cap: number): boolean {
  const fits = (step: number) => {
    box.style.setProperty('--type', (floor + step * FINENESS).toFixed(2));
    return box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth;
  };
  let low = 0;
  let high = Math.round((cap - floor) / FINENESS);
  if (fits(high)) return true;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return fits(low);
}
