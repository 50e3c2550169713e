import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { databasePath } from '../../src/hub/storage/database.ts';
import { openLobby } from '../support/lobby-page.ts';
import { startBrowser } from '../support/start-browser.ts';
import { type RunningHub, startHub } from '../support/start-hub.ts';
import type { Figure } from './figure.ts';
import { queuedEvents, queueEvents, sendQueuedMs } from './queued-events.ts';

const EVENTS = 60_000;
// Spread over thirty days.
const EVERY_MS = 43_200;
const QUIET_MS = 20_000;

interface Smoothness {
  /** The longest time between two frames, and the longest task of the page, in ms. */
  frame: number;
  task: number;
}

/** A month without the hub, then it is back: how long until everything is there, and what the screen feels of it. */
export async function monthSpeed(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const slowed of [1, 4]) figures.push(...(await aMonthSent(slowed)));
  return figures;
}

async function aMonthSent(slowed: number): Promise<Figure[]> {
  const before = await startHub();
  const { port, dataDir, configDir } = before;
  const browser = await startBrowser();
  const { page, context } = browser;
  await openLobby(page, before.url);
  await before.stop();
  const events = queuedEvents(EVENTS, EVERY_MS);
  await queueEvents(page, events);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  const quiet = await watched(page, () => page.waitForTimeout(QUIET_MS));
  const hub = await startHub({ port, dataDir, configDir });
  let ms = 0;
  const sending = await watched(page, async () => {
    ms = await sendQueuedMs(page, 200);
  });
  await browser.close();
  browser.remove();
  await hub.stop();
  checkStored(hub, new Set(events.map(({ id }) => id)));
  await before.remove();
  const name = `a month offline, 60,000 events${slowed === 1 ? '' : `, CPU slowed ${slowed}x`}`;
  const idle = { peer: 'the same lobby with nothing to send', n: 1 };
  return [
    { name: `${name}: until all are acknowledged`, value: ms / 1000, unit: 's', n: 1 },
    { name: `${name}: longest frame meanwhile`, value: sending.frame, unit: 'ms', peerValue: quiet.frame, ...idle },
    { name: `${name}: longest task meanwhile`, value: sending.task, unit: 'ms', peerValue: quiet.task, ...idle },
  ];
}

async function watched(page: Page, during: () => Promise<void>): Promise<Smoothness> {
  await page.evaluate(() => {
    const seen = { frame: 0, task: 0, isOver: false };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.task = Math.max(seen.task, duration);
    }).observe({ type: 'longtask' });
    let last = performance.now();
    requestAnimationFrame(function frame(at) {
      seen.frame = Math.max(seen.frame, at - last);
      last = at;
      if (!seen.isOver) requestAnimationFrame(frame);
    });
  });
  await during();
  return page.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: Smoothness & { isOver: boolean } };
    seen.isOver = true;
    return { frame: seen.frame, task: seen.task };
  });
}

function checkStored({ dataDir }: RunningHub, ids: Set<string>) {
  const database = new DatabaseSync(databasePath(dataDir), { readOnly: true });
  const stored = database.prepare("SELECT body ->> 'id' AS id FROM event").all();
  database.close();
  const known = new Set(stored.map(({ id }) => String(id)));
  if (stored.length !== ids.size || [...ids].some((id) => !known.has(id))) {
    throw new Error(`${stored.length} events are stored, ${ids.size} were queued`);
  }
}
