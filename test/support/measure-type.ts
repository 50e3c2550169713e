import type { Page } from 'playwright-core';

export interface Measured {
  /** Text whose letters reach beyond the screen or beyond the box that clips them. */
  clipped: string[];
  /** Text below the floor for visitors: the larger of 2.25 % of the short side and 18 px. */
  tooSmall: string[];
  /** Body type and headings of the slide, as a share of the short side. */
  bodyShare: number;
  headingShare: number;
  scrolls: boolean;
}

/** Measures every letter on the screen as the browser has drawn it. */
export function measureType(page: Page, within = 'main'): Promise<Measured> {
  return page.evaluate((within) => {
    const shortSide = Math.min(innerWidth, innerHeight);
    const floor = Math.max(0.0225 * shortSide, 18) - 0.1;
    const clipped: string[] = [];
    const tooSmall: string[] = [];
    const walker = document.createTreeWalker(document.querySelector(within)!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent!.trim();
      const parent = node.parentElement!;
      if (text === '' || !parent.checkVisibility()) continue;
      if (Number.parseFloat(getComputedStyle(parent).fontSize) < floor) tooSmall.push(text);
      const range = document.createRange();
      range.selectNodeContents(node);
      const clip = clipOf(parent);
      const outside = [...range.getClientRects()].some(
        (rect) =>
          rect.width > 0 &&
          (rect.left < clip.left - 1 ||
            rect.right > clip.right + 1 ||
            // A line box is taller than its letters; half the leading may hang over.
            rect.top < clip.top - 0.2 * rect.height ||
            rect.bottom > clip.bottom + 0.2 * rect.height),
      );
      if (outside) clipped.push(text);
    }
    const size = (selector: string) =>
      Math.min(
        ...[...document.querySelectorAll(selector)].map((each) => Number.parseFloat(getComputedStyle(each).fontSize)),
      ) / shortSide;
    return {
      clipped,
      tooSmall,
      bodyShare: size('article .block p, article .opener h1'),
      headingShare: size('article h1'),
      scrolls: document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth,
    };

    function clipOf(element: Element): { left: number; right: number; top: number; bottom: number } {
      const box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
      for (let each: Element | null = element; each !== null; each = each.parentElement) {
        const isFloating = each.matches('article, .sheet-text, .sheet-body, .speaker, .face-button, .control');
        if (!isFloating && getComputedStyle(each).overflow === 'visible') continue;
        const rect = each.getBoundingClientRect();
        box.left = Math.max(box.left, rect.left);
        box.top = Math.max(box.top, rect.top);
        box.right = Math.min(box.right, rect.right);
        box.bottom = Math.min(box.bottom, rect.bottom);
      }
      return box;
    }
  }, within);
}
