import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { writeTemplate } from '../../src/core/content/template/write-template.ts';
import { readBrought } from '../../src/core/protocol/read-brought.ts';
import { templateWords } from '../../src/words/template.ts';
import { aPackageWithPicture, packed } from '../support/a-content-package.ts';
import { aFolder } from '../support/a-folder.ts';
import { sha256 } from '../support/a-package.ts';
import { expectUsable } from '../support/expect-usable.ts';
import { openLobby } from '../support/lobby-page.ts';
import { enterPin, setPin, staffDialog } from '../support/staff-dialog.ts';
import { startBrowser } from '../support/start-browser.ts';
import { keptContent } from '../support/tablet-content.ts';
import { useLobby } from '../support/use-lobby.ts';
import { readText, wardDocument } from '../support/ward-document.ts';

const ward = readText(wardDocument()).edition!;
const [department, ...others] = ward.departments;
const SLIDE = `goal:${department!.id}#2`;
const OLD_GOAL = department!.goals.find(({ no }) => no === 2)!.parts[0]!.text.slice(0, 20);
const NEW_GOAL = 'いただいたご相談には、その日のうちにお答えします。';

/** The ward's content with another second goal, as a workbook on a stick. */
async function aStick(text = NEW_GOAL): Promise<string> {
  const goals = department!.goals.map((goal) => (goal.no === 2 ? { ...goal, text } : goal));
  const file = join(aFolder(), '掲示内容.xlsx');
  writeFileSync(
    file,
    await writeTemplate({ ...ward, departments: [{ ...department!, goals }, ...others] }, templateWords),
  );
  return file;
}

async function choose(page: Page, file: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'USBから読み込む' }).click();
  await (await choosing).setFiles(file);
}

async function load(page: Page, file: string): Promise<void> {
  await choose(page, file);
  await staffDialog(page).getByRole('region', { name: '読み込み結果' }).waitFor();
  await page.getByRole('button', { name: '適用', exact: true }).click();
  await page.getByRole('status').getByText('表示を切り替えました').waitFor();
}

const lobbyShows = (page: Page, text: string) => page.getByRole('article').getByText(text).waitFor();

describe('a stick', () => {
  const lobby = useLobby();

  it('brings new content while the hub is away, and takes it back', async () => {
    const { page } = lobby.browser;
    await lobby.hub.stop();
    await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(SLIDE)}`);
    await lobbyShows(page, OLD_GOAL);
    await setPin(page);
    await load(page, await aStick());
    await lobbyShows(page, NEW_GOAL);
    await page.getByRole('button', { name: '元に戻す' }).click();
    await lobbyShows(page, OLD_GOAL);
    await page.getByRole('button', { name: '閉じる' }).click();
    await page.reload();
    await lobbyShows(page, OLD_GOAL);
  });

  it('is shown again after a restart of the browser', async () => {
    const { page } = lobby.browser;
    await enterPin(page);
    await load(page, await aStick());
    await page.getByRole('button', { name: '閉じる' }).click();
    await lobby.browser.close();
    lobby.browser = await startBrowser({ profileDir: lobby.browser.profileDir });
    await lobby.browser.page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(SLIDE)}`);
    await lobbyShows(lobby.browser.page, NEW_GOAL);
  });

  it('that brings the very same has nothing to apply, and one with errors says so', async () => {
    const { page } = lobby.browser;
    await enterPin(page);
    const file = await aStick('その日のうちに、窓口でお答えします。');
    await load(page, file);
    await page.getByRole('button', { name: '閉じる' }).click();
    await enterPin(page);
    await choose(page, file);
    await page.getByText('適用するものはありません').waitFor();
    expect(await page.getByRole('button', { name: '適用', exact: true }).isDisabled()).toBe(true);
    await expectUsable(page, 'the result');
    await page.getByRole('button', { name: '取消' }).click();
    const broken = join(aFolder(), '掲示内容.txt');
    writeFileSync(broken, 'これは方針ではありません。\n');
    await choose(page, broken);
    await page.getByText('適用できません').waitFor();
    await expectUsable(page, 'errors');
    expect(await page.getByRole('button', { name: '適用', exact: true }).isDisabled()).toBe(true);
  });
});

