import { expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import { openOffice } from '../support/office-page.ts';
import { useLobby } from '../support/use-lobby.ts';

const READERS = ['総務課の方へ', '情報システム担当の方へ', '窓口・ロビーの職員の方へ'];

const lobby = useLobby();

it('leads from the office page to a page for each reader, which asks nothing of any other place and fits on A4', async () => {
  const { hub, browser } = lobby;
  const { page } = browser;
  const elsewhere: string[] = [];
  page.on('request', (request) => new URL(request.url()).origin !== hub.origin && elsewhere.push(request.url()));
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await openOffice(page, hub);
  faults.length = 0;
  for (const name of READERS) {
    await page.getByRole('navigation', { name: '使い方' }).getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    expect(await findBarriers(page), name).toEqual([]);
    expect(await page.locator('script').count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 680, height: 960 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  await page.getByRole('link', { name: '職員ページに戻る' }).click();
  await page.getByRole('button', { name: 'お知らせを追加' }).waitFor();
  expect([elsewhere, faults]).toEqual([[], []]);
});
