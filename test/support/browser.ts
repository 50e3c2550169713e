import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const PLACES = [
  // Debian's `chromium` is a script; tests that end the browser by pid need the program itself.
  '/usr/lib/chromium/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Two pages of the address bar, drawn ahead though nobody ever types there: half of what a start of Chromium 156 costs.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
];

/** A Chromium: the one named in the environment, an installed one, or the one inside a package. */
export async function findBrowser(): Promise<string> {
  if (process.env.KIOSK_CHROME) return process.env.KIOSK_CHROME;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const installed = process.env.KIOSK_BUNDLED_CHROME === '1' ? undefined : [...PLACES, ...onPath].find(existsSync);
  if (installed !== undefined) return installed;
  const { default: bundled } = await import('@sparticuz/chromium');
  return bundled.executablePath();
}
