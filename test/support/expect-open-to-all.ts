import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import { until } from './until.ts';

const NARROW = { width: 800, height: 1280 };
const WIDE = { width: 1280, height: 800 };

/** On a narrow window and on a wide one nothing keeps anybody out of the page as it stands, and nothing lies beside it. */
export async function expectOpenToAll(page: Page, what: string): Promise<void> {
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    await expectWithin(page, `${what} at ${size.width}`);
    expect([what, size.width, await findBarriers(page)]).toEqual([what, size.width, []]);
  }
}

/** Nothing has to be scrolled sideways; a window that was just resized may need a moment to lay its page out. */
export const expectWithin = (page: Page, what: string) =>
  until(
    `no scrolling sideways: ${what}`,
    () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    5_000,
  );
