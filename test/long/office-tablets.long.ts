import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOfFragment } from '../../src/core/protocol/enrol-address.ts';
import { openDatabase } from '../../src/hub/storage/database.ts';
import { enrolTablet, saveStatus } from '../../src/hub/storage/tablets.ts';
import { anEpoch } from '../support/a-rating.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { openOffice } from '../support/office-page.ts';
import { readQr } from '../support/read-qr.ts';
import { signInTo } from '../support/staff-session.ts';
import { type RunningBrowser, startBrowser } from '../support/start-browser.ts';
import { type RunningHub, startHub } from '../support/start-hub.ts';
import { until } from '../support/until.ts';

const TABLETS = 50;
const DAY_MS = 86_400_000;

/** Fifty tablets of which one has kept its events for two days and one says that its storage was cleared. */
async function enrolMany(dataDir: string): Promise<void> {
  const database = openDatabase(dataDir);
  // A hundred flushes prove nothing here.
  database.exec('PRAGMA synchronous=OFF');
  const nowMs = Date.now();
  const iso = (ms: number) => new Date(ms).toISOString();
  for (let n = 1; n <= TABLETS; n += 1) {
    const { deviceId } = await enrolTablet(database, `端末 ${n}`, 'テスト', nowMs - 30 * DAY_MS);
    const unsent = n === 7 ? 12 : 0;
    const report = {
      ...{ contentId: 'p', edition: 1, slide: 'policy', app: '1.0.0', epoch: anEpoch, lastSeq: 0 },
      ...{ unsent, oldestUnsentAt: unsent > 0 ? iso(nowMs - 2 * DAY_MS) : null, clock: iso(nowMs), persisted: true },
      faults: n === 9 ? ['storage-wiped'] : [],
    };
    await saveStatus(database, { deviceId, name: `端末 ${n}` }, report, nowMs);
  }
  database.close();
}

describe('端末 of the office page', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'hub-data-'));
  let hub: RunningHub;
  let browser: RunningBrowser;
  let office: Page;
  const button = (name: string) => office.getByRole('button', { name, exact: true });

  const isDone = () =>
    until('that it was done', async () => {
      await office.clock.runFor(10_000);
      return (await office.getByRole('dialog').getByText('実行を待っています').count()) === 0;
    });

  beforeAll(async () => {
    await enrolMany(dataDir);
    hub = await startHub({ dataDir });
    await signInTo(hub);
    browser = await startBrowser();
    office = await browser.context.newPage();
    await office.clock.install();
    await openOffice(office, hub);
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.remove();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('tells on every place what needs a look, and finds one tablet of fifty', async () => {
    const alerts = office.getByRole('region', { name: '確認が必要なこと' });
    await alerts.getByText('端末 7').waitFor();
    await office.getByRole('link', { name: '端末' }).click();
    await alerts.getByText('端末 9').waitFor();
    const rows = office.getByRole('table').first().getByRole('row');
    expect(await rows.nth(1).textContent()).toContain('端末 9');
    await office.getByLabel('名前や設置場所でさがす').fill('端末　33');
    await office.getByText('50 台のうち 1 台').waitFor();
    expect(await rows.count()).toBe(2);
    expect(await findBarriers(office)).toEqual([]);
  });

  it('names a tablet and takes it out, with the keyboard alone', async () => {
    await button('端末 33 の詳細').focus();
    await office.keyboard.press('Enter');
    const dialog = office.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '設置場所' }).fill('3階 市民課');
    await office.keyboard.press('Enter');
    await dialog.getByText('保存しました。').waitFor();
    expect(await findBarriers(office)).toEqual([]);
    await dialog.getByRole('button', { name: '登録の取消' }).focus();
    await office.keyboard.press('Enter');
    await until('the focus on やめる', () => button('やめる').evaluate((each) => each === document.activeElement));
    await office.keyboard.press('Shift+Tab');
    await office.keyboard.press('Enter');
    await office.getByRole('status').getByText('端末 33 の登録を取り消しました。').waitFor();
    expect(await office.getByRole('dialog').count()).toBe(0);
    await office.getByText('49 台のうち 0 台').waitFor();
  });

  it('asks a tablet for a test picture and to start anew, each once', async () => {
    const lobby = browser.page;
    await lobby.clock.install();
    const loads: string[] = [];
    lobby.on('load', () => loads.push(lobby.url()));
    await lobby.goto(hub.url);
    await lobby.getByRole('article').waitFor();
    await office.getByLabel('名前や設置場所でさがす').fill('ロビー端末');
    await until('the tablet in the list', async () => {
      await office.clock.runFor(10_000);
      return (await button('ロビー端末 の詳細').count()) === 1;
    });
    await button('ロビー端末 の詳細').click();
    await button('テスト画面').click();
    await office.getByRole('dialog').getByText('「テスト画面」の実行を待っています。').waitFor();
    // By its own clock nobody has touched it for half a minute.
    const picture = lobby.getByRole('region', { name: 'テスト画面' });
    await until('the picture', async () => {
      await lobby.clock.runFor(10_000);
      return (await picture.count()) === 1;
    });
    const told = await picture.textContent();
    expect(told).toContain('ロビー端末');
    expect(told).toContain('1280 × 800');
    expect(told).toMatch(/第\d+版/);
    // Where a face lies behind it.
    await lobby.getByRole('region', { name: 'テスト画面' }).click({ position: { x: 640, y: 720 } });
    expect(await picture.count()).toBe(0);
    expect(await lobby.getByText('ありがとうございました').count()).toBe(0);
    await isDone();
    await button('再読み込み').click();
    await until('another start', async () => {
      await lobby.clock.runFor(10_000);
      return loads.length === 2;
    });
    await lobby.getByRole('article').waitFor();
    await lobby.clock.runFor(120_000);
    await isDone();
    expect([loads.length, await picture.count()]).toEqual([2, 0]);
  });

  it('shows a QR code that opens a new tablet with the number entered', async () => {
    await office.keyboard.press('Escape');
    await button('登録番号を出す').click();
    await office.getByRole('img', { name: '登録番号の入ったQRコード' }).waitFor();
    const address = new URL(await readQr(office));
    expect(address.origin).toBe(hub.origin);
    const digits = (await office.locator('.code').textContent())!.replaceAll(/\s/g, '');
    expect(codeOfFragment(address.hash)).toBe(digits);
    expect(await findBarriers(office)).toEqual([]);

    const other = await browser.context.browser()!.newContext();
    const tablet = await other.newPage();
    const sent: string[] = [];
    // As the hub answers to a tablet elsewhere.
    await tablet.route('**/api/enrol', async (route) => {
      const { code } = route.request().postDataJSON() as { code?: string };
      if (code === undefined) return route.fulfill({ status: 403, json: { error: 'not_own_machine', message: '' } });
      sent.push(code);
      return route.continue();
    });
    await tablet.goto(address.href);
    const dialog = tablet.getByRole('dialog', { name: 'この端末の登録' });
    await dialog.getByText('QRコードの登録番号が入っています').waitFor();
    expect([await dialog.locator('output').textContent(), sent, new URL(tablet.url()).hash]).toEqual([digits, [], '']);
    expect(await findBarriers(tablet)).toEqual([]);
    await dialog.getByRole('button', { name: '登録', exact: true }).click();
    await dialog.getByText('登録しました').waitFor();
    expect(sent).toEqual([digits]);
    await other.close();
  });
});
