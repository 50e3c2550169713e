import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rating } from '../../src/core/feedback/event.ts';
import { openDatabase } from '../../src/hub/storage/database.ts';
import { enrolTablet } from '../../src/hub/storage/tablets.ts';
import { expectOpenToAll } from '../support/expect-open-to-all.ts';
import { linesOf } from '../support/exported-tables.ts';
import { openOffice } from '../support/office-page.ts';
import { pdfPages } from '../support/pdf-text.ts';
import { someAnswers } from '../support/some-answers.ts';
import { type RunningBrowser, startBrowser } from '../support/start-browser.ts';
import { type RunningHub, startHub } from '../support/start-hub.ts';
import { storeAnswers } from '../support/store-answers.ts';

const NOW = '2026-11-26T10:15:30.000+09:00';
const SECTIONS = ['満足度', '評価の内訳', '曜日と時刻', '選ばれた理由', '窓口ごと'];
const answers = someAnswers(900);
const november = answers.filter((event): event is Rating => event.kind === 'rating' && event.at.startsWith('2026-11'));

describe('評価 on the staff page', () => {
  let hub: RunningHub;
  let browser: RunningBrowser;
  let page: Page;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const shown = () => page.locator('.report [aria-busy=false]').waitFor();
  const look = async (kind: string) => {
    await button(kind).click();
    await page.getByRole('button', { name: kind, exact: true, pressed: true }).waitFor();
    await shown();
  };

  beforeAll(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'reports-'));
    const database = openDatabase(dataDir);
    const { deviceId } = await enrolTablet(database, '正面ロビー', 'テスト', Date.parse(NOW));
    await storeAnswers(database, deviceId, answers);
    database.close();
    hub = await startHub({ dataDir });
    browser = await startBrowser();
    page = browser.page;
    // The hub's own time moves on; the page takes what it is told.
    await page.route('**/api/office/overview', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), now: NOW } });
    });
    await openOffice(page, hub);
    await page.goto(`${hub.url}office#ratings`);
    await shown();
  });
  afterAll(async () => {
    await browser?.close();
    browser?.remove();
    await hub?.remove();
  });

  it('shows what the ratings of the month say, and keeps nobody out', async () => {
    const satisfied = november.filter(({ scale, score }) => score >= scale - 1).length;
    const all = page.locator('.report-figures > div', { has: page.getByRole('heading', { name: '全件' }) });
    await all.getByText(`${Math.round((satisfied / november.length) * 100)}％`, { exact: true }).waitFor();
    await all.getByText(`${november.length} 件`, { exact: true }).waitFor();
    await expectOpenToAll(page, 'a month');
  });

  it('tells of every kind of period the same parts, and 回答なし where there is nothing', async () => {
    const parts = () => page.locator('.report-part h2').allTextContents();
    const figures = page.locator('.report-part', { has: page.getByRole('heading', { name: '満足度' }) });
    for (const [kind, trend] of [
      ['日', '時刻ごと'],
      ['週', '日ごと'],
      ['年度', '月ごと'],
      ['月', '日ごと'],
    ] as const) {
      await look(kind);
      expect(await parts()).toEqual([...SECTIONS.toSpliced(2, 0, trend)]);
      expect(await figures.getByText('前の期間').count()).toBe(2);
      const lastYear = figures.locator('dl > div', { hasText: '前年の同じ期間' });
      expect(await lastYear.count()).toBe(kind === '年度' ? 0 : 2);
      if (kind !== '年度') expect(await lastYear.first().innerText()).toContain('回答なし');
    }
    for (const month of ['2026年10月', '2026年9月']) {
      await button('前の期間').click();
      await page.getByRole('status').getByText(month).waitFor();
    }
    await shown();
    expect(await parts()).toEqual(['満足度']);
    expect(await figures.locator('.report-share').allInnerTexts()).toEqual(['回答なし', '回答なし']);
    for (const month of ['2026年10月', '2026年11月']) {
      await button('次の期間').click();
      await page.getByRole('status').getByText(month).waitFor();
    }
    await shown();
  });

  it('shows nothing of a department of which fewer than five spoke, chosen or not', async () => {
    const spoken = Map.groupBy(
      answers.filter((event) => event.kind === 'detail' && event.at.startsWith('2026-11-26')),
      (event) => ('department' in event && event.department) || '',
    );
    const [few, said] = [...spoken].find(([name, { length }]) => name !== '' && length < 5)!;
    await look('日');
    const row = page.getByRole('row', { name: few.replaceAll('/', ' ') });
    await row.getByText('5件未満').first().waitFor();
    await page.getByLabel('窓口').selectOption(few);
    const all = page.locator('.report-figures > div', { has: page.getByRole('heading', { name: '全件' }) });
    await all.getByText(`${said.length} 件`, { exact: true }).waitFor();
    expect(await page.locator('.report-part h2').allTextContents()).toEqual(['満足度']);
    expect(await all.locator('.report-share b').innerText()).toBe('5件未満');
    await page.getByText('5件より少ない評価の割合と内訳は表示しません').waitFor();
    await expectOpenToAll(page, 'a department of few');
    await look('月');
    expect(await page.locator('.report-part h2').count()).toBe(6);
    expect(await page.locator('.hours-table').getByText('5件未満').count()).toBeGreaterThan(5);
    await page.getByLabel('窓口').selectOption('');
    await shown();
  });

  it.each([
    ['月', '2026年11月', '日ごと', '30日', '1日'],
    ['年度', '令和8年度（2026年4月～2027年3月）', '月ごと', '3月', '4月'],
  ])(
    'prints a %s on A4: its head, every part and table whole, and nothing to press',
    async (kind, period, trend, last, first) => {
      await button(kind).click();
      await page.getByRole('status').getByText(period).waitFor();
      await shown();
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const pages = pdfPages(pdf);
      const text = pages.join('');
      expect(pages[0]).toMatch(
        new RegExp(`^区役所窓口サービスの評価${period}端末:すべて窓口:すべて言語:すべて作成:2026年11月26日（木）10:15`),
      );
      for (const part of [...SECTIONS, trend]) expect(text).toContain(part);
      // The table behind the chart is open, and its rows are not torn from their head.
      const table = pages.find((each) => each.includes('時期補正後件数全件件数'));
      for (const row of [first, last]) expect(table).toMatch(new RegExp(`${row}(回答なし|\\d+％)`));
      for (const name of [
        '掲示内容',
        'ログアウト',
        '前の期間へ',
        '印刷する',
        '書き出す',
        '数値で見る',
        '変えたことを掲示',
        'USBで運んだ評価',
      ])
        expect(text).not.toContain(name);
      for (const each of pages) expect(each).not.toMatch(new RegExp(`(${[...SECTIONS, trend].join('|')})$`));
      expect(pages.length).toBeLessThanOrEqual(3);
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1'))!;
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
      // On the screen it is folded again.
      expect(await page.locator('.report details[open]').count()).toBe(0);
    },
  );

  it('prints at the button', async () => {
    await page.evaluate(() => {
      Object.assign(globalThis, { printed: 0 });
      globalThis.print = () => Object.assign(globalThis, { printed: 1 });
    });
    await button('印刷する').click();
    expect(await page.evaluate(() => (globalThis as unknown as { printed: number }).printed)).toBe(1);
  });

  it('leads from a reason to the notice of what was done about it', async () => {
    await page.getByRole('button', { name: '「待ち時間」のお声で変えたことを掲示' }).click();
    const dialog = page.getByRole('dialog', { name: '「お声で変わりました」を追加' });
    expect(await dialog.getByLabel('お声（理由）').inputValue()).toBe('待ち時間');
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.getByRole('button', { name: '消す' }).click();
    await page.goto(`${hub.url}office#ratings`);
    await shown();
  });

  it('saves the period and the choice on the screen, and has it in the record', async () => {
    await button('月').click();
    await page.getByLabel('言語').selectOption('en');
    await shown();
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV（UTF-8）を保存' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('評価-2026-11-UTF8.zip');
    const files = unzipSync(readFileSync(await download.path()));
    const english = november.filter(({ lang }) => lang === 'en').map(({ id }) => id);
    expect(
      linesOf(files['ratings.csv']!)
        .slice(1)
        .map((fields) => fields.at(-1))
        .sort(),
    ).toEqual(english.sort());
    await page.goto(`${hub.url}office#record`);
    await page.reload();
    await page.getByRole('row', { name: 'ファイルを保存' }).getByText('評価-2026-11-UTF8.zip en').waitFor();
  });
});
