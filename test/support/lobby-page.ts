import type { Page } from 'playwright-core';

export const THANKS = 'ありがとうございました';
export const QUESTION = '本日の窓口サービスはいかがでしたか';

/** Opens the lobby and waits until the first slide stands and the worker holds the whole shell. */
export async function openLobby(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('article').first().waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

export const face = (page: Page, label: string) =>
  page.getByRole('group', { name: QUESTION }).getByRole('button', { name: label, exact: true });

// A tap counts again this long after the one before (SWALLOW_MS), with room for the way of the click.
const NEXT_TAP_MS = 1_600;
const lastTap = new WeakMap<Page, number>();

/** One rating: the tap, then the thanks that say it is on disk; thanks of an earlier rating do not count. */
export async function rate(page: Page, label: string): Promise<void> {
  const waitMs = (lastTap.get(page) ?? 0) + NEXT_TAP_MS - performance.now();
  if (waitMs > 0) await page.waitForTimeout(waitMs);
  // Of a page that has just been opened: until it alone may write, a tap is none.
  await page.locator('.faces[aria-busy=false]').waitFor();
  await page.evaluate(() => document.querySelector('.thanks')?.setAttribute('data-earlier', ''));
  await face(page, label).click();
  lastTap.set(page, performance.now());
  await page.locator('[role=status] .thanks:not([data-earlier])').getByText(THANKS).waitFor();
}

/** Leaves the questions after a rating unanswered. */
export async function skipQuestions(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'とばす' }).click();
  await page.locator('.follow-up').waitFor({ state: 'detached' });
}

/** Presses 次へ and waits until another page of the loop stands; answers what it is called and which page of it. */
export async function nextPage(page: Page, next = '次へ'): Promise<{ name: string; part: string; text: string }> {
  const before = await shownPage(page);
  await page.getByRole('button', { name: next }).click();
  await page.waitForFunction(
    ([name, part]) => {
      const article = document.querySelector('.sheet-here > article')!;
      return article.ariaLabel !== name || article.getAttribute('aria-description') !== part;
    },
    [before.name, before.part],
  );
  return shownPage(page);
}

export async function shownPage(page: Page): Promise<{ name: string; part: string; text: string }> {
  return page.evaluate(() => {
    const article = document.querySelector('.sheet-here > article')!;
    return {
      name: article.ariaLabel ?? '',
      part: article.getAttribute('aria-description') ?? '',
      text: article.textContent ?? '',
    };
  });
}
