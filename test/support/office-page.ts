import type { Page } from 'playwright-core';
import { STAFF_PASSWORD } from './staff-session.ts';
import type { RunningHub } from './start-hub.ts';

/** Opens the office page and signs in as its users do; the first time, that decides the password. */
export async function openOffice(page: Page, hub: Pick<RunningHub, 'url'>, password = STAFF_PASSWORD): Promise<void> {
  await page.goto(`${hub.url}office`);
  await page.getByLabel('担当者名').fill('総務課 山田');
  await page.getByLabel('パスワード').fill(password);
  await page.getByRole('button', { name: 'ログイン' }).click();
  await page.getByRole('button', { name: 'お知らせを追加' }).waitFor();
}
