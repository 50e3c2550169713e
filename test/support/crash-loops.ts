import type { Page } from 'playwright-core';
import { openLobby, rate } from './lobby-page.ts';
import { queueRatings } from './queue-ratings.ts';
import { readRatings } from './ratings-file.ts';
import { startSendingTablets } from './sending-tablets.ts';
import { startBrowser } from './start-browser.ts';
import { startHub } from './start-hub.ts';
import { tabletCounter } from './tablet-counter.ts';
import { until } from './until.ts';

const LABELS = ['満足', 'やや満足', 'どちらともいえない', 'やや不満', '不満'];

/**
 * Kills the browser right after the thanks, `times` times, with the hub away, so that nothing but the tablet's disk holds the
 * ratings; answers what each tap said and what the file says in the end.
 */
export async function killBrowserAfterThanks(times: number) {
  let hub = await startHub();
  let browser = await startBrowser();
  const { profileDir } = browser;
  await openLobby(browser.page, hub.url);
  await browser.close();
  await hub.stop();

  const thanked: string[] = [];
  for (let time = 0; time < times; time += 1) {
    const label = LABELS[time % LABELS.length]!;
    browser = await startBrowser({ profileDir });
    await browser.page.goto(hub.url);
    await rate(browser.page, label);
    await browser.kill();
    thanked.push(label);
  }

  hub = await startHub({ port: hub.port, dataDir: hub.dataDir, configDir: hub.configDir });
  browser = await startBrowser({ profileDir });
  await browser.page.goto(hub.url);
  await until('all thanked ratings in the file', () => readRatings(hub.dataDir).length >= times, 40_000).catch(
    () => {},
  );
  const stored = readRatings(hub.dataDir).map((line) => line.label);
  await browser.close();
  browser.remove();
  await hub.remove();
  return { thanked, stored };
}

const TABLETS = 20;
// Most tablets have little to send at a time, one has four batches: a kill finds some stored, some on their way, some waiting.
const RATINGS_A_KILL = { page: 2_000, tablet: 5 };

/**
 * Kills the hub at a random moment while twenty tablets send (one of them a browser), `times` times; answers the ids the
 * tablets had and those in the file, and how many requests the kills tore apart.
 */
export async function killHubDuringSync(times: number) {
  let hub = await startHub();
  const browser = await startBrowser();
  const { page } = browser;
  await openLobby(page, hub.url);
  const tablets = await startSendingTablets(TABLETS - 1, hub.origin);
  let torn = 0;
  page.on('requestfailed', (request) => {
    if (request.url().endsWith('/api/ratings')) torn += 1;
  });

  const queued: string[] = [];
  for (let time = 0; time < times; time += 1) {
    const added = tablets.map((tablet) => tablet.add(RATINGS_A_KILL.tablet));
    queued.push(...(await queueRatings(page, RATINGS_A_KILL.page)), ...(await Promise.all(added)).flat());
    const sending = page.waitForRequest((request) => request.url().endsWith('/api/ratings'));
    await page.evaluate(() => dispatchEvent(new Event('online')));
    for (const tablet of tablets) tablet.sendNow();
    await sending;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
    await hub.kill();
    hub = await startHub({ port: hub.port, dataDir: hub.dataDir, configDir: hub.configDir });
  }

  await page.evaluate(() => dispatchEvent(new Event('online')));
  for (const tablet of tablets) tablet.sendNow();
  await until('everything acknowledged', () => isAllSent(page), 120_000, 500);
  for (const tablet of tablets)
    await until('a tablet has sent all', async () => (await tablet.unsent()) === 0, 60_000, 500);
  const stored = () => readRatings(hub.dataDir).map((line) => line.rating_id!);
  // A large file is complete within a minute.
  await until('every rating in the file', () => stored().length >= queued.length, 90_000, 2_000).catch(() => {});
  const tornOfTablets = tablets.reduce((sum, tablet) => sum + tablet.torn(), 0);
  const result = { queued, stored: stored(), torn, tornOfTablets };
  await browser.close();
  browser.remove();
  await hub.remove();
  return result;
}

async function isAllSent(page: Page): Promise<boolean> {
  const { lastSeq, sentThrough } = await tabletCounter(page);
  return lastSeq === sentThrough;
}
