import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { concernSentence } from '../../src/words/check.ts';
import { expectUsable } from '../support/expect-usable.ts';
import { openLobby, rate } from '../support/lobby-page.ts';
import { overviewOf } from '../support/publish-edition.ts';
import { readQr } from '../support/read-qr.ts';
import { enterPin, setPin, staffDialog } from '../support/staff-dialog.ts';
import { signInTo } from '../support/staff-session.ts';
import { tabletCounter } from '../support/tablet-counter.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';

/** What 点検 says, by the name of the line. */
const line = (page: Page, name: string) =>
  staffDialog(page).locator('.check-line', { hasText: name }).locator('dd').innerText();

const reported = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')));

describe('点検', () => {
  const lobby = useLobby();
  const faults = async () => (await overviewOf(await signInTo(lobby.hub))).tablets[0]?.faults ?? [];

  it('says what is true of the tablet, also while the hub is away, and sends at once', async () => {
    const { page, context } = lobby.browser;
    const { id } = await page.evaluate(async () => {
      const asked = indexedDB.open('content');
      await new Promise((resolve) => {
        asked.onsuccess = resolve;
      });
      const reading = asked.result.transaction('state').objectStore('state').get('device');
      await new Promise((resolve) => {
        reading.onsuccess = resolve;
      });
      asked.result.close();
      return { id: reading.result.deviceId as string };
    });
    await context.setOffline(true);
    await rate(page, '満足');
    await setPin(page);
    await page.getByRole('button', { name: '点検' }).click();
    await until('the line', async () => (await line(page, '未送信')).startsWith('1 件'));
    expect(await line(page, '端末の登録')).toContain(id.slice(0, 8));
    expect(await line(page, '通し番号')).toMatch(/^1（[0-9a-f]{8}）$/);
    expect(await line(page, '掲示内容')).toMatch(/^第1版「.+」\s+\d\d\/\d\d .+ から掲示 \d\d\/\d\d \d\d:\d\d に保存$/);
    expect(await line(page, 'オフラインの用意')).toBe('できています');
    expect(await line(page, '起動した回数')).toMatch(/^1 回 \d{4}\/\d\d\/\d\d から$/);
    expect(await line(page, '使っている容量')).toMatch(/MB ／ \d+ [MG]B/);
    await expectUsable(page, '点検');
    await page.setViewportSize({ width: 1280, height: 800 });
    const text = await readQr(page);
    expect(text).toContain(`device: ${id} enrolled`);
    expect(text).toMatch(/\nunsent: 1 since \d{4}-\d\d-\d\dT\d\d:\d\d\n/);
    expect(text).not.toContain('token');
    await context.setOffline(false);
    await page.getByRole('button', { name: '今すぐ送る' }).click();
    await until('the line', async () => (await line(page, '未送信')) === '0 件');
    const { lastSeq, sentThrough } = await tabletCounter(page);
    expect(sentThrough).toBe(lastSeq);
    expect(await line(page, 'ハブとの連絡')).toBe('たった今');
    await page.getByRole('button', { name: '戻る' }).click();
    await page.getByRole('button', { name: 'お試し' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('tells the hub and staff what the browser has cleared since the last start', async () => {
    const { page } = lobby.browser;
    await page.evaluate(async () => {
      localStorage.clear();
      await caches.delete('canary');
    });
    await openLobby(page, lobby.hub.url);
    await until('the fault on the office page', async () => {
      await reported(page);
      return (await faults()).includes('storage-wiped');
    });
    await enterPin(page);
    await page.getByRole('button', { name: '点検' }).click();
    await page.getByText(concernSentence('storage-wiped')).waitFor();
    expect(await line(page, '起動した回数')).toContain('消えたもの：ローカルストレージ、キャッシュ');
    await expectUsable(page, '点検 with concerns');
    // As many as there can be, and a title that has no end.
    await page.evaluate(() => {
      const concerns = document.querySelector('.check-concerns')!;
      for (let more = 0; more < 3; more += 1)
        concerns.append(...[...concerns.children].map((each) => each.cloneNode(true)));
      document.querySelector('.check-title')!.append('区役所サービス向上目標'.repeat(30));
    });
    await expectUsable(page, '点検 with many concerns');
    await page.keyboard.press('Escape');
    // What was cleared is put back.
    expect(await page.evaluate(() => JSON.parse(localStorage.getItem('canary')!).bootCount)).toBe(2);
  });

  it('says that there is nothing to do where there is nothing', async () => {
    const { page, context } = lobby.browser;
    const session = await context.newCDPSession(page);
    await session.send('Browser.grantPermissions', { permissions: ['durableStorage', 'wakeLockScreen'] });
    // As if a week had gone by since.
    await page.evaluate(async () => {
      const canary = JSON.parse(localStorage.getItem('canary')!);
      localStorage.setItem('canary', JSON.stringify({ ...canary, bootCount: 99, lost: null }));
    });
    await openLobby(page, lobby.hub.url);
    await enterPin(page);
    await page.getByRole('button', { name: '点検' }).click();
    await page.getByText('問題はありません').waitFor();
    expect(await line(page, '保存の保護')).toBe('保護されています');
    expect(await line(page, '起動した回数')).toMatch(/^100 回/);
    await expectUsable(page, '点検 without concerns');
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Escape');
  });
});
