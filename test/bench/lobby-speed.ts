import type { CDPSession } from 'playwright-core';
import { stillPage, TRUE_WHILE } from '../../src/core/protocol/still.ts';
import { face, openLobby } from '../support/lobby-page.ts';
import { startBrowser } from '../support/start-browser.ts';
import { startHub } from '../support/start-hub.ts';
import { type Figure, median, quantile } from './figure.ts';
import { firstPaintMs } from './main-thread.ts';

const STARTS = 9;
const ASK_MS = 50;
const TAPS = 40;
const NEXT_TAP_MS = 1_600;

const slowed = (session: CDPSession, rate: number) => session.send('Emulation.setCPUThrottlingRate', { rate });

/** Start from the worker's cache with the hub stopped, and from a finger on a face to the thanks on the screen. */
export async function lobbySpeed(): Promise<Figure[]> {
  const hub = await startHub();
  const browser = await startBrowser();
  const { page, context } = browser;
  await openLobby(page, hub.url);
  await hub.stop();
  const session = await context.newCDPSession(page);

  await page.addInitScript(measureFaces);
  await page.goto(hub.url);
  await slowed(session, 6);
  const starts: number[] = [];
  const faces: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    // A start that was left before it was through counts as one that came to nothing.
    // `waitForFunction` takes a promise for a yes.
    while (!(await page.evaluate(hasKeptStill, [stillPage, TRUE_WHILE] as const))) await page.waitForTimeout(ASK_MS);
    await page.goto('about:blank');
    await page.goto(hub.url);
    await page.waitForFunction(() => 'facesMs' in globalThis);
    starts.push(await firstPaintMs(page));
    faces.push(await page.evaluate(() => (globalThis as unknown as { facesMs: number }).facesMs));
  }

  await slowed(session, 4);
  await page.evaluate(measureTaps);
  for (let tap = 0; tap < TAPS; tap += 1) {
    await face(page, '満足').click();
    await page.waitForTimeout(NEXT_TAP_MS);
  }
  const taps = await page.evaluate(() => (globalThis as unknown as { taps: number[] }).taps);
  await browser.close();
  browser.remove();
  await hub.remove();
  return [
    { name: 'first slide from the cache, CPU slowed 6x, median', value: median(starts), unit: 'ms', n: starts.length },
    { name: 'faces from the cache, CPU slowed 6x, median', value: median(faces), unit: 'ms', n: faces.length },
    { name: 'tap to thanks, CPU slowed 4x, p50', value: median(taps), unit: 'ms', n: taps.length },
    { name: 'tap to thanks, CPU slowed 4x, p95', value: quantile(taps, 0.95), unit: 'ms', n: taps.length },
  ];
}

/** Until the frame with the faces. */
function measureFaces() {
  const observer = new MutationObserver(() => {
    if (document.querySelector('.face-button') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame((facesMs) => Object.assign(globalThis, { facesMs })));
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** This page, and not one before it. */
async function hasKeptStill([path, header]: readonly [string, string]): Promise<boolean> {
  const trueWhile = (await caches.match(path))?.headers.get(header);
  return Number(trueWhile?.split('-')[0]) > performance.timeOrigin;
}

/** From the event's own time stamp to the frame after the thanks entered the page. */
function measureTaps() {
  const taps: number[] = [];
  Object.assign(globalThis, { taps });
  let tappedAt = 0;
  document.addEventListener(
    'click',
    (event) => {
      tappedAt = event.timeStamp;
    },
    true,
  );
  new MutationObserver((changes) => {
    if (!changes.some(({ addedNodes }) => addedNodes.length > 0)) return;
    requestAnimationFrame(() => requestAnimationFrame((frameAt) => taps.push(frameAt - tappedAt)));
  }).observe(document.querySelector('[role=status]')!, { childList: true });
}
