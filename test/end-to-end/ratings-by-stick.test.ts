import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectUsable } from '../support/expect-usable.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { rate } from '../support/lobby-page.ts';
import { openOffice } from '../support/office-page.ts';
import { queueRatings } from '../support/queue-ratings.ts';
import { readRatings } from '../support/ratings-file.ts';
import { enterPin, setPin, staffDialog } from '../support/staff-dialog.ts';
import { tabletCounter } from '../support/tablet-counter.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';

const stick = mkdtempSync(join(tmpdir(), 'stick-'));
afterAll(() => rmSync(stick, { recursive: true, force: true }));

/** The file under the name that staff see, on the stick. */
async function onStick(download: Download): Promise<string> {
  const file = join(stick, download.suggestedFilename());
  writeFileSync(file, readFileSync(await download.path()));
  return file;
}

async function pressed(page: Page, button: string): Promise<string> {
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return onStick(await saving);
}

const close = (page: Page) => staffDialog(page).getByRole('button', { name: '閉じる' }).click();

async function readFromUsb(tablet: Page, file: string): Promise<void> {
  const choosing = tablet.waitForEvent('filechooser');
  await tablet.getByRole('button', { name: 'USBから読み込む' }).click();
  await (await choosing).setFiles(file);
}

async function unsent(tablet: Page): Promise<number> {
  const { lastSeq, sentThrough } = await tabletCounter(tablet);
  return lastSeq - sentThrough;
}

describe('ratings by stick', () => {
  const lobby = useLobby();
  let tablet: Page;
  let office: Page;
  let carried: string;
  let receipt: string;

  /** As it is for a tablet whose network is gone, while the office page reaches the hub. */
  const setOffline = (isOffline: boolean) => lobby.browser.context.setOffline(isOffline);
  const stored = (count: number) =>
    until(`${count} ratings in the file`, () => {
      const lines = readRatings(lobby.hub.dataDir);
      return lines.length >= count && lines;
    });

  /** Brings the file to the office page, and waits for what it says. */
  async function bring(file: string): Promise<string> {
    await office.getByLabel('評価ファイルを読み込む').setInputFiles(file);
    const result = office.getByRole('status').filter({ hasText: '取り込みました' });
    await result.waitFor();
    return result.innerText();
  }

  beforeAll(async () => {
    tablet = lobby.browser.page;
    office = await (await lobby.browser.context.browser()!.newContext()).newPage();
    await openOffice(office, lobby.hub);
    await office.getByRole('link', { name: '評価' }).click();
    // Its first report comes once it has kept the id that the hub gave it, which the file names.
    await until('the first report of the tablet', () =>
      office.evaluate(async () => {
        const { tablets } = await (await fetch('/api/office/overview')).json();
        return tablets.length === 1 && tablets[0].seenAt !== null;
      }),
    );
    await setOffline(true);
  });
  afterAll(() => office?.context().close());

  it('leave a tablet that reaches no hub, and nothing counts as sent', async () => {
    expect(
      await tablet.evaluate(() =>
        fetch('/healthz').then(
          ({ ok }) => ok,
          () => 'unreachable',
        ),
      ),
    ).toBe('unreachable');
    await setPin(tablet);
    await tablet.getByRole('button', { name: '評価を書き出す' }).click();
    await tablet.getByRole('status').getByText('まだ送っていない評価はありません').waitFor();
    await close(tablet);
    for (const label of ['満足', 'やや不満']) await rate(tablet, label);
    await queueRatings(tablet, 700);
    await enterPin(tablet);
    carried = await pressed(tablet, '評価を書き出す');
    await tablet.getByRole('status').getByText('まだ送っていない評価 702件を書き出しました').waitFor();
    await expectUsable(tablet, 'what was exported');
    await close(tablet);
    expect(carried).toMatch(/評価-\d{4}-\d\d-\d\d-\d{4}-[0-9a-f]{8}\.ndjson$/);
    const [first, ...lines] = readFileSync(carried, 'utf8').split('\n');
    expect(JSON.parse(first!)).toMatchObject({ v: 1, kind: 'export', count: 702, firstSeq: 1, lastSeq: 702 });
    expect(lines).toHaveLength(703);
    expect(await unsent(tablet)).toBe(702);
    expect(readRatings(lobby.hub.dataDir)).toEqual([]);
  });

  it('reach the file once, however often the office page reads them', async () => {
    const damaged = join(stick, '評価.ndjson');
    writeFileSync(damaged, readFileSync(carried).subarray(0, -100));
    await office.getByLabel('評価ファイルを読み込む').setInputFiles(damaged);
    await office.getByRole('alert').getByText('ファイルが途中で切れています').waitFor();
    expect(await bring(carried)).toMatch(/新しく保存\s*702 件\s*すでに保存ずみ\s*0 件\s*受け取れなかった\s*0 件/);
    const lines = await stored(702);
    expect(lines.map(({ label }) => label)).toEqual(expect.arrayContaining(['満足', 'やや不満']));
    expect(new Set(lines.map(({ device }) => device))).toEqual(new Set(['ロビー端末']));
    expect(await bring(carried)).toMatch(/新しく保存\s*0 件\s*すでに保存ずみ\s*702 件/);
    expect(await findBarriers(office)).toEqual([]);
    receipt = await pressed(office, '受け取りファイルを保存');
    expect(receipt.endsWith('-受け取り.json')).toBe(true);
    await office.getByRole('link', { name: '記録' }).click();
    await office.getByRole('cell', { name: '評価ファイルを読み込み' }).first().waitFor();
    expect(await office.getByRole('cell', { name: '702件' }).count()).toBe(2);
  });

  it('count as sent once the tablet has read the receipt', async () => {
    await rate(tablet, 'どちらともいえない');
    await enterPin(tablet);
    await readFromUsb(tablet, carried);
    await tablet.getByRole('alert').getByText('端末から書き出した評価のファイルです').waitFor();
    await close(tablet);
    await enterPin(tablet);
    await readFromUsb(tablet, receipt);
    await tablet.getByRole('status').getByText('702件の受け取りを確認しました').waitFor();
    await tablet.getByText('あと 1件あります').waitFor();
    await expectUsable(tablet, 'a receipt');
    await close(tablet);
    expect(await unsent(tablet)).toBe(1);
    await enterPin(tablet);
    await readFromUsb(tablet, receipt);
    await tablet.getByRole('status').getByText('すでに確認ずみです').waitFor();
    await close(tablet);
  });

  it('are not doubled when the tablet reaches the hub again', async () => {
    await setOffline(false);
    await until('all is sent', async () => (await unsent(tablet)) === 0, 40_000);
    const lines = await stored(703);
    expect(lines).toHaveLength(703);
    expect(new Set(lines.map(({ rating_id }) => rating_id)).size).toBe(703);
    expect(lines.filter(({ label }) => label === 'どちらともいえない').length).toBeGreaterThan(0);
    await office.getByRole('link', { name: '評価' }).click();
    await office.getByRole('region', { name: '集計' }).getByText('全件　703 件').waitFor();
    expect(await findBarriers(office)).toEqual([]);
  });
});
