import type { Page } from 'playwright-core';

export interface Measured {
  /** What keeps somebody from reading or touching, each in a few words: cut off, too small, one over the other, ill broken, out of reach. */
  faults: string[];
  /** Body type and headings of the slide, as a share of the short side. */
  bodyShare: number;
  headingShare: number;
  /** What the page tells of its slide, without readings. */
  read: string;
  /** Which page of its slide it is. */
  pageNo: number;
  pages: number;
}

/** Measures every letter and every button on the screen as the browser has drawn them. */
export function measureType(page: Page, within = 'main'): Promise<Measured> {
  return page.evaluate(async (within) => {
    // Laying out asks for fonts, and a font that has come lays out anew.
    document.body.getBoundingClientRect();
    await document.fonts.ready;
    await new Promise((resolve) => setTimeout(resolve));
    const root = document.querySelector(within)!;
    const shortSide = Math.min(innerWidth, innerHeight);
    const faults: string[] = [];
    const texts = textsIn(root);
    for (const text of texts) findUnreadable(text);
    findOverlaps();
    findLineStarts();
    findMissed();
    const { scrollHeight, scrollWidth } = document.documentElement;
    if (scrollHeight > innerHeight || scrollWidth > innerWidth) faults.push('scrolls');
    // As it is said in any language: 「2／5ページ」.
    const [pageNo = 1, pages = 1] =
      document.querySelector('.sheet-here > article')?.ariaDescription?.match(/\d+/g)?.map(Number) ?? [];
    return {
      faults,
      bodyShare: smallest('.sheet-here .block p, .sheet-here .opener h1'),
      headingShare: smallest('.sheet-here h1'),
      read: [...document.querySelectorAll('.sheet-here .block p, .sheet-here .opener h1')]
        .map(withoutReadings)
        .join(''),
      pageNo,
      pages,
    };

    /** The visible texts, with the boxes of their lines. What lies beneath something else is not to be seen. */
    function textsIn(root: Element) {
      const isThanked = document.querySelector('.thanks') !== null;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found: { node: Text; parent: HTMLElement; size: number; boxes: DOMRect[] }[] = [];
      for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
        const parent = node.parentElement!;
        if (
          node.data.trim() === '' ||
          !parent.checkVisibility({ visibilityProperty: true }) ||
          parent.closest('[inert]') !== null
        )
          continue;
        if (isThanked && parent.closest('.sheet-place, .index') !== null) continue;
        const range = document.createRange();
        range.setStart(node, node.data.length - node.data.trimStart().length);
        range.setEnd(node, node.data.trimEnd().length);
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
        if (boxes.every(isOnAnotherPage(parent))) continue;
        found.push({ node, parent, size: Number.parseFloat(getComputedStyle(parent).fontSize), boxes });
      }
      return found;
    }

    /** The list of 一覧 goes on to the right of its window. */
    function isOnAnotherPage(element: Element): (box: DOMRect) => boolean {
      const list = element.closest('.index-window')?.getBoundingClientRect();
      return ({ left, right }) => list !== undefined && (right <= list.left + 2 || left >= list.right - 2);
    }

    function findUnreadable({ node, parent, size, boxes }: (typeof texts)[number]) {
      if (size < Math.max(0.0225 * shortSide, 18) - 0.1) faults.push(`too small: ${node.data}`);
      const clip = clipOf(parent);
      const isOutside = ({ left, right, top, bottom, height }: DOMRect) =>
        left < clip.left - 1 ||
        right > clip.right + 1 ||
        // A line box is taller than its letters; half the leading may hang over.
        top < clip.top - 0.2 * height ||
        bottom > clip.bottom + 0.2 * height;
      if (boxes.some(isOutside)) faults.push(`clipped: ${node.data}`);
    }

    function clipOf(element: Element): { left: number; right: number; top: number; bottom: number } {
      const clip = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
      for (let each: Element | null = element; each !== null; each = each.parentElement) {
        const isFloating = each.matches('article, .sheet-text, .sheet-body, .speaker, button, .faces-band, .controls');
        if (!isFloating && getComputedStyle(each).overflow === 'visible') continue;
        const box = each.getBoundingClientRect();
        clip.left = Math.max(clip.left, box.left);
        clip.top = Math.max(clip.top, box.top);
        clip.right = Math.min(clip.right, box.right);
        clip.bottom = Math.min(clip.bottom, box.bottom);
      }
      return clip;
    }

    /** Letters of two elements that lie over each other; a reading and its base belong together. */
    function findOverlaps() {
      const all = texts.flatMap(({ parent, node, size, boxes }) =>
        boxes.map(({ left, right, top, bottom, width }) => {
          // A letter fills the middle of its box; below a longer reading the letters are spread, with room at both ends.
          const middle = (top + bottom) / 2;
          const room = parent.matches('ruby') ? Math.max(0, width / [...node.data].length - size) / 2 : 0;
          const [from, to] = [middle - 0.42 * size, middle + 0.42 * size];
          return { parent, text: node.data, size, left: left + room, right: right - room, top: from, bottom: to };
        }),
      );
      for (const [at, one] of all.entries()) {
        for (const other of all.slice(at + 1)) {
          if (one.parent === other.parent) continue;
          const least = 0.12 * Math.min(one.size, other.size);
          const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          if (across > least && down > least) faults.push(`one over the other: ${one.text} × ${other.text}`);
        }
      }
    }

    /** Lines that begin with what must not begin one (JIS X 4051 行頭禁則), where the text itself does not begin one there. */
    function findLineStarts() {
      const forbidden =
        /[、。，．・：；？！」』）】〕〉》｝］)ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]/g;
      let before: { block: Element; node: Text } | null = null;
      for (const { node, parent, size } of texts) {
        if (parent.closest('rt') !== null) continue;
        const block = blockOf(parent);
        for (const { index, 0: letter } of node.data.matchAll(forbidden)) {
          const previous = index > 0 ? { node, at: index - 1 } : before?.block === block ? endOf(before.node) : null;
          if (previous === null || previous.node.data[previous.at] === '\n') continue;
          const here = boxAt(node, index);
          if (here.top > boxAt(previous.node, previous.at).top + size / 2) {
            faults.push(`line begins with ${letter}: ${node.data}`);
          }
        }
        before = { block, node };
      }
    }

    function endOf(node: Text) {
      return { node, at: node.data.length - 1 };
    }

    function blockOf(element: Element): Element {
      let block = element;
      while (/^(inline|ruby|contents)$/.test(getComputedStyle(block).display)) block = block.parentElement!;
      return block;
    }

    function boxAt(node: Text, at: number): DOMRect {
      const isSecondHalf = /[\uDC00-\uDFFF]/.test(node.data[at]!);
      const range = document.createRange();
      range.setStart(node, isSecondHalf ? at - 1 : at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    }

    /** Buttons that a finger misses or an arm does not reach; a word within a text is as large as the text. */
    function findMissed() {
      const buttons = [...root.querySelectorAll<HTMLElement>('button')].filter(
        (button) =>
          button.checkVisibility() &&
          button.closest('[inert], .block') === null &&
          !isOnAnotherPage(button)(button.getBoundingClientRect()),
      );
      for (const [at, button] of buttons.entries()) {
        const box = button.getBoundingClientRect();
        const name = button.ariaLabel ?? button.textContent;
        const least = button.matches('.face-button') ? Math.max(120, 0.14 * shortSide) : 56;
        if (Math.min(button.offsetWidth, button.offsetHeight) < least - 0.5) {
          faults.push(`missed by a finger: ${name} ${button.offsetWidth} × ${button.offsetHeight}`);
        }
        if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight) {
          faults.push(`off the screen: ${name}`);
        }
        const isHigh = innerHeight > innerWidth && box.top < 0.4 * innerHeight;
        if (isHigh && button.closest('.controls, .faces-band') !== null) faults.push(`out of reach: ${name}`);
        for (const other of buttons.slice(at + 1)) {
          const next = other.getBoundingClientRect();
          const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
          const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
          if (across > 1 && down > 1) faults.push(`one over the other: ${name} × ${other.textContent}`);
        }
      }
    }

    function smallest(selector: string): number {
      const sizes = [...document.querySelectorAll(selector)].map((each) =>
        Number.parseFloat(getComputedStyle(each).fontSize),
      );
      return Math.min(...sizes) / shortSide;
    }

    function withoutReadings(element: Element): string {
      const copy = element.cloneNode(true) as Element;
      for (const reading of copy.querySelectorAll('rt')) reading.remove();
      return copy.textContent!;
    }
  }, within);
}
