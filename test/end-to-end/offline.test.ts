import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { aBuild, markedAs } from '../support/a-build.ts';
import { sha256 } from '../support/a-package.ts';
import { openLobby, rate, shownPage } from '../support/lobby-page.ts';
import { readRatings } from '../support/ratings-file.ts';
import { type RunningBrowser, startBrowser } from '../support/start-browser.ts';
import { startHub } from '../support/start-hub.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';

const pages = join(import.meta.dirname, '../../dist/client');
const POLICY = '区役所サービス向上方針';

describe('a lobby that was opened once', () => {
  const lobby = useLobby();

  it('holds the whole shell, and nothing of the office page', async () => {
    const held = await heldInShell(lobby.browser.page);
    const own = readdirSync(join(pages, 'assets')).filter(
      (file) => /\.(js|css)$/.test(file) && !file.startsWith('office'),
    );
    expect(held).toEqual(expect.arrayContaining(['/', ...own.map((file) => `/assets/${file}`)]));
    expect(held.filter((path) => path.includes('office'))).toEqual([]);
  });

  it('has asked the hub for its font slices in packs, and answers with each as it is', async () => {
    const worker = readFileSync(join(pages, 'sw.js'), 'utf8');
    const slices = [...worker.matchAll(/"\/assets\/([^"]+\.woff2)":/g)].map(([, file]) => file!);
    const ofBiz = readdirSync(join(pages, 'assets')).filter((file) => /^biz-udpgothic.*woff2$/.test(file));
    expect(ofBiz.length).toBeGreaterThan(200);
    expect(slices).toEqual(expect.arrayContaining(ofBiz));
    expect(slices.filter((file) => file.startsWith('noto')).length).toBeGreaterThan(0);
    await lobby.hub.stop();
    expect(await answersOf(lobby.browser.page, slices)).toEqual(
      slices.map((file) => sha256(readFileSync(join(pages, 'assets', file)))),
    );
    const asked = await askedByWorker(lobby.browser);
    expect(asked.filter((path) => path.endsWith('.woff2'))).toEqual([]);
    expect(asked.filter(isPack).length).toBeLessThan(slices.length / 5);
  });

  it('starts with the hub stopped', async () => {
    await lobby.browser.page.reload();
    await lobby.browser.page.getByRole('article', { name: POLICY }).waitFor();
    await rate(lobby.browser.page, '満足');
  });

  it('starts with the network off, in its own type', async () => {
    await lobby.browser.context.setOffline(true);
    await lobby.browser.page.reload();
    await lobby.browser.page.getByRole('article', { name: POLICY }).waitFor();
    // One character from the edition's font, one from a slice that no slide has needed yet.
    const { page } = lobby.browser;
    expect(await page.evaluate(() => document.fonts.check('700 20px "BIZ UDPGothic Edition"', '区'))).toBe(true);
    await until('a slice', () =>
      page.evaluate(async () => (await document.fonts.load('700 20px "BIZ UDPGothic"', '髙')).length > 0),
    );
    await rate(lobby.browser.page, '不満');
  });

  it('starts after the browser was closed and opened again, hub and network away', async () => {
    await lobby.browser.close();
    lobby.browser = await startBrowser({ profileDir: lobby.browser.profileDir });
    await lobby.browser.page.goto(lobby.hub.url);
    await lobby.browser.page.getByRole('article', { name: POLICY }).waitFor();
    expect((await shownPage(lobby.browser.page)).text).toContain('全体の奉仕者としての自覚を常に持ち');
  });

  it('sends what it kept as soon as the hub is back', async () => {
    lobby.hub = await startHub({ port: lobby.hub.port, dataDir: lobby.hub.dataDir, configDir: lobby.hub.configDir });
    const lines = await until(
      'both ratings',
      () => {
        const read = readRatings(lobby.hub.dataDir);
        return read.length >= 2 && read;
      },
      40_000,
    );
    expect(lines.map((line) => line.label)).toEqual(['満足', '不満']);
  });
});

describe('a first load that was cut in the middle', () => {
  it('goes on where it was cut', async () => {
    const dist = aBuild({ build: 'c0ffee', script: markedAs('c0ffee') });
    const assets = join(dist, 'client/assets');
    const missing = join(assets, readdirSync(assets).filter(isPack).at(-1)!);
    renameSync(missing, `${missing}.away`);
    const hub = await startHub({ distDir: dist });
    const browser = await startBrowser();
    const { page } = browser;
    await page.goto(hub.url);
    const heldPacks = async () => (await heldInShell(page)).filter(isPack);
    const packs = readdirSync(assets).filter(isPack).length;
    // Beside it some others may have been on their way.
    await until('most of it', async () => (await heldPacks()).length > packs - 8);
    await until('its end', () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing == null),
    );
    const held = await heldPacks();
    renameSync(`${missing}.away`, missing);
    await openLobby(page, hub.url);
    expect(await heldPacks()).toHaveLength(packs + 1);
    const asked = await askedByWorker(browser);
    expect(asked.filter(isPack).filter((pack) => held.includes(pack))).toEqual([]);
    await browser.close();
    browser.remove();
    await hub.remove();
  });
});

const isPack = (path: string) => /font-slices-.+\.bin$/.test(path);

/** The paths of all that the worker has kept. */
const heldInShell = (page: Page) =>
  page.evaluate(async () => {
    const [name] = (await caches.keys()).filter((key) => key.startsWith('shell-'));
    if (name === undefined) return [];
    return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  });

/** The paths of all that the worker has asked the hub for since it began. */
const askedByWorker = ({ context }: RunningBrowser) =>
  context
    .serviceWorkers()
    .at(-1)!
    .evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));

/** What the page is given for each of these files, as its SHA-256. */
function answersOf(page: Page, files: string[]): Promise<string[]> {
  return page.evaluate(
    (files) =>
      Promise.all(
        files.map(async (file) => {
          const bytes = await (await fetch(`/assets/${file}`)).arrayBuffer();
          const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))];
          return digest.map((byte) => byte.toString(16).padStart(2, '0')).join('');
        }),
      ),
    files,
  );
}
