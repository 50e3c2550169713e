import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { SHEET_PATH, stillPage } from '../../src/core/protocol/still.ts';
import type { FirstFit } from '../../src/tablet/display/first-fit.ts';
import { useLobby } from '../support/use-lobby.ts';

// The first slide must have been painted.
const WITHIN = { timeout: 10_000 };

describe('the largest type of the first slide', () => {
  const lobby = useLobby();
  beforeAll(start);

  it('is known at the next start, which lays the slide out once', async () => {
    const { page } = lobby.browser;
    await page.addInitScript(countTries);
    // It must be there before it is taken away.
    await kept(page);
    await keep(page, undefined);
    await start();
    expect(await triesOf(page)).toBeGreaterThan(1);
    const { size } = await kept(page);
    expect(await shownType(page)).toBe(size.toFixed(2));
    await start();
    await page.waitForFunction(() =>
      [...document.fonts].some(({ family, status }) => family.includes('Language Names') && status === 'loaded'),
    );
    expect([await triesOf(page), await shownType(page)]).toEqual([0, size.toFixed(2)]);
  });

  it.each<[string, (right: FirstFit) => unknown]>([
    ['too large', (right) => ({ ...right, size: right.size + 1 })],
    ['of another screen', (right) => ({ ...right, place: '1x1 3.5', size: right.size - 0.4 })],
    ['of another page', (right) => ({ ...right, of: '[]', size: right.size - 0.4 })],
    ['of another build', (right) => ({ ...right, of: right.of.replace('.js', '2.js'), size: right.size - 0.4 })],
    ['no size', (right) => ({ ...right, size: 'large' })],
    ['nothing we know', () => 7],
  ])('is right also where what was kept is wrong: %s', async (_, wrong) => {
    const { page } = lobby.browser;
    const right = await kept(page);
    await keep(page, wrong(right));
    await start();
    await expect.poll(() => shownType(page)).toBe(right.size.toFixed(2));
    await expect.poll(() => kept(page), WITHIN).toEqual(right);
  });

  it('is of the same build after a still, which has the style sheet in it', async () => {
    const { page } = lobby.browser;
    const { of } = await kept(page);
    await expect
      .poll(() => page.evaluate(async (path) => (await caches.match(path))?.ok, stillPage), WITHIN)
      .toBe(true);
    await keep(page, undefined);
    await page.goto(lobby.hub.url);
    await page.getByRole('article').waitFor();
    expect(await page.locator(`[${SHEET_PATH}]`).count()).toBe(1);
    expect((await kept(page)).of).toBe(of);
  });

  async function start() {
    // Without a still, whose fonts come before anything is tried.
    await lobby.browser.page.goto(`${lobby.hub.url}?plain`);
    await lobby.browser.page.getByRole('article').waitFor();
  }
});

describe('the script of the start', () => {
  const lobby = useLobby();

  it('is compiled once, when the worker installs it', async () => {
    const { page } = lobby.browser;
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    const browser = page.context().browser()!;
    await browser.startTracing(page, { categories: ['v8', 'devtools.timeline', 'disabled-by-default-v8.compile'] });
    await page.goto(lobby.hub.url);
    await page.getByRole('article').waitFor();
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Compiled[] };
    const [script, ...others] = await page.evaluate(() => [...document.scripts].map(({ src }) => src));
    const compiled = traceEvents.find(({ name, args }) => name === 'v8.compile' && args.data?.url === script);
    expect(others).toEqual([]);
    expect(compiled?.args.data).toMatchObject({ cacheRejected: false, consumedCacheSize: expect.any(Number) });
  });
});

interface Compiled {
  name: string;
  args: { data?: { url?: string } };
}

const shownType = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLElement>('.sheet-text')!.style.getPropertyValue('--type'));

/** Waits until something is kept. */
async function kept(page: Page): Promise<FirstFit> {
  const read = () =>
    page.evaluate(
      () =>
        new Promise<FirstFit | undefined>((resolve) => {
          indexedDB.open('content').onsuccess = ({ target }) => {
            const db = (target as IDBOpenDBRequest).result;
            const asked = db.transaction('state').objectStore('state').get('first-fit');
            asked.onsuccess = () => {
              db.close();
              resolve(asked.result);
            };
          };
        }),
    );
  await expect.poll(read, WITHIN).toBeDefined();
  return (await read())!;
}

const keep = (page: Page, value: unknown) =>
  page.evaluate(
    (value) =>
      new Promise<void>((resolve) => {
        indexedDB.open('content').onsuccess = ({ target }) => {
          const db = (target as IDBOpenDBRequest).result;
          const writing = db.transaction('state', 'readwrite');
          if (value === undefined) writing.objectStore('state').delete('first-fit');
          else writing.objectStore('state').put(value, 'first-fit');
          writing.oncomplete = () => {
            db.close();
            resolve();
          };
        };
      }),
    value,
  );

/** Counts the sizes that are tried. */
function countTries() {
  const tries = { count: 0 };
  Object.assign(globalThis, { tries });
  const { setProperty } = CSSStyleDeclaration.prototype;
  CSSStyleDeclaration.prototype.setProperty = function (this: CSSStyleDeclaration, name, ...rest) {
    // An element that is made has its size before it is in the page.
    if (name === '--type' && this.length > 0) tries.count += 1;
    setProperty.call(this, name, ...rest);
  };
}

const triesOf = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { tries: { count: number } }).tries.count);
