import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectUsable } from '../support/expect-usable.ts';
import { face, rate } from '../support/lobby-page.ts';
import { readRatings } from '../support/ratings-file.ts';
import { enterDigits, enterPin, openStaffDialog, PIN, setPin, staffDialog } from '../support/staff-dialog.ts';
import { startBrowser } from '../support/start-browser.ts';
import { tabletCounter } from '../support/tablet-counter.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';

describe('the staff dialog', () => {
  const lobby = useLobby();

  it('stays closed at four taps, opens at the fifth, and lets a new tablet have a PIN', async () => {
    const { page } = lobby.browser;
    for (let tap = 0; tap < 4; tap += 1) await page.mouse.click(20, 20);
    await page.mouse.click(600, 300);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await openStaffDialog(page);
    await expectUsable(page, 'a PIN to set');
    await page.getByRole('button', { name: '取消' }).click();
    await staffDialog(page).waitFor({ state: 'detached' });
    await setPin(page);
    await expectUsable(page, 'menu');
    expect(await page.locator('input').count()).toBe(0);
    await page.getByRole('button', { name: '閉じる' }).click();
    await staffDialog(page).waitFor({ state: 'detached' });
    await rate(page, '満足');
  });

  it('marks ratings while 「お試し」 is on, and feels no touch while 「清掃」 is', async () => {
    const { page } = lobby.browser;
    const flagsOf = (label: string) =>
      until(
        `the rating 「${label}」`,
        () => readRatings(lobby.hub.dataDir).find((line) => line.label === label)?.flags,
      );
    const touchFace = async () => {
      const box = (await face(page, 'やや不満').boundingBox())!;
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    };
    await enterPin(page);
    await page.getByRole('button', { name: 'お試し' }).click();
    await page.getByText('お試し中です').waitFor();
    await rate(page, '不満');
    expect(await flagsOf('不満')).toContain('test');
    await page.getByRole('button', { name: 'お試しを終わる' }).click();
    await page.getByText('お試し中です').waitFor({ state: 'detached' });
    await rate(page, 'やや満足');
    expect((await flagsOf('やや満足')) ?? '').not.toContain('test');
    await page.getByRole('button', { name: 'とばす' }).click();
    await enterPin(page);
    await page.getByRole('button', { name: '清掃' }).click();
    await page.getByText('清掃中です').waitFor();
    const { lastSeq } = await tabletCounter(page);
    await touchFace();
    for (let tap = 0; tap < 5; tap += 1) await page.mouse.click(20, 20);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect((await tabletCounter(page)).lastSeq).toBe(lastSeq);
    await page.reload();
    await page.getByRole('article').waitFor();
  });

  it('works with a keyboard alone once it is open', async () => {
    const { page } = lobby.browser;
    await openStaffDialog(page);
    await page.getByText('暗証番号を入れて').waitFor();
    await page.keyboard.type(`${PIN}9`);
    await page.keyboard.press('Backspace');
    expect(await page.getByRole('img', { name: '6桁を入力済み' }).innerText()).toBe('●'.repeat(6));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'USBから読み込む' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('USBから読み込む');
    await page.keyboard.press('Escape');
    await staffDialog(page).waitFor({ state: 'detached' });
  });

  it('lets a file be chosen that a lobby can read, with a field that is there only meanwhile', async () => {
    const { page } = lobby.browser;
    await enterPin(page);
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'USBから読み込む' }).click();
    const chooser = await choosing;
    expect(await chooser.element().getAttribute('accept')).toBe('.xlsx,.ods,.csv,.txt,.tsv,.zip,.json');
    expect(await chooser.element().evaluate((field) => (field as Element).closest('dialog') !== null)).toBe(true);
    await chooser.element().evaluate((field) => field.dispatchEvent(new Event('cancel')));
    await page.getByRole('button', { name: 'USBから読み込む' }).waitFor();
    expect(await page.locator('input').count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  it('makes the fourth wrong PIN wait, also after a reload', async () => {
    const { page } = lobby.browser;
    await openStaffDialog(page);
    await page.getByText('暗証番号を入れて').waitFor();
    for (let time = 0; time < 3; time += 1) {
      await page.keyboard.type('000000');
      await page.keyboard.press('Enter');
      await page.getByText('暗証番号が違います').waitFor();
    }
    await page.getByRole('timer').waitFor();
    await expectUsable(page, 'a wait');
    await page.reload();
    await page.getByRole('article').waitFor();
    await openStaffDialog(page);
    await page.getByRole('timer').waitFor();
    await page.keyboard.type(PIN);
    expect(await page.getByRole('img', { name: '未入力' }).count()).toBe(1);
    await page.keyboard.press('Escape');
  });

  it('closes by itself when nobody touches it', async () => {
    const browser = await startBrowser();
    const { page } = browser;
    await page.clock.install();
    await page.goto(lobby.hub.url);
    await page.getByRole('article', { name: '区役所サービス向上方針' }).waitFor();
    await openStaffDialog(page);
    await page.getByText('この端末の暗証番号を決めます').waitFor();
    await page.clock.runFor(50_000);
    expect(await staffDialog(page).count()).toBe(1);
    await page.clock.runFor(11_000);
    await staffDialog(page).waitFor({ state: 'detached' });
    await browser.close();
    browser.remove();
  });
});

describe('a tablet that is not on the hub’s own machine', () => {
  const lobby = useLobby();

  /** The hub as it answers to a tablet elsewhere; the right code is let through to it without one. */
  async function elsewhere(page: Page) {
    await page.route('**/api/enrol', async (route) => {
      const { code, name } = route.request().postDataJSON() as { code?: string; name: string };
      if (code === '135790') return route.continue({ postData: JSON.stringify({ name }) });
      await route.fulfill({ status: 403, json: { error: 'not_own_machine', message: '' } });
    });
  }

  async function aNewTablet() {
    const browser = await startBrowser();
    await elsewhere(browser.page);
    await browser.page.goto(lobby.hub.url);
    return browser;
  }
  const dialog = (page: Page) => page.getByRole('dialog', { name: 'この端末の登録' });

  it('is enrolled with the code of the office page, and then shows its content', async () => {
    const browser = await aNewTablet();
    const { page } = browser;
    await dialog(page).waitFor();
    await page.getByText('ご用の方は').waitFor();
    await expectUsable(page, 'enrolment');
    await enterDigits(page, '000000', '登録');
    await page.getByText('登録番号が違うか').waitFor();
    await enterDigits(page, '135790', '登録');
    await page.getByText('登録しました').waitFor();
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByRole('article', { name: '区役所サービス向上方針' }).waitFor();
    await browser.close();
    browser.remove();
  });

  it('works alone where staff decide so, is not asked again, and can be enrolled from the menu', async () => {
    const browser = await aNewTablet();
    const { page } = browser;
    await dialog(page).getByRole('button', { name: 'この端末だけで使う' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    // Nobody else will ever give it a PIN; staff who have none at hand do it within ten minutes.
    await page.getByRole('dialog', { name: '職員用' }).getByText('暗証番号を決めます').waitFor();
    await page.getByRole('button', { name: '取消' }).click();
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await rate(page, '満足');
    await browser.context.setOffline(true);
    await page.reload();
    await face(page, '満足').waitFor();
    await browser.context.setOffline(false);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await setPin(page);
    expect(await dialog(page).count()).toBe(0);
    await page.getByRole('button', { name: 'この端末を登録する' }).click();
    await dialog(page).getByRole('button', { name: '閉じる' }).click();
    await enterPin(page);
    await page.getByRole('button', { name: 'この端末を登録する' }).click();
    await dialog(page).waitFor();
    await enterDigits(page, '135790', '登録');
    await page.getByRole('article', { name: '区役所サービス向上方針' }).waitFor();
    await browser.close();
    browser.remove();
  });
});
