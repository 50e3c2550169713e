import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * Pages of a list that flows through columns, within an element that clips it: what does not fit goes on to the right, a page
 * at a time. Nothing is scrolled by hand, and whoever comes by keyboard is followed.
 */
export function useColumnPages(list: RefObject<HTMLElement | null>, content: unknown[]) {
  const [{ page, pages }, setPlace] = useState({ page: 0, pages: 1 });

  useLayoutEffect(() => {
    const box = list.current!;
    const count = () => setPlace(({ page }) => placeOf(box, page));
    setPlace(placeOf(box, 0));
    const observer = new ResizeObserver(count);
    observer.observe(box);
    document.fonts.addEventListener('loadingdone', count);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', count);
    };
  }, content);

  useLayoutEffect(() => {
    const box = list.current!;
    box.style.transform = `translateX(${-page * pageWidth(box)}px)`;
    // The browser would bring what has the focus into view in its own way.
    const frame = box.parentElement!;
    const keep = () => {
      frame.scrollLeft = 0;
    };
    keep();
    frame.addEventListener('scroll', keep);
    return () => frame.removeEventListener('scroll', keep);
  });

  return {
    page,
    pages,
    turn: (by: 1 | -1) => setPlace((place) => ({ ...place, page: within(place.page + by, place.pages) })),
    showFocused(event: FocusEvent) {
      const box = list.current!;
      const left = (event.target as HTMLElement).getBoundingClientRect().left - box.getBoundingClientRect().left;
      const focused = Math.floor((left + 1) / pageWidth(box));
      setPlace((place) => ({ ...place, page: within(focused, place.pages) }));
    },
  };
}

function placeOf(box: HTMLElement, page: number) {
  // A hair of tolerance: the width of all columns comes in whole pixels.
  const pages = Math.max(1, Math.ceil((box.scrollWidth + gapOf(box)) / pageWidth(box) - 0.02));
  return { page: within(page, pages), pages };
}

const gapOf = (box: HTMLElement) => Number.parseFloat(getComputedStyle(box).columnGap);
// To the fraction of a pixel, which would add up from page to page.
const pageWidth = (box: HTMLElement) => box.getBoundingClientRect().width + gapOf(box);
const within = (page: number, pages: number) => Math.min(Math.max(0, page), pages - 1);
