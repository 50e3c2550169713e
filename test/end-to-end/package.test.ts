import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeTemplate } from '../../src/core/content/template/write-template.ts';
import { readBrought } from '../../src/core/protocol/read-brought.ts';
import { templateWords } from '../../src/words/template.ts';
import { aDrawing } from '../support/a-drawing.ts';
import { aFolder } from '../support/a-folder.ts';
import { sha256 } from '../support/a-package.ts';
import { aNotice } from '../support/an-edition.ts';
import { openOffice } from '../support/office-page.ts';
import { setPin, staffDialog } from '../support/staff-dialog.ts';
import { keptContent } from '../support/tablet-content.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';
import { readText, wardDocument } from '../support/ward-document.ts';

const ward = readText(wardDocument()).edition!;

describe('from an archive on the office page to a lobby that no network reaches', () => {
  const office = useLobby();
  const faraway = useLobby();
  let exported = Buffer.alloc(0);

  it('reads the archive, redraws its picture, and publishes both', async () => {
    const { context } = office.browser;
    const page = await context.newPage();
    await openOffice(page, office.hub);
    const photo = await aDrawing(page, 1, { type: 'image/jpeg', width: 4_000, height: 3_000 });
    const notices = [{ ...aNotice('区民まつり'), picture: 'まつり.jpg' }];
    const archive = join(aFolder(), '掲示.zip');
    const workbook = await writeTemplate({ ...ward, notices }, templateWords);
    writeFileSync(archive, zipSync({ '掲示.xlsx': workbook, 'まつり.jpg': photo }));
    await page.getByLabel('ファイルを選ぶ').setInputFiles(archive);
    const result = page.getByRole('region', { name: '読み込み結果' });
    await result.getByText('方針 4 / 部署 14 / 目標 44 / お知らせ 1').waitFor();
    expect(await result.innerText()).toContain('お知らせ「区民まつり」');
    await page.getByRole('button', { name: '公開', exact: true }).click();
    await page.getByText('第2版を公開しました').waitFor();

    const saving = page.waitForEvent('download');
    await page.getByRole('row', { name: /第2版/ }).getByRole('link', { name: 'USB用に保存' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('区役所-2.lobby.zip');
    exported = readFileSync(await saved.path());
    const brought = await readBrought({ name: 'x', bytes: exported }, async (file) => sha256(file));
    expect([brought.problems, brought.content?.editions[0]?.serial]).toEqual([[], 2]);
    // As large as a lobby needs, and drawn by the page: nothing of the file that was brought is in it.
    expect(brought.pictures).toMatchObject([{ type: 'image/jpeg', width: 2_560, height: 1_920 }]);
    expect(brought.pictures[0]!.bytes.length).toBeLessThanOrEqual(1_000_000);
  });

  it('carries it by stick to a lobby whose hub is away, with its picture', async () => {
    const { page } = faraway.browser;
    const packagePath = join(aFolder(), '区役所-2.lobby.zip');
    writeFileSync(packagePath, exported);
    await faraway.hub.stop();
    await setPin(page);
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'USBから読み込む' }).click();
    await (await choosing).setFiles(packagePath);
    await staffDialog(page).getByRole('region', { name: '読み込み結果' }).waitFor();
    await page.getByRole('button', { name: '適用', exact: true }).click();
    await page.getByRole('status').getByText('表示を切り替えました').waitFor();
    expect(await keptContent(page)).toMatchObject({ serial: 2, missing: [] });
    await page.goto(`${faraway.hub.url}?slide=${encodeURIComponent('notice:区民まつり')}`);
    const picture = page.getByRole('article', { name: '区民まつり' }).locator('img');
    await until('the picture', () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth === 2_560));
  });
});
