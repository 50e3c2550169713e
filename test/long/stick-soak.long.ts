import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { openOffice } from '../support/office-page.ts';
import { queueRatings } from '../support/queue-ratings.ts';
import { readRatings } from '../support/ratings-file.ts';
import { enterPin, setPin, staffDialog } from '../support/staff-dialog.ts';
import { tabletCounter } from '../support/tablet-counter.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';

const RATINGS = 60_000;
/** Staff see the page stand still above this; with room for the browser's own work beside it. */
const BLOCK_MS = 500;

/** By path: through the page's own driver, megabytes take longer than all the rest. */
async function setFile(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'input[type=file]' });
  await session.send('DOM.setFileInputFiles', { files: [file], nodeId });
}

/** Runs the work, and answers how long the page was held at most, in ms. */
async function longestBlock(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const watch = { longest: 0, last: performance.now(), timer: 0 };
    watch.timer = window.setInterval(() => {
      watch.longest = Math.max(watch.longest, performance.now() - watch.last);
      watch.last = performance.now();
    }, 10);
    Object.assign(globalThis, { watch });
  });
  await work();
  return page.evaluate(() => {
    const { watch } = globalThis as unknown as { watch: { longest: number; timer: number } };
    clearInterval(watch.timer);
    return Math.round(watch.longest);
  });
}

const lobby = useLobby();

it('carries a month of ratings to the hub and the receipt back, and holds no page up', async () => {
  const tablet = lobby.browser.page;
  const stick = mkdtempSync(join(tmpdir(), 'stick-'));
  onTestFinished(() => rmSync(stick, { recursive: true, force: true }));
  const office = await (await lobby.browser.context.browser()!.newContext()).newPage();
  await openOffice(office, lobby.hub);
  await office.getByRole('link', { name: '評価' }).click();
  await lobby.browser.context.setOffline(true);
  await queueRatings(tablet, RATINGS);
  await setPin(tablet);
  const saved = async (page: Page, button: string): Promise<string> => {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const download = await saving;
    const file = join(stick, download.suggestedFilename());
    writeFileSync(file, readFileSync(await download.path()));
    return file;
  };

  let carried = '';
  const exporting = await longestBlock(tablet, async () => {
    carried = await saved(tablet, '評価を書き出す');
    await tablet.getByRole('status').getByText('60,000件を書き出しました').waitFor();
  });
  await staffDialog(tablet).getByRole('button', { name: '閉じる' }).click();
  const importing = await longestBlock(office, async () => {
    await setFile(office, carried);
    await office.getByRole('status').getByText('取り込みました').waitFor({ timeout: 120_000 });
  });
  const receipt = await saved(office, '受け取りファイルを保存');
  await enterPin(tablet);
  const receiving = await longestBlock(tablet, async () => {
    const choosing = tablet.waitForEvent('filechooser');
    await tablet.getByRole('button', { name: 'USBから読み込む' }).click();
    await choosing;
    await setFile(tablet, receipt);
    await tablet.getByRole('status').getByText('60,000件の受け取りを確認しました').waitFor({ timeout: 120_000 });
  });
  process.stdout.write(`${JSON.stringify({ exporting, importing, receiving })}\n`);
  expect(await tabletCounter(tablet)).toEqual({ lastSeq: RATINGS, sentThrough: RATINGS });
  await until('the file', () => readRatings(lobby.hub.dataDir).length === RATINGS, 60_000);
  for (const block of [exporting, importing, receiving]) expect(block).toBeLessThan(BLOCK_MS);
});
