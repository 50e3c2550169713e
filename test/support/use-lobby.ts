import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Edition } from '../../src/core/content/edition.ts';
import { openLobby } from './lobby-page.ts';
import { publishEdition } from './publish-edition.ts';
import { signInTo } from './staff-session.ts';
import { type RunningBrowser, startBrowser } from './start-browser.ts';
import { type RunningHub, startHub, wardConfig } from './start-hub.ts';

/** A hub, with an edition published and lines added to its settings if they are given, and a browser for all tests of a `describe`; a test that starts either again puts the new one here. */
export function useLobby(edition?: Edition, settings?: string): { hub: RunningHub; browser: RunningBrowser } {
  const lobby = {} as { hub: RunningHub; browser: RunningBrowser };
  beforeAll(async () => {
    lobby.hub = await startHub(settings === undefined ? {} : { configDir: configWith(settings) });
    if (edition !== undefined) await publishEdition(await signInTo(lobby.hub), edition);
    lobby.browser = await startBrowser();
    await openLobby(lobby.browser.page, lobby.hub.url);
  });
  afterAll(async () => {
    await lobby.browser?.close();
    lobby.browser?.remove();
    await lobby.hub?.remove();
    if (lobby.hub && settings !== undefined) rmSync(lobby.hub.configDir, { recursive: true });
  });
  return lobby;
}

function configWith(settings: string): string {
  const folder = wardConfig();
  appendFileSync(join(folder, 'kiosk.yaml'), settings);
  return folder;
}
