import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canMountImages, createDiskImage } from '../support/disk-image.ts';
import { openLobby, rate } from '../support/lobby-page.ts';
import { readRatings } from '../support/ratings-file.ts';
import { startBrowser } from '../support/start-browser.ts';
import { startHub } from '../support/start-hub.ts';
import { tabletCounter } from '../support/tablet-counter.ts';
import { until } from '../support/until.ts';

const CUTS = 20;

// SIGKILL cannot see a relaxed write, since the operating system still holds it; the image of the disk can.
describe('a power cut right after the thanks', () => {
  it.skipIf(!canMountImages())(`loses no rating, ${CUTS} times (skipped where loop devices are missing)`, async () => {
    const kept: number[] = [];
    const sent: number[] = [];
    for (let cut = 0; cut < CUTS; cut += 1) {
      const after = await afterPowerCut();
      kept.push(after.kept);
      sent.push(after.sent);
    }
    expect(kept).toEqual(Array(CUTS).fill(1));
    expect(sent).toEqual(Array(CUTS).fill(1));
  });
});

/** How many ratings the tablet holds after one was thanked and the power cut, and how many the hub's file has in the end. */
async function afterPowerCut(): Promise<{ kept: number; sent: number }> {
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
  await browser.page.getByRole('article').waitFor();
  const { lastSeq: kept } = await tabletCounter(browser.page);
  await until('the rating', () => readRatings(hub.dataDir).length > 0, 60_000).catch(() => {});
  const sent = readRatings(hub.dataDir).length;
  await browser.close();
  await hub.remove();
  disk.remove();
  return { kept, sent };
}
