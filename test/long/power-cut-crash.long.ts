import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canMountImages, createDiskImage } from '../support/disk-image.ts';
import { openLobby, rate } from '../support/lobby-page.ts';
import { readRatings } from '../support/ratings-file.ts';
import { startBrowser } from '../support/start-browser.ts';
import { startHub } from '../support/start-hub.ts';
import { until } from '../support/until.ts';

const CUTS = 20;

// SIGKILL cannot see a relaxed write, since the operating system still holds it; the image of the disk can.
describe('a power cut right after the thanks', () => {
  it.skipIf(!canMountImages())(`loses no rating, ${CUTS} times (skipped where loop devices are missing)`, async () => {
    let lost = 0;
    for (let cut = 0; cut < CUTS; cut += 1) lost += (await storedAfterPowerCut()) ? 0 : 1;
    expect(lost).toBe(0);
  });
});

async function storedAfterPowerCut(): Promise<boolean> {
  const disk = createDiskImage(512);
  let hub = await startHub();
  let browser = await startBrowser({ profileDir: join(disk.path, 'profile') });
  await openLobby(browser.page, hub.url);
  await browser.close();
  await hub.stop();

  browser = await startBrowser({ profileDir: join(disk.path, 'profile') });
  await browser.page.goto(hub.url);
  await rate(browser.page, 'やや満足');
  disk.cutPower();
  await browser.kill();

  const profileDir = join(disk.afterTheCut(), 'profile');
  hub = await startHub({ port: hub.port, dataDir: hub.dataDir, configDir: hub.configDir });
  browser = await startBrowser({ profileDir });
  await browser.page.goto(hub.url);
  const isStored = await until('the rating', () => readRatings(hub.dataDir).length === 1, 10_000).catch(() => false);
  await browser.close();
  await hub.remove();
  disk.remove();
  return isStored;
}
