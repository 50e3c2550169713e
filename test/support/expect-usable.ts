import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { findBarriers } from './find-barriers.ts';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
];

/** The open dialog keeps nobody out, on both screens it is made for. */
export async function expectUsable(page: Page, where: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    expect(await tooSmall(page), `${where} ${size.width}`).toEqual([]);
    expect(await findBarriers(page), `${where} ${size.width}`).toEqual([]);
  }
}

/** Buttons that a finger misses and words that an eye does, inside an open dialog. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const dialog = document.querySelector('dialog')!;
    const found: string[] = [];
    for (const element of dialog.querySelectorAll('*')) {
      const { width, height } = element.getBoundingClientRect();
      const text = element.textContent ?? '';
      const hasWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== '');
      if (/^(BUTTON|SUMMARY)$/.test(element.tagName) && Math.min(width, height) < 56) found.push(`target ${text}`);
      if (hasWords && Number.parseFloat(getComputedStyle(element).fontSize) < 18) found.push(`text ${text}`);
    }
    const { left, top, right, bottom } = dialog.getBoundingClientRect();
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) found.push('dialog');
    if (dialog.scrollHeight > dialog.clientHeight) found.push('dialog scrolls');
    return found;
  });
}
