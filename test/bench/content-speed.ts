import type { Page } from 'playwright-core';
import { aLargeWorkbook } from '../support/a-large-workbook.ts';
import { aNotice } from '../support/an-edition.ts';
import { openLobby } from '../support/lobby-page.ts';
import { openOffice } from '../support/office-page.ts';
import { overviewOf, publishEdition, withdraw } from '../support/publish-edition.ts';
import { type StaffFetch, signInTo } from '../support/staff-session.ts';
import { startBrowser } from '../support/start-browser.ts';
import { startHub } from '../support/start-hub.ts';
import { until } from '../support/until.ts';
import { readText, wardDocument } from '../support/ward-document.ts';
import { type Figure, median, quantile } from './figure.ts';

const READINGS = 5;
const PUBLICATIONS = 12;
const WITHDRAWALS = 5;

/** A large workbook on the office page, and the way from 公開 to a tablet that has stored and verified it. */
export async function contentSpeed(): Promise<Figure[]> {
  const hub = await startHub();
  const browser = await startBrowser();
  await openLobby(browser.page, hub.url);
  const asStaff = await signInTo(hub);
  const taken = await publications(asStaff);
  const gone = await withdrawals(browser.page, hub.url, asStaff);
  const office = await browser.context.newPage();
  await openOffice(office, hub);
  const { readMs, frameMs } = await readings(office, Buffer.from(await aLargeWorkbook()));
  await browser.close();
  browser.remove();
  await hub.remove();
  return [
    { name: '取り下げ to gone from a stopped screen, max', value: Math.max(...gone), unit: 'ms', n: gone.length },
    {
      name: 'workbook of 5,000 goals to its result on the office page, median',
      value: median(readMs),
      unit: 'ms',
      n: READINGS,
    },
    { name: 'longest frame meanwhile', value: Math.max(...frameMs), unit: 'ms', n: READINGS },
    {
      name: '公開 to stored, verified and acknowledged by a tablet, p50',
      value: median(taken),
      unit: 'ms',
      n: taken.length,
    },
    {
      name: '公開 to stored, verified and acknowledged by a tablet, max',
      value: quantile(taken, 1),
      unit: 'ms',
      n: taken.length,
    },
  ];
}

async function publications(asStaff: StaffFetch): Promise<number[]> {
  const edition = readText(wardDocument()).edition!;
  const taken: number[] = [];
  for (let turn = 1; turn <= PUBLICATIONS; turn += 1) {
    const startedAt = performance.now();
    const serial = await publishEdition(asStaff, { ...edition, title: `区役所サービス向上目標 その${turn}` });
    await until(
      'the acknowledgement',
      async () => {
        const { contentId, tablets, editions } = await overviewOf(asStaff);
        return editions[0]!.serial === serial && tablets[0]?.contentId === contentId;
      },
      20_000,
      10,
    );
    taken.push(performance.now() - startedAt);
  }
  return taken;
}

/** Of a notice that is on the screen, with the loop stopped: it must not wait for the next page. */
async function withdrawals(lobby: Page, url: string, asStaff: StaffFetch): Promise<number[]> {
  const ward = readText(wardDocument()).edition!;
  const taken: number[] = [];
  for (let turn = 1; turn <= WITHDRAWALS; turn += 1) {
    const title = `お知らせ${turn}`;
    const base = await publishEdition(asStaff, { ...ward, notices: [aNotice(title)] });
    await until('the notice on the tablet', async () => {
      const { tablets, contentId } = await overviewOf(asStaff);
      return tablets[0]?.contentId === contentId;
    });
    await lobby.goto(`${url}?slide=${encodeURIComponent(`notice:${title}`)}`);
    await lobby.getByRole('article', { name: title }).waitFor();
    await lobby.getByRole('button', { name: 'とめる' }).click();
    const startedAt = performance.now();
    await withdraw(asStaff, base);
    await lobby.getByRole('article', { name: title }).waitFor({ state: 'detached' });
    taken.push(performance.now() - startedAt);
  }
  return taken;
}

async function readings(office: Page, buffer: Buffer) {
  const readMs: number[] = [];
  const frameMs: number[] = [];
  for (let turn = 0; turn < READINGS; turn += 1) {
    await office.evaluate(watchFrames);
    const startedAt = performance.now();
    await office.getByLabel('ファイルを選ぶ').setInputFiles({ name: '目標.xlsx', mimeType: '', buffer });
    await office.getByRole('region', { name: '読み込み結果' }).getByText('目標 5000').waitFor();
    readMs.push(performance.now() - startedAt);
    frameMs.push(await office.evaluate(() => (globalThis as unknown as { longestFrameMs: number }).longestFrameMs));
    await office.getByRole('button', { name: '取消' }).click();
    await office.getByRole('region', { name: '読み込み結果' }).waitFor({ state: 'detached' });
  }
  return { readMs, frameMs };
}

/** Keeps the longest time between two frames from here on. */
function watchFrames() {
  const watched = globalThis as unknown as { longestFrameMs: number; watch?: number };
  watched.longestFrameMs = 0;
  const turn = (watched.watch ?? 0) + 1;
  watched.watch = turn;
  let before = performance.now();
  const frame = (now: number) => {
    if (watched.watch !== turn) return;
    watched.longestFrameMs = Math.max(watched.longestFrameMs, now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
