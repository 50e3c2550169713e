import { afterAll, beforeAll } from 'vitest';
import { openLobby } from './lobby-page.ts';
import { type RunningBrowser, startBrowser } from './start-browser.ts';
import { type RunningHub, startHub } from './start-hub.ts';

/** A hub and a browser for all tests of a `describe`; a test that starts either again puts the new one here. */
export function useLobby(): { hub: RunningHub; browser: RunningBrowser } {
  const lobby = {} as { hub: RunningHub; browser: RunningBrowser };
  beforeAll(async () => {
    lobby.hub = await startHub();
    lobby.browser = await startBrowser();
    await openLobby(lobby.browser.page, lobby.hub.url);
  });
  afterAll(async () => {
    await lobby.browser?.close();
    lobby.browser?.remove();
    await lobby.hub?.remove();
  });
  return lobby;
}
