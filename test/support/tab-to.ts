import type { Page } from 'playwright-core';
import { until } from './until.ts';

/** Goes through a page with the keyboard as somebody without a mouse does, and remembers where the focus could not be seen. */
export function keyboardOf(page: Page) {
  const unseen = new Set<string>();
  return {
    /** Presses Tab, or Shift+Tab, until what is named so has the focus. */
    tabTo: (name: string, key: 'Tab' | 'Shift+Tab' = 'Tab') =>
      until(
        `${key} reaches 「${name}」`,
        async () => {
          await page.keyboard.press(key);
          const here = await page.evaluate(focused);
          if (!here.isSeen) unseen.add(here.name);
          return here.name === name;
        },
        20_000,
        0,
      ),
    /** The names of what had the focus without a ring around it. */
    unseen: () => [...unseen],
  };
}

/** What has the focus, and whether it shows: its own outline, or its label's where the field itself is hidden. A heading that is told has none. */
function focused() {
  const here = document.activeElement as HTMLInputElement;
  const label = here.labels?.[0];
  const hasRing = (element: Element | undefined) => {
    if (element === undefined) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  };
  const name = label?.textContent ?? here.textContent ?? '';
  return { name, isSeen: here.tabIndex < 0 || hasRing(here) || hasRing(label) };
}
