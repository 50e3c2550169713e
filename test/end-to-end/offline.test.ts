import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../support/a-package.ts';
import { rate, shownPage } from '../support/lobby-page.ts';
import { readRatings } from '../support/ratings-file.ts';
import { startBrowser } from '../support/start-browser.ts';
import { startHub } from '../support/start-hub.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';

const pages = join(import.meta.dirname, '../../dist/client');
const POLICY = '区役所サービス向上方針';

describe('a lobby that was opened once', () => {
  const lobby = useLobby();

  it('holds the whole shell, fonts too', async () => {
    const cached = (await heldInShell(lobby.browser.page)).map(({ path }) => path);
    const fonts = readdirSync(join(pages, 'assets')).filter((file) => /^biz-udpgothic.*woff2$/.test(file));
    expect(fonts.length).toBeGreaterThan(200);
    expect(fonts.filter((file) => !cached.includes(`/assets/${file}`))).toEqual([]);
    expect(cached).toContain('/');
    expect(cached.filter((path) => path.includes('office'))).toEqual([]);
  });

  it('has asked the hub for all font slices at once, and holds each as it is', async () => {
    const [worker] = lobby.browser.context.serviceWorkers();
    const asked = await worker!.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(asked.filter((url) => /font-slices-.+\.bin$/.test(url))).toHaveLength(1);
    expect(asked.filter((url) => url.endsWith('.woff2'))).toEqual([]);
    const held = (await heldInShell(lobby.browser.page)).filter(({ path }) => path.endsWith('.woff2'));
    const built = held.map(({ path }) => ({ path, digest: sha256(readFileSync(join(pages, path))) }));
    expect(held).toEqual(built);
    expect(held.length).toBeGreaterThan(200);
  });

  it('starts with the hub stopped', async () => {
    await lobby.hub.stop();
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

/** Each file of the shell that the worker has kept, and its SHA-256. */
function heldInShell(page: Page): Promise<{ path: string; digest: string }[]> {
  return page.evaluate(async () => {
    const [name] = (await caches.keys()).filter((key) => key.startsWith('shell-'));
    const cache = await caches.open(name!);
    const held = (await cache.keys()).map(async (request) => {
      const bytes = await (await cache.match(request))!.arrayBuffer();
      const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))];
      return {
        path: new URL(request.url).pathname,
        digest: digest.map((byte) => byte.toString(16).padStart(2, '0')).join(''),
      };
    });
    return Promise.all(held);
  });
}
