import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { builtPage, installPeers, peersFolder } from './built-page.ts';
import type { QueuedEvent } from './queued-events.ts';

export interface SyncPeer {
  name: string;
  url: string;
  stop: () => void;
}

type Numbered = QueuedEvent & { seq: number };

/** What the pages in `peers/` offer. */
interface OpenPeer {
  put: (event: Numbered) => Promise<unknown>;
  fill: (events: Numbered[]) => Promise<unknown>;
  send: () => Promise<number>;
}
interface PeerWindow {
  peer: { open: (name: string) => Promise<OpenPeer> };
  opened: OpenPeer;
}

/** PouchDB before express-pouchdb, and RxDB before a server of its HTTP replication: page and server on one address each. */
export async function startSyncPeers(): Promise<SyncPeer[]> {
  installPeers();
  return [await startPeer('PouchDB -> express-pouchdb', 'pouch'), await startPeer('RxDB HTTP replication', 'rxdb')];
}

async function startPeer(name: string, page: string): Promise<SyncPeer> {
  const pagesDir = await builtPage(page);
  const dataDir = mkdtempSync(join(tmpdir(), 'peer-data-'));
  const server = spawn(process.execPath, [join(peersFolder, `${page}-server.js`), pagesDir, dataDir], {
    // It ends when its standard input does, however this program ends.
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const [port] = await once(server.stdout!, 'data');
  return {
    name,
    url: `http://localhost:${Number(port)}/${page}.html`,
    stop() {
      server.once('exit', () => {
        for (const folder of [pagesDir, dataDir]) rmSync(folder, { recursive: true, force: true });
      });
      server.kill();
    },
  };
}

/** The tablet's list of ratings on a page of its own, to be measured as the peers are. */
export async function startTabletList(): Promise<SyncPeer> {
  const pagesDir = await builtPage('tablet');
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    response.setHeader('Content-Type', extname(path) === '.js' ? 'text/javascript' : 'text/html');
    const file = join(pagesDir, path);
    if (!existsSync(file)) response.statusCode = 404;
    response.end(response.statusCode === 404 ? '' : readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    name: 'tablet',
    url: `http://localhost:${(server.address() as AddressInfo).port}/tablet.html`,
    stop() {
      server.close();
      server.closeAllConnections();
      rmSync(pagesDir, { recursive: true, force: true });
    },
  };
}

/** A new and empty database of the peer. */
export async function openPeer(page: Page, { url }: SyncPeer, name: string): Promise<void> {
  await page.goto(url);
  await page.evaluate(async (name) => {
    const window = globalThis as unknown as PeerWindow;
    window.opened = await window.peer.open(name);
  }, name);
}

export async function fillPeer(page: Page, events: QueuedEvent[]): Promise<void> {
  const numbered = events.map((event, index) => ({ ...event, seq: index + 1 }));
  await page.evaluate(async (events) => {
    await (globalThis as unknown as PeerWindow).opened.fill(events);
  }, numbered);
}

/** From the word to send until the server has acknowledged everything. */
export async function peerSendMs(page: Page, count: number): Promise<number> {
  const { ms, sent } = await page.evaluate(async () => {
    const begunAt = performance.now();
    const sent = await (globalThis as unknown as PeerWindow).opened.send();
    return { ms: performance.now() - begunAt, sent };
  });
  if (sent !== count) throw new Error(`${sent} of ${count} events were sent`);
  return ms;
}

/** One event after another, each until its write is said to be complete. */
export function putMs(page: Page, events: QueuedEvent[]): Promise<number[]> {
  const numbered = events.map((event, index) => ({ ...event, seq: index + 1 }));
  return page.evaluate(async (events) => {
    const { opened } = globalThis as unknown as PeerWindow;
    const times: number[] = [];
    for (const event of events) {
      const begunAt = performance.now();
      await opened.put(event);
      times.push(performance.now() - begunAt);
    }
    return times;
  }, numbered);
}
