import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import { face, openLobby, rate } from '../support/lobby-page.ts';
import { measureType } from '../support/measure-type.ts';
import { type RunningBrowser, startBrowser } from '../support/start-browser.ts';
import { type RunningHub, startHub, wardConfig } from '../support/start-hub.ts';
import { tabletCounter } from '../support/tablet-counter.ts';

// June has no holidays, so what is known of the year does not matter.
const KIOSK_YAML = `version: 1
hours:
  weekly: { mon: "8:30-17:15", tue: "8:30-17:15", wed: "8:30-17:15", thu: "8:30-17:15", fri: "8:30-17:15" }
  closed: ["2099-06-11"]
`;
const SOON = { timeout: 15_000 };

describe('outside opening hours', () => {
  let hub: RunningHub;
  let browser: RunningBrowser;
  const configDir = wardConfig();
  beforeAll(async () => {
    writeFileSync(join(configDir, 'kiosk.yaml'), KIOSK_YAML);
    hub = await startHub({ configDir });
    browser = await startBrowser();
    await openLobby(browser.page, hub.url);
  });
  afterAll(async () => {
    await browser?.close();
    browser?.remove();
    await hub?.remove();
    rmSync(configDir, { recursive: true, force: true });
  });

  const night = (phase: string) => browser.page.locator(`.night-${phase}`);
  /** The lobby at this minute, which the hub does not put right. */
  async function lobbyAt(time: string) {
    await browser.page.goto(`${hub.url}?now=${time}`);
    await browser.page.getByText(/./).first().waitFor();
  }
  /** A finger where the face is, whatever lies over it. */
  async function tapFace() {
    const box = await browser.page.locator('.face-button').first().boundingBox();
    await browser.page.mouse.click(box!.x + box!.width / 2, box!.y + box!.height / 2);
  }

  it('is dimmed at the minute of closing, and a tap on a face then only wakes it', async () => {
    const { page } = browser;
    await lobbyAt('2099-06-10T17:14:54');
    await rate(page, '満足');
    await page.getByRole('button', { name: 'とばす' }).click();
    const { lastSeq } = await tabletCounter(page);
    expect(await page.locator('.night').count()).toBe(0);
    await night('dim').waitFor(SOON);
    await tapFace();
    await night('waking').waitFor();
    await tapFace();
    await page.locator('.night').waitFor({ state: 'detached' });
    expect(await page.locator('.thanks').count()).toBe(0);
    expect((await tabletCounter(page)).lastSeq).toBe(lastSeq);
    await rate(page, 'やや満足');
    expect((await tabletCounter(page)).lastSeq).toBe(lastSeq + 1);
  });

  it('gives way to a card with the time and the next opening five minutes later', async () => {
    const { page } = browser;
    await lobbyAt('2099-06-10T17:19:55');
    await night('dim').waitFor();
    await page.getByText('本日の受付は終了しました').waitFor(SOON);
    const card = page.locator('.clock-card');
    expect(await card.innerText()).toMatch(/6月10日（水）\s+17:20\s/);
    expect(await card.getByText('次は 6月12日（金）8:30 からです').count()).toBe(1);
    for (const size of [
      { width: 1280, height: 800 },
      { width: 800, height: 1280 },
    ]) {
      await page.setViewportSize(size);
      expect((await measureType(page, '.night')).faults).toEqual([]);
      expect(await findBarriers(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('is black in the end, without a word, and wakes at a touch or a key', async () => {
    const { page } = browser;
    const { lastSeq } = await tabletCounter(page);
    await lobbyAt('2099-06-10T17:34:55');
    await night('card').waitFor();
    await night('black').waitFor(SOON);
    expect(await night('black').innerText()).toBe('');
    await tapFace();
    await page.locator('.night').waitFor({ state: 'detached' });
    await lobbyAt('2099-06-11T12:00:00');
    await night('black').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.night').waitFor({ state: 'detached' });
    expect((await tabletCounter(page)).lastSeq).toBe(lastSeq);
    await face(page, '満足').waitFor();
  });

  it('lights up at the minute of opening', async () => {
    await lobbyAt('2099-06-12T08:29:55');
    await night('black').waitFor();
    await browser.page.locator('.night').waitFor({ state: 'detached', ...SOON });
  });

  it('leaves nothing behind of a day that was only looked at', async () => {
    await openLobby(browser.page, hub.url);
    const confirmed = await browser.page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('content');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const reading = opening.result.transaction('state').objectStore('state').get('confirmed');
            reading.onerror = () => reject(reading.error);
            reading.onsuccess = () => resolve(reading.result);
          };
        }),
    );
    expect(confirmed).toBeLessThan(Date.parse('2099-01-01'));
  });
});
