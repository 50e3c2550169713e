import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { isoDay, tokyoDay } from '../../src/core/calendar/tokyo-time.ts';
import { openDatabase } from '../../src/hub/storage/database.ts';
import { enrolTablet } from '../../src/hub/storage/tablets.ts';
import { openOffice } from '../support/office-page.ts';
import { someAnswers } from '../support/some-answers.ts';
import { type StaffFetch, signInTo } from '../support/staff-session.ts';
import { startBrowser } from '../support/start-browser.ts';
import { startHub } from '../support/start-hub.ts';
import { storeAnswers } from '../support/store-answers.ts';
import { type Figure, median, quantile } from './figure.ts';
import { forgetPeak, peakMb } from './peak-memory.ts';

/** Half of the ratings come with a detail: 300,000 events. */
const RATINGS = 200_000;
const LOOKS = 20;
const DAYS = 400;

/** A year of a busy ward: how long a report takes until it is drawn, and a file of everything until it is there. */
export async function reportsSpeed(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'reports-'));
  const today = tokyoDay(Date.now());
  const days = Array.from({ length: DAYS }, (_, before) => isoDay(today - before - 1));
  const database = openDatabase(dataDir);
  const answers = someAnswers(RATINGS, days);
  await storeAnswers(database, (await enrolTablet(database, '正面ロビー', 'テスト', Date.now())).deviceId, answers);
  database.close();
  const hub = await startHub({ dataDir });
  const browser = await startBrowser();
  const { page } = browser;
  await openOffice(page, hub);
  const asStaff = await signInTo(hub);
  const asked = await times(LOOKS, () => download(asStaff, `/api/office/report?kind=year&day=${days[0]}`));
  await page.goto(`${hub.url}office#ratings`);
  await page.getByRole('button', { name: '年度', exact: true }).click();
  await page.locator('[aria-busy=false] .trend').waitFor();
  const drawn = await times(LOOKS, (look) => showOther(page, look));
  const isTold = process.platform === 'linux';
  if (isTold) forgetPeak(hub);
  const memory = isTold ? [peakMb(hub)] : [];
  const files = await times(1, () => download(asStaff, `/api/office/export?format=csv&kind=year&day=${days[0]}`));
  if (isTold) memory.push(peakMb(hub));
  await browser.close();
  browser.remove();
  await hub.stop();
  rmSync(dataDir, { recursive: true, force: true });
  const of = `${answers.length.toLocaleString('en')} events`;
  return [
    { name: `report of a year, ${of}, hub's answer, median`, value: median(asked), unit: 'ms', n: LOOKS },
    {
      name: `report of a year, ${of}, from the click until it is drawn, median`,
      value: median(drawn),
      unit: 'ms',
      n: LOOKS,
    },
    { name: 'the same, p95', value: quantile(drawn, 0.95), unit: 'ms', n: LOOKS },
    { name: `CSV of a year, ${of}, until it is there`, value: files[0]!, unit: 'ms', n: 1 },
    ...memory.slice(1).map((peak) => ({
      name: 'the same, hub memory more than before, peak',
      value: peak - memory[0]!,
      unit: 'MB',
      n: 1,
    })),
  ];
}

async function times(count: number, work: (n: number) => Promise<number | undefined>): Promise<number[]> {
  const measured: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const from = performance.now();
    measured.push((await work(n)) ?? performance.now() - from);
  }
  return measured;
}

async function download(asStaff: StaffFetch, path: string): Promise<undefined> {
  const answer = await asStaff(path);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
}

/** One year and the one before in turn, by the page's own clock: from the click to the second frame with the new figures. */
function showOther(page: Page, look: number): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        const report = document.querySelector('.report')!;
        const from = performance.now();
        const seen = new MutationObserver(() => {
          if (report.querySelector('[aria-busy=true]') !== null) return;
          seen.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - from)));
        });
        const button = [...report.querySelectorAll('button')].find(({ textContent }) => textContent === name)!;
        button.click();
        seen.observe(report, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
    look % 2 === 0 ? '前の期間' : '次の期間',
  );
}
