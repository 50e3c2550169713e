import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';

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
}
