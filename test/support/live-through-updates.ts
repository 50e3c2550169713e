import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { aBuild, markedAs } from './a-build.ts';
import { openLobby, rate, skipQuestions } from './lobby-page.ts';
import { overviewOf } from './publish-edition.ts';
import { readRatings } from './ratings-file.ts';
import { signInTo } from './staff-session.ts';
import { startBrowser } from './start-browser.ts';
import { startHub } from './start-hub.ts';
import { until } from './until.ts';

export interface Pace {
  begin: (page: Page) => Promise<void>;
  /** So much time passes for the page. */
  pass: (page: Page, ms: number) => Promise<void>;
  /** Of the broken build. */
  firstSlideWithinMs: number;
}

const MINUTE_MS = 60_000;
const first = (page: Page) => page.getByRole('article').first();
const buildOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.build ?? 'A');
const shells = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('shell-')));
const waiting = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state === 'installed');

/** The page asks the hub now, as when its network is back. */
const ask = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')));

/** A lobby of build A meets B, which does not start, and then C, which does; nothing that was rated on the way is lost. */
export async function liveThroughUpdates({ begin, pass, firstSlideWithinMs }: Pace, brokenScript: string) {
  let hub = await startHub();
  const browser = await startBrowser();
  onTestFinished(async () => {
    await browser.close();
    browser.remove();
    await hub.remove();
  });
  const { page } = browser;
  const faults = async () => (await overviewOf(await signInTo(hub))).tablets[0]?.faults ?? [];
  const { port, dataDir, configDir } = hub;
  async function install(build: string, script: (lobbyScript: string) => string, withinMs = firstSlideWithinMs) {
    await hub.stop();
    const distDir = aBuild({ build, script, firstSlideWithinMs: withinMs });
    hub = await startHub({ port, dataDir, configDir, distDir });
    await ask(page);
    await until(`${build} waits`, () => waiting(page));
  }
  await begin(page);
  await openLobby(page, hub.url);
  // As on every day but the first: by the worker, not by the network.
  await page.reload();
  await first(page).waitFor();
  const [shellA] = await shells(page);
  await rate(page, '満足');
  await skipQuestions(page);

  await install('broken', () => brokenScript);
  await pass(page, 1.5 * MINUTE_MS);
  await page
    .locator('h1, h2, main')
    .first()
    .click({ position: { x: 5, y: 5 }, force: true });
  await pass(page, 1.5 * MINUTE_MS);
  expect([await waiting(page), await buildOf(page)]).toEqual([true, 'A']);

  const starts: string[] = [];
  page.on('framenavigated', (frame) => frame === page.mainFrame() && starts.push(frame.url()));
  await pass(page, MINUTE_MS);
  await until('the fourth start', () => starts.length >= 4, 4 * firstSlideWithinMs + 90_000);
  await first(page).waitFor();
  expect([starts.length, await buildOf(page), await shells(page)]).toEqual([4, 'A', [shellA, 'shell-broken']]);
  await rate(page, 'やや満足');
  await skipQuestions(page);
  await until('the fault at the hub', async () => {
    await ask(page);
    return (await faults()).includes('app-fell-back');
  });

  // It stays so, with its lazy parts, also where no hub answers.
  await hub.stop();
  await page.reload();
  await first(page).waitFor();
  await rate(page, '不満');
  await skipQuestions(page);
  expect(await buildOf(page)).toBe('A');

  await install('good', markedAs('good'));
  // A page that was reloaded a moment ago is left alone: ten minutes, of which the starts in vain took more than one.
  await pass(page, 8 * MINUTE_MS);
  expect([await waiting(page), await buildOf(page)]).toEqual([true, 'A']);
  const icon = '/icon.svg';
  await page.evaluate(async (file) => (await caches.open('shell-good')).delete(file), icon);
  await pass(page, 2 * MINUTE_MS);
  await pass(page, MINUTE_MS);
  expect([await waiting(page), await buildOf(page)]).toEqual([true, 'A']);
  await page.evaluate(async (file) => (await caches.open('shell-good')).put(file, await fetch(file)), icon);
  const reloaded = page.waitForEvent('framenavigated');
  await pass(page, MINUTE_MS / 2);
  await reloaded;
  await first(page).waitFor();
  expect([await buildOf(page), await shells(page)]).toEqual(['good', [shellA, 'shell-good']]);

  const labels = await until('the ratings', async () => {
    await ask(page);
    const lines = readRatings(dataDir);
    return lines.length >= 3 && lines.map(({ label }) => label);
  });
  expect(labels.toSorted()).toEqual(['やや満足', '不満', '満足'].toSorted());
  await until('no fault', async () => {
    await ask(page);
    return !(await faults()).includes('app-fell-back');
  });
}