describe('an exported package on a stick', () => {
  const lobby = useLobby();

  async function aPackageFile(serial: number): Promise<string> {
    const { content, picture } = aPackageWithPicture(serial);
    const file = join(aFolder(), `第${serial}版.lobby.zip`);
    writeFileSync(file, await packed(content, [picture]));
    return file;
  }

  it('above the tablet’s serial is shown with its picture; one below needs a word', async () => {
    const { page } = lobby.browser;
    await lobby.hub.stop();
    await setPin(page);
    await load(page, await aPackageFile(99));
    await page.getByRole('button', { name: '閉じる' }).click();
    expect(await keptContent(page)).toMatchObject({ id: 'package-99', serial: 99, missing: [] });
    await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent('notice:祭り')}`);
    await page.getByRole('article', { name: '祭り' }).locator('img').waitFor();

    await enterPin(page);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: '掲示内容を保存' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('区役所-99.lobby.zip');
    const bytes = readFileSync(await saved.path());
    const again = await readBrought({ name: 'x', bytes }, async (file) => sha256(file));
    expect([again.problems, again.content?.id, again.pictures.length]).toEqual([[], 'usb:package-99', 1]);
    await page.getByRole('status').getByText('保存しました').waitFor();
    await page.getByRole('button', { name: '閉じる' }).click();

    // An iPad's home screen app has no downloads.
    await page.evaluate(() => {
      const shared: string[] = [];
      const share = async ({ files }: ShareData) => void shared.push(files![0]!.name);
      Object.defineProperties(navigator, {
        standalone: { value: true },
        canShare: { value: () => true },
        share: { value: share },
      });
      Object.assign(globalThis, { shared });
    });
    await enterPin(page);
    await page.getByRole('button', { name: '掲示内容を保存' }).click();
    await page.getByRole('status').getByText('保存しました').waitFor();
    expect(await page.evaluate(() => (globalThis as unknown as { shared: string[] }).shared)).toEqual([
      '区役所-99.lobby.zip',
    ]);
    await page.getByRole('button', { name: '閉じる' }).click();

    await enterPin(page);
    await choose(page, await aPackageFile(98));
    await page.getByText('この端末の第99版のほうが新しい').waitFor();
    expect(await page.getByRole('button', { name: '適用', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'それでも表示する' }).click();
    await page.getByRole('status').getByText('表示を切り替えました').waitFor();
    expect(await keptContent(page)).toMatchObject({ id: 'stick:package-98', missing: [] });
  });
});

describe('a tablet that was never enrolled', () => {
  const lobby = useLobby();

  it('takes what a stick brings, and goes back to its card', async () => {
    const browser = await startBrowser();
    const { page } = browser;
    await page.route('**/api/enrol', (route) =>
      route.fulfill({ status: 403, json: { error: 'not_own_machine', message: '' } }),
    );
    await openLobby(page, lobby.hub.url);
    await page.getByRole('button', { name: 'この端末だけで使う' }).click();
    await lobby.hub.stop();
    await page.reload();
    await lobbyShows(page, 'ご用の方は');
    await setPin(page);
    await load(page, await aStick());
    await lobbyShows(page, '全体の奉仕者としての自覚を常に持ち');
    await page.getByRole('button', { name: '元に戻す' }).click();
    await lobbyShows(page, 'ご用の方は');
    await page.getByRole('button', { name: '閉じる' }).click();
    await enterPin(page);
    await page.getByRole('button', { name: '元に戻す' }).click();
    await lobbyShows(page, '全体の奉仕者としての自覚を常に持ち');
    await page.getByRole('button', { name: '閉じる' }).click();
    await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(SLIDE)}`);
    await lobbyShows(page, NEW_GOAL);
    await browser.close();
    browser.remove();
  });
});
