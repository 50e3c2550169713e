import type { CDPSession, Page } from 'playwright-core';
import { openLobby } from '../support/lobby-page.ts';
import { startBrowser } from '../support/start-browser.ts';
import { startHub } from '../support/start-hub.ts';
import { type Figure, median } from './figure.ts';
import { changeSlides, firstPaintMs, heapMb, longestTasks, mainThreadMs } from './main-thread.ts';
import { type PeerPage, startPeerPages } from './peer-pages.ts';
import { gzipKb, shellFiles } from './shell-size.ts';

const ROUNDS = 3;
const CHANGES = 8;
// Longer than the longest transition, which is that of reveal.js.
const REST_MS = 1_000;
const PLAYED_MS = 5_000;
const STARTS = 9;
const MANY_CHANGES = 10_000;
// As many pages as the ward's document has, and some more.
const ONE_LOOP = 200;

interface Show {
  name: string;
  url: string;
  page: Page;
  session: CDPSession;
  measured: Record<'change' | 'longest' | 'playing' | 'start', number[]>;
}

/** The lobby beside reveal.js, Swiper and a bare page with the same goals, in turn in one browser, so that noise meets all alike. */
export async function peerSpeed(): Promise<Figure[]> {
  const hub = await startHub();
  const peers = await startPeerPages();
  const browser = await startBrowser();
  const shows: Show[] = [];
  for (const { name, url } of [{ name: 'lobby', url: hub.url }, ...peers]) {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 1280, height: 800 });
    const session = await browser.context.newCDPSession(page);
    shows.push({ name, url, page, session, measured: { change: [], longest: [], playing: [], start: [] } });
  }
  const [lobby, ...others] = shows as [Show, ...Show[]];
  await openLobby(lobby.page, lobby.url);
  for (const { page, url } of others) {
    await page.goto(url);
    await page.evaluate(() => navigator.serviceWorker.ready);
  }

  for (let round = 0; round < ROUNDS; round += 1) for (const show of shows) await measurePlaying(show);
  // The loop comes round all day, so what is measured is not its first time.
  for (const { page } of shows) {
    await page.bringToFront();
    await changeSlides(page, ONE_LOOP, 0);
  }
  for (let round = 0; round < ROUNDS; round += 1) for (const show of shows) await measureChanges(show);
  await lobby.page.bringToFront();
  await changeSlides(lobby.page, ONE_LOOP, 0);
  const before = await heapMb(lobby.session);
  await changeSlides(lobby.page, MANY_CHANGES, 0);
  const grown = (await heapMb(lobby.session)) - before;

  await hub.stop();
  for (const peer of peers) peer.stop();
  for (let start = 0; start < STARTS; start += 1) for (const show of shows) await measureStart(show);
  await browser.close();
  browser.remove();
  await hub.remove();

  const beside = (name: string, unit: string, of: (show: Show) => number[]) =>
    others.map((peer) => figure(name, unit, of(lobby), peer.name, of(peer)));
  return [
    ...beside('warm offline start to the first text, CPU slowed 6x, median', 'ms', ({ measured }) => measured.start),
    ...peers.map((peer) =>
      figure('JS and CSS before the first slide', 'kB gzip', [gzipKb(shellFiles())], peer.name, [sizeOf(peer)]),
    ),
    ...beside('main thread per slide change, median', 'ms', ({ measured }) => measured.change),
    ...beside('longest task of a slide change, CPU slowed 6x, median', 'ms', ({ measured }) => measured.longest),
    ...beside('main thread while a slide plays, median', 'ms a second', ({ measured }) => measured.playing),
    { name: `heap growth over ${MANY_CHANGES} slide changes`, value: grown, unit: 'MB', n: 1 },
  ];
}

async function measureChanges({ page, session, measured }: Show) {
  await page.bringToFront();
  await hold(page);
  await page.waitForTimeout(REST_MS);
  const workedMs = await mainThreadMs(session, () => changeSlides(page, CHANGES, REST_MS));
  measured.change.push(workedMs / CHANGES);
  await slowed(session, 6);
  measured.longest.push(...(await longestTasks(page, () => changeSlides(page, CHANGES, REST_MS))));
  await slowed(session, 1);
}

/** Nobody touches anything, and the slide stays. */
async function measurePlaying({ page, session, url, measured }: Show) {
  await page.bringToFront();
  await page.goto(url);
  await page.waitForTimeout(3 * REST_MS);
  const workedMs = await mainThreadMs(session, () => page.waitForTimeout(PLAYED_MS));
  measured.playing.push(workedMs / (PLAYED_MS / 1000));
}

async function measureStart({ page, session, url, measured }: Show) {
  await page.bringToFront();
  await slowed(session, 6);
  await page.goto('about:blank');
  await page.goto(url);
  measured.start.push(await firstPaintMs(page));
  await slowed(session, 1);
}

const slowed = (session: CDPSession, rate: number) => session.send('Emulation.setCPUThrottlingRate', { rate });

/** Nothing moves but what is asked for; the lobby is held by its own button. */
async function hold(page: Page) {
  await page.evaluate(() => {
    const { show } = globalThis as unknown as { show?: { hold: () => void } };
    show?.hold();
  });
}

const sizeOf = ({ files }: PeerPage) =>
  gzipKb([...files].filter(([path]) => path !== '/worker.js' && /\.(js|css)$/.test(path)).map(([, bytes]) => bytes));

function figure(name: string, unit: string, ours: number[], peer: string, theirs: number[]): Figure {
  const [value, peerValue] = [median(ours), median(theirs)];
  return { name, value, unit, peer, peerValue, ...(peerValue > 0 && { ratio: value / peerValue }), n: ours.length };
}
