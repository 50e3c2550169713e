import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFolder } from '../support/a-folder.ts';
import { openOffice } from '../support/office-page.ts';
import { type RunningBrowser, startBrowser } from '../support/start-browser.ts';
import { type RunningHub, startHub } from '../support/start-hub.ts';
import { wardDocument } from '../support/ward-document.ts';

// No lobby was ever opened in this browser: nothing of it lies ready for the preview.
describe('the office page while the hub is away', () => {
  let hub: RunningHub;
  let browser: RunningBrowser;
  const button = (name: string) => browser.page.getByRole('button', { name, exact: true });
  const choose = async () => {
    const file = join(aFolder(), '方針.txt');
    writeFileSync(file, wardDocument());
    await browser.page.getByLabel('ファイルを選ぶ').setInputFiles(file);
    await browser.page.getByRole('region', { name: '読み込み結果' }).waitFor();
  };

  beforeAll(async () => {
    hub = await startHub();
    browser = await startBrowser();
    await openOffice(browser.page, hub);
  });
  afterAll(async () => {
    await browser?.close();
    browser?.remove();
    await hub?.remove();
  });

  it('says that it cannot read, not that the file is broken', async () => {
    await hub.stop();
    await choose();
    await browser.page.getByText('読み込みの準備ができません').waitFor();
    expect(await browser.page.getByText('壊れている').count()).toBe(0);
    await button('取消').click();
    hub = await startHub({ port: hub.port, dataDir: hub.dataDir, configDir: hub.configDir });
  });

  it('leaves out changes that it does not know, and shows no page of the browser as a tablet', async () => {
    const { page } = browser;
    await choose();
    await page.getByText('変更点', { exact: true }).waitFor();
    await button('取消').click();
    await hub.stop();
    await choose();
    await page.getByRole('alert').getByText('変更点を表示できません').waitFor();
    expect(await page.getByText('変更点', { exact: true }).count()).toBe(0);
    await button('プレビュー').click();
    await page.getByText('端末の画面を準備しています').waitFor();
    await page.getByText('ハブにつながらないため、表示できません').waitFor();
    expect(await page.locator('iframe').isVisible()).toBe(false);
  });
});
