import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canMountImages, createDiskImage } from '../support/disk-image.ts';
import { openLobby, rate } from '../support/lobby-page.ts';
import { readRatings } from '../support/ratings-file.ts';
import { startBrowser } from '../support/start-browser.ts';
import { startHub } from '../support/start-hub.ts';
import { until } from '../support/until.ts';

const LABELS = ['満足', 'やや不満', 'どちらともいえない'];

describe('a hub whose disk is full', () => {
  it.skipIf(!canMountImages())('is answered for by the tablet (skipped where loop devices are missing)', async () => {
    const disk = createDiskImage(32);
    const hub = await startHub({ dataDir: join(disk.path, 'data') });
    const browser = await startBrowser();
    await openLobby(browser.page, hub.url);
    const refused = browser.page.waitForResponse((response) => response.status() === 503);
    const ballast = join(disk.path, 'ballast');
    fillDisk(ballast);

    for (const label of LABELS) await rate(browser.page, label);
    expect((await refused).headers()['retry-after']).toBeDefined();
    expect((await fetch(`${hub.origin}/healthz`)).status).toBe(503);
    expect(readRatings(hub.dataDir)).toEqual([]);

    rmSync(ballast);
    await until('the kept ratings', () => readRatings(hub.dataDir).length === LABELS.length, 60_000);
    expect(readRatings(hub.dataDir).map((line) => line.label)).toEqual(LABELS);
    await until('an answer of after', async () => (await fetch(`${hub.origin}/healthz`)).status === 200);
    await browser.close();
    browser.remove();
    await hub.stop();
    disk.remove();
  });
});

/** Writes until the disk takes no more, to the last byte. */
function fillDisk(path: string) {
  const file = openSync(path, 'w');
  for (let size = 1024 * 1024; size >= 1; ) {
    try {
      if (writeSync(file, Buffer.alloc(size)) < size) size = Math.floor(size / 2);
    } catch {
      size = Math.floor(size / 2);
    }
  }
  closeSync(file);
}
