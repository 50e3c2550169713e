import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openLobby, rate, skipQuestions } from '../support/lobby-page.ts';
import { queueRatings } from '../support/queue-ratings.ts';
import { type RunningBrowser, startBrowser } from '../support/start-browser.ts';
import { startHub } from '../support/start-hub.ts';
import { keptContent } from '../support/tablet-content.ts';
import { tabletCounter } from '../support/tablet-counter.ts';
import { until } from '../support/until.ts';

const QUOTA = 30_000_000;

/** Fills the storage with files that no package names, until the browser takes not even the smallest; answers how many. */
function fillStorage(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const open = indexedDB.open('content-files');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const put = (name: string, size: number) =>
      new Promise<boolean>((resolve) => {
        const transaction = open.result.transaction('files', 'readwrite');
        const bytes = new Uint8Array(size);
        for (let from = 0; from < size; from += 65_536) crypto.getRandomValues(bytes.subarray(from, from + 65_536));
        transaction.objectStore('files').put({ type: 'image/png', bytes }, name);
        transaction.oncomplete = () => resolve(true);
        transaction.onabort = () => resolve(false);
      });
    let files = 0;
    for (const size of [1_000_000, 100]) {
      for (let most = 50; most > 0 && (await put(`filler-${files}`, size)); most -= 1) files += 1;
    }
    if (await put('one more', 100)) throw new Error('there is room left');
    open.result.close();
    return files;
  });
}

function counted(page: Page, database: string, store: string): Promise<number> {
  return page.evaluate(
    ([database, store]) =>
      new Promise<number>((resolve) => {
        const open = indexedDB.open(database!);
        open.onsuccess = () => {
          const count = open.result.transaction(store!).objectStore(store!).count();
          count.onsuccess = () => {
            open.result.close();
            resolve(count.result);
          };
        };
      }),
    [database, store],
  );
}

/** So much and no more is what the browser gives this page; it must be said before the page first asks. */
async function limitStorage({ context, page }: RunningBrowser, origin: string) {
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: QUOTA });
}

it('a tablet that its browser gives no more room takes ratings all the same, and loses none that is unsent', async () => {
  const hub = await startHub();
  const browser = await startBrowser();
  const { page, context } = browser;
  await limitStorage(browser, hub.origin);
  await openLobby(page, hub.url);
  await queueRatings(page, 1_500);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await until('the hub has them', async () => (await tabletCounter(page)).sentThrough === 1_500);
  await context.setOffline(true);
  await queueRatings(page, 20);
  expect(await fillStorage(page)).toBeGreaterThan(10);
  const before = await keptContent(page);
  await rate(page, '満足');
  await skipQuestions(page);
  await rate(page, '不満');
  expect(await counted(page, 'content-files', 'files')).toBeLessThan(10);
  // The last thousand stay, and among them all that is unsent.
  expect(await counted(page, 'ratings', 'events')).toBeLessThanOrEqual(1_002);
  expect(await tabletCounter(page)).toEqual({ lastSeq: 1_522, sentThrough: 1_500 });
  expect(await keptContent(page)).toEqual({ ...before, missing: [] });
  await page.reload();
  await page.getByRole('article').first().waitFor();
  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await until('the hub has the rest', async () => (await tabletCounter(page)).sentThrough === 1_522);
  await browser.close();
  browser.remove();
  await hub.remove();
});
