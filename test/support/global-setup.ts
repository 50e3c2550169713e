import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';
import { startHub } from './start-hub.ts';

/** Once before all tests: the app as it would ship, and the browser (which may have to unpack itself). */
export default async function setup() {
  const root = join(import.meta.dirname, '../..');
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--app', '--logLevel', 'warn'], {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
  });
  process.env.KIOSK_CHROME = await findBrowser();
  // The ward's document is taken over once: a new hub waits two seconds for it to stand still, and tests start seventy.
  const { dataDir, stop } = await startHub();
  await stop();
  process.env.KIOSK_TEST_DATA = dataDir;
  return () => rmSync(dataDir, { recursive: true, force: true });
}
