import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { BROWSER_ARGUMENTS, findBrowser } from './browser.ts';

export interface BrowserPlace {
  profileDir?: string;
  width?: number;
  height?: number;
  arguments?: string[];
  /** Whose certificates and settings it takes. */
  homeDir?: string;
}

export type RunningBrowser = Awaited<ReturnType<typeof startBrowser>>;

/** Chromium as its own process group with a profile on disk, so that it can be killed as a power cut would and come back. */
export async function startBrowser(place: BrowserPlace = {}) {
  const profileDir = place.profileDir ?? mkdtempSync(join(tmpdir(), 'lobby-profile-'));
  const browser = spawn(
    await findBrowser(),
    [
      '--headless=new',
      ...BROWSER_ARGUMENTS,
      ...(place.arguments ?? []),
      '--remote-debugging-port=0',
      `--window-size=${place.width ?? 1280},${place.height ?? 800}`,
      `--user-data-dir=${profileDir}`,
      'about:blank',
    ],
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      // Where no language is set, Chromium gives what is saved a name without Japanese.
      env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', ...(place.homeDir && { HOME: place.homeDir }) },
    },
  );
  const ended = once(browser, 'exit');
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    browser.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    browser.once('exit', (code) => reject(new Error(`browser ended with ${code}: ${said}`)));
  });
  const connection: Browser = await chromium.connectOverCDP(address);
  const context = connection.contexts()[0]!;
  const page = context.pages()[0] ?? (await context.newPage());
  await page.setViewportSize({ width: place.width ?? 1280, height: place.height ?? 800 });

  return {
    page,
    context,
    profileDir,
    /** SIGKILL to the whole group: nothing is flushed, nothing said. */
    async kill() {
      process.kill(-browser.pid!, 'SIGKILL');
      await ended;
    },
    async close() {
      const session = await connection.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => {});
      await ended;
    },
    remove: () => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
