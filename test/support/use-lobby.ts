import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Edition } from '../../src/core/content/edition.ts';
import { writeTemplate } from '../../src/core/content/template/write-template.ts';
import { templateWords } from '../../src/words/template.ts';
import { openLobby } from './lobby-page.ts';
import { type RunningBrowser, startBrowser } from './start-browser.ts';
import { type RunningHub, startHub, wardConfig } from './start-hub.ts';

/** A hub and a browser for all tests of a `describe`; a test that starts either again puts the new one here. */
export function useLobby(edition: Edition | null = null): { hub: RunningHub; browser: RunningBrowser } {
  const lobby = {} as { hub: RunningHub; browser: RunningBrowser };
  const configDir = wardConfig();
  beforeAll(async () => {
    if (edition !== null) await putWorkbook(join(configDir, 'content'), edition);
    lobby.hub = await startHub({ configDir });
    lobby.browser = await startBrowser();
    await openLobby(lobby.browser.page, lobby.hub.url);
  });
  afterAll(async () => {
    await lobby.browser?.close();
    lobby.browser?.remove();
    await lobby.hub?.remove();
    rmSync(configDir, { recursive: true, force: true });
  });
  return lobby;
}

async function putWorkbook(folder: string, edition: Edition) {
  rmSync(join(folder, 'service-policy.txt'));
  writeFileSync(join(folder, '掲示内容.xlsx'), await writeTemplate(edition, templateWords));
}
