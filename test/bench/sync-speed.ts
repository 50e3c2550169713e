import type { CDPSession, Page } from 'playwright-core';
import { openLobby } from '../support/lobby-page.ts';
import { startBrowser } from '../support/start-browser.ts';
import { type RunningHub, startHub } from '../support/start-hub.ts';
import { startCountingRelay } from './counting-relay.ts';
import { type Figure, median, quantile } from './figure.ts';
import { queuedEvents, queueEvents, sendQueuedMs } from './queued-events.ts';
import { fillPeer, openPeer, peerSendMs, putMs, type SyncPeer, startSyncPeers, startTabletList } from './sync-peers.ts';

const EVENTS = 10_000;
// A day of a busy lobby.
const EVERY_MS = 8_000;
const ROUNDS = 3;
const PUTS_A_ROUND = 40;

/** The way from the tablet to the hub beside PouchDB and RxDB doing the same, in turn in one browser, so that noise meets all alike. */
export async function syncSpeed(): Promise<Figure[]> {
  const hub = await startHub();
  const peers = await startSyncPeers();
  const tablet = await startTabletList();
  const figures = [
    ...(await sendTimes(hub, peers)),
    ...(await wireBytes(hub, peers)),
    ...(await putTimes(tablet, peers)),
  ];
  for (const peer of [...peers, tablet]) peer.stop();
  await hub.remove();
  return figures;
}

async function sendTimes(hub: RunningHub, peers: SyncPeer[]): Promise<Figure[]> {
  const browser = await startBrowser();
  const lobby = browser.page;
  await openLobby(lobby, hub.url);
  const page = await browser.context.newPage();
  const ours: number[] = [];
  const theirs = peers.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    const events = queuedEvents(EVENTS, EVERY_MS);
    await lobby.bringToFront();
    await queueEvents(lobby, events);
    ours.push(await sendQueuedMs(lobby));
    await page.bringToFront();
    for (const [index, peer] of peers.entries()) {
      await openPeer(page, peer, `sent-${round}`);
      await fillPeer(page, events);
      theirs[index]!.push(await peerSendMs(page, EVENTS));
    }
  }
  await browser.close();
  browser.remove();
  return beside('10,000 events queued offline to acknowledged by the server, median', 'ms', ours, peers, theirs);
}

/** In a browser of its own whose every byte is counted, which takes time. */
async function wireBytes(hub: RunningHub, peers: SyncPeer[]): Promise<Figure[]> {
  const relay = await startCountingRelay();
  const browser = await startBrowser({ arguments: relay.browserArguments });
  const { page } = browser;
  const events = queuedEvents(EVENTS, EVERY_MS);
  const perEvent = async (url: string, send: () => Promise<unknown>) => {
    const before = relay.bytes(url);
    await send();
    return (relay.bytes(url) - before) / EVENTS;
  };
  await openLobby(page, hub.url);
  await queueEvents(page, events);
  const ours = await perEvent(hub.url, () => sendQueuedMs(page));
  const theirs: number[][] = [];
  for (const peer of peers) {
    await openPeer(page, peer, 'counted');
    await fillPeer(page, events);
    theirs.push([await perEvent(peer.url, () => peerSendMs(page, EVENTS))]);
  }
  await browser.close();
  browser.remove();
  relay.stop();
  return beside('bytes on the wire per event, both ways, heads included', 'B', [ours], peers, theirs);
}

async function putTimes(tablet: SyncPeer, peers: SyncPeer[]): Promise<Figure[]> {
  const browser = await startBrowser();
  const shows: { page: Page; session: CDPSession; times: number[] }[] = [];
  for (const peer of [tablet, ...peers]) {
    const page = await browser.context.newPage();
    await openPeer(page, peer, 'put');
    const session = await browser.context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    shows.push({ page, session, times: [] });
  }
  // The first event pays for the opening of the database, as the first tap of a day does not.
  for (const { page } of shows) await putMs(page, queuedEvents(5, EVERY_MS));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { page, times } of shows) {
      await page.bringToFront();
      times.push(...(await putMs(page, queuedEvents(PUTS_A_ROUND, EVERY_MS))));
    }
  }
  const [ours, ...theirs] = shows.map(({ times }) => times) as [number[], ...number[][]];
  await browser.close();
  browser.remove();
  return [
    ...beside('put to durable (ours strict), CPU slowed 4x, p50', 'ms', ours, peers, theirs),
    { name: 'put to durable, strict, CPU slowed 4x, p95', value: quantile(ours, 0.95), unit: 'ms', n: ours.length },
  ];
}

function beside(name: string, unit: string, ours: number[], peers: SyncPeer[], theirs: number[][]): Figure[] {
  return peers.map((peer, index) => {
    const [value, peerValue] = [median(ours), median(theirs[index]!)];
    return { name, value, unit, peer: peer.name, peerValue, ratio: value / peerValue, n: ours.length };
  });
}
