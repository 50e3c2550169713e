import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aFolder } from '../support/a-folder.ts';
import { aDetail, anEpoch, aRating } from '../support/a-rating.ts';
import { expectOpenToAll, expectWithin } from '../support/expect-open-to-all.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { nextPage, shownPage } from '../support/lobby-page.ts';
import { STAFF_PASSWORD } from '../support/staff-session.ts';
import { keyboardOf } from '../support/tab-to.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';
import { wardDocument } from '../support/ward-document.ts';

const PICTURE = join(import.meta.dirname, '../../public/icon-512.png');
const WAS = '全体の奉仕者としての自覚を常に持ち';

/** The ward's document with another wording of the first principle, as a file. */
function aChangedDocument(wording: string): string {
  const file = join(aFolder(), '新しい方針.txt');
  writeFileSync(file, wardDocument().replace(WAS, wording));
  return file;
}

/** Headings that are no headings, rows that belong nowhere, words without an end. */
function aFaultyDocument(): string {
  const file = join(aFolder(), '問題の多いファイル.txt');
  const goals = wardDocument().replaceAll(/^[^\t\n]+\t\d+ /gm, '\t');
  writeFileSync(file, `${'長い語'.repeat(60)}${'x'.repeat(300)}\n${goals}`);
  return file;
}

describe('the office page', () => {
  const lobby = useLobby();
  let office: Page;
  const button = (name: string) => office.getByRole('button', { name, exact: true });
  const openToAll = (what: string) => expectOpenToAll(office, what);
  const status = (text: string) => office.getByRole('status').getByText(text).waitFor();
  const asksBeforeLeaving = () =>
    office.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  /** The lobby takes a new edition at its next slide, or when it starts. */
  const lobbyShows = async (text: string, slide = 'policy') => {
    const { page } = lobby.browser;
    await page.bringToFront();
    await until(`「${text}」 in the lobby`, async () => {
      const fetched = page.waitForResponse((response) => response.url().endsWith('/api/content'));
      await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(slide)}`);
      await page.getByRole('article').waitFor();
      await fetched;
      return (await shownPage(page)).text.includes(text);
    });
    await office.bringToFront();
  };

  /** What a tablet sends; the answer is read as JSON. */
  const post = async (path: string, body: object, token = '') => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    return (await fetch(lobby.hub.origin + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };
  const enrolled = async (name: string) => ((await post('/api/enrol', { name })) as { token: string }).token;

  beforeAll(async () => {
    office = await lobby.browser.context.newPage();
    await office.goto(`${lobby.hub.url}office`);
  });

  it('asks for a first password, then lets staff in', async () => {
    await office.getByLabel('担当者名').fill('総務課 山田');
    expect(await office.getByLabel('パスワード').count()).toBe(1);
    await office.getByLabel('パスワード').fill('短い');
    expect(await findBarriers(office)).toEqual([]);
    await button('パスワードを決めてログイン').click();
    await office.getByRole('alert').getByText('12文字以上').waitFor();
    expect(await office.getByLabel('パスワード').evaluate((field) => field === document.activeElement)).toBe(true);
    await office.getByLabel('パスワード').fill(STAFF_PASSWORD);
    await button('パスワードを決めてログイン').click();
    await office.getByRole('heading', { name: '掲示内容', exact: true }).waitFor();
    await office.getByText('総務課 山田 さん').waitFor();
  });

  it('publishes a changed document, which the lobby then shows, and takes it back', async () => {
    await office.getByLabel('ファイルを選ぶ').setInputFiles(aChangedDocument('市民の皆さまのために働く自覚を常に持ち'));
    const result = office.getByRole('region', { name: '読み込み結果' });
    await result.getByText('方針 4 / 部署 14 / 目標 44').waitFor();
    await openToAll('what was read');
    await button('公開').click();
    await status('第2版を公開しました');
    await lobbyShows('市民の皆さまのために働く自覚を常に持ち');
    await status('端末 1 台すべてが表示しています');
    await button('元に戻す').click();
    await status('第1版の内容を、第3版として公開しました');
    await lobbyShows(WAS);
  });

  it('shows the real tablet page before anything is published', async () => {
    await office.getByLabel('ファイルを選ぶ').setInputFiles(aChangedDocument('プレビューだけの言葉を常に持ち'));
    await button('プレビュー').click();
    const tablet = office.frameLocator('iframe');
    await tablet.getByText('プレビューだけの言葉を常に持ち').waitFor();
    expect(await office.locator('iframe').evaluate((frame: HTMLIFrameElement) => frame.contentWindow!.innerWidth)).toBe(
      1280,
    );
    await button('縦向き').click();
    await until('portrait', () =>
      office.locator('iframe').evaluate((frame: HTMLIFrameElement) => frame.contentWindow!.innerWidth === 800),
    );
    await openToAll('プレビュー');
    await office.keyboard.press('Escape');
    await button('取消').click();
    expect(await office.getByRole('region', { name: '読み込み結果' }).count()).toBe(0);
  });

  it('says why a document with errors cannot be published', async () => {
    const file = join(aFolder(), 'これは違う.txt');
    writeFileSync(file, 'これは方針ではありません。\n');
    await office.getByLabel('ファイルを選ぶ').setInputFiles(file);
    await office.getByText('直すまで').waitFor();
    expect(await office.getByText('直すまで').count()).toBe(1);
    expect(await button('公開').isDisabled()).toBe(true);
    expect(await button('日時を決めて公開').isDisabled()).toBe(true);
    await button('取消').click();
  });

  it('lets an edition wait for its time, refuses the past, and calls it off', async () => {
    await office.getByLabel('ファイルを選ぶ').setInputFiles(aChangedDocument('来年度の言葉を常に持ち'));
    await button('日時を決めて公開').click();
    const time = office.getByLabel('公開する日時');
    await time.fill('2020-01-01T08:30');
    await button('この日時に公開').click();
    await office.getByRole('alert').getByText('過ぎています').waitFor();
    await openToAll('a time');
    await office.getByRole('button', { name: '4月1日 0:00' }).click();
    expect(await time.inputValue()).toMatch(/^\d{4}-04-01T00:00$/);
    await button('この日時に公開').click();
    await office.getByText('4月1日').and(office.getByText('へ切り替わります')).waitFor();
    await button('公開予約の取消').click();
    await status('公開予約を取り消しました');
  });

  it('puts up a notice with a picture and takes it down again', async () => {
    await button('お知らせを追加').click();
    const dialog = office.getByRole('dialog', { name: 'お知らせを追加' });
    await dialog.getByRole('button', { name: '公開', exact: true }).click();
    await dialog.getByText('題名を入れてください').waitFor();
    await dialog.getByLabel('題名').fill('休日開庁のお知らせ');
    expect(await dialog.getByText('題名を入れてください').count()).toBe(0);
    await dialog.getByLabel('本文').fill('住民票の写しを窓口でお渡しします。');
    expect(await asksBeforeLeaving()).toBe(true);
    await office.keyboard.press('Escape');
    await dialog.getByText('書きかけのお知らせを消しますか').waitFor();
    await dialog.getByRole('button', { name: '続ける' }).click();
    await dialog.getByRole('button', { name: '公開', exact: true }).waitFor();
    await until('the focus is back', () =>
      dialog.getByLabel('本文').evaluate((field) => field === document.activeElement),
    );
    // Another place of the page and back.
    await office.evaluate(() => {
      location.hash = '#tablets';
    });
    await dialog.waitFor({ state: 'detached' });
    await office.goBack();
    expect(await dialog.getByLabel('題名').inputValue()).toBe('休日開庁のお知らせ');
    await dialog.getByLabel('写真', { exact: true }).setInputFiles(PICTURE);
    await dialog.getByRole('button', { name: '写真を外す' }).waitFor();
    await dialog.getByLabel('掲出終了').fill('2099-12-31');
    await openToAll('a notice');
    await dialog.getByRole('button', { name: '公開', exact: true }).click();
    await status('お知らせ「休日開庁のお知らせ」を公開しました');
    expect(await asksBeforeLeaving()).toBe(false);
    await lobbyShows('住民票の写しを窓口でお渡しします。', 'notice:休日開庁のお知らせ');
    const thumb = office.locator('.notice img');
    await until('the picture', () => thumb.evaluate((image: HTMLImageElement) => image.naturalWidth > 0));
    await button('取り下げ').click();
    await button('取り下げる').click();
    await status('お知らせ「休日開庁のお知らせ」を取り下げました');
    await office.getByText('お知らせはありません').waitFor();
  });

  it('puts up what a voice has changed, which the tablet page in the preview shows at a glance, and takes it down', async () => {
    const title = 'お声で変わりました：待ち時間（総務課、2020年10月1日）';
    await button('「お声で変わりました」を追加').click();
    const dialog = office.getByRole('dialog', { name: '「お声で変わりました」を追加' });
    await dialog.getByRole('button', { name: '公開', exact: true }).click();
    await dialog.getByText('部署を選んでください').waitFor();
    await dialog.getByLabel('お声（理由）').selectOption('待ち時間');
    await dialog.getByLabel('変わったこと').fill('番号札の案内を大きくしました。');
    await dialog.getByLabel('いつ（変えた日）').fill('2020-10-01');
    await dialog.getByLabel('どこ（部署）').selectOption('まちづくり推進部 総務課');
    expect(await findBarriers(office)).toEqual([]);
    await dialog.getByRole('button', { name: 'プレビュー' }).click();
    const sheet = office.frameLocator('iframe').locator('.sheet-voice');
    await sheet.getByText('2020年10月1日').waitFor();
    expect(await sheet.textContent()).toMatch(/お声待ち時間.*変わったこと番号札.*いつ2020年10月1日どこまち/);
    await office.keyboard.press('Escape');
    await dialog.getByRole('button', { name: '公開', exact: true }).click();
    await status(`お知らせ「${title}」を公開しました`);
    await button('取り下げ').click();
    await button('取り下げる').click();
    await status(`お知らせ「${title}」を取り下げました`);
  });

  it('loses nothing when the session ends in the middle', async () => {
    await office.getByLabel('ファイルを選ぶ').setInputFiles(aChangedDocument('続きの言葉を常に持ち'));
    await office.getByRole('region', { name: '読み込み結果' }).waitFor();
    await lobby.browser.context.clearCookies();
    await button('公開').click();
    const dialog = office.getByRole('dialog', { name: 'ログイン' });
    await dialog.getByLabel('パスワード').fill('not the password');
    await dialog.getByRole('button', { name: 'ログイン' }).click();
    await dialog.getByRole('alert').getByText('パスワードが違います').waitFor();
    expect(await findBarriers(office)).toEqual([]);
    await dialog.getByLabel('パスワード').fill(STAFF_PASSWORD);
    await dialog.getByRole('button', { name: 'ログイン' }).click();
    await status('を公開しました');
    await lobbyShows('続きの言葉を常に持ち');
  });

  it('gives a number for a new tablet, sets the PIN, and shows tablets, ratings and record', async () => {
    const go = async (name: string) => {
      await office.getByRole('link', { name, exact: true }).click();
      const heading = office.getByRole('heading', { name, exact: true, level: 1 });
      await until('the heading has the focus', () => heading.evaluate((found) => found === document.activeElement));
    };
    await go('端末');
    await office.getByText('（最新）').waitFor();
    await button('登録番号を出す').click();
    await until('six digits', async () => /^\d{3} \d{3}$/.test(await office.locator('.code').innerText()));
    await openToAll('a number for a tablet');
    await go('設定');
    await office.getByLabel('新しい暗証番号').fill('12345');
    await button('暗証番号を決める').click();
    await office.getByRole('alert').getByText('6〜12桁').waitFor();
    await office.getByLabel('新しい暗証番号').fill('246810');
    await button('暗証番号を決める').click();
    await status('暗証番号を決めました');
    await openToAll('設定');
    await go('評価');
    await go('記録');
    await office.getByRole('cell', { name: 'お知らせを取り下げ' }).first().waitFor();
    // What was done last is still told there, and leaves the focus where it is.
    await go('掲示内容');
    await status('を公開しました');
  });

  it('changes the question, which the lobby then asks, keeps what stands in the file, and takes it back', async () => {
    const file = join(lobby.hub.configDir, 'kiosk.yaml');
    const before = readFileSync(file, 'utf8');
    const lobbyAsks = async (question: string) => {
      await lobby.browser.page.bringToFront();
      await until(`「${question}」 in the lobby`, async () => {
        const fetched = lobby.browser.page.waitForResponse((response) => response.url().endsWith('/api/content'));
        await lobby.browser.page.goto(lobby.hub.url);
        await fetched;
        return (await lobby.browser.page.getByRole('group', { name: question, exact: true }).count()) === 1;
      });
      await office.bringToFront();
    };
    await office.goto(`${lobby.hub.url}office#settings`);
    const survey = office.getByRole('region', { name: '評価のたずね方' });
    await survey.getByLabel('質問').fill('');
    await survey.getByRole('button', { name: '保存' }).click();
    await survey.getByText('「質問」は、1〜60文字で入れてください。').waitFor();
    const hours = office.getByRole('region', { name: '開庁時間' });
    await hours.getByRole('button', { name: '月曜日から金曜日' }).click();
    await hours.getByRole('button', { name: '日と時間を追加' }).click();
    await hours.getByRole('button', { name: '保存' }).click();
    await hours.getByText('「ほかに開ける日 1 の日付」').waitFor();
    expect(await findBarriers(office)).toEqual([]);
    expect(await asksBeforeLeaving()).toBe(true);
    await hours.getByRole('button', { name: '書きかけを消す' }).click();
    await survey.getByLabel('質問').fill('窓口はいかがでしたか');
    await survey.getByRole('button', { name: '保存' }).click();
    await survey.getByRole('status').getByText('保存しました').waitFor();
    expect(await findBarriers(office)).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe(
      before
        .replace('#survey:', 'survey:')
        .replace('#  question: 本日の窓口サービスはいかがでしたか', '  question: 窓口はいかがでしたか'),
    );
    await lobbyAsks('窓口はいかがでしたか');
    await survey.getByRole('button', { name: '元に戻す' }).click();
    await survey.getByRole('status').getByText('元に戻しました').waitFor();
    const undone = readFileSync(file, 'utf8');
    expect(undone).toContain('\n  question: 本日の窓口サービスはいかがでしたか\n');
    // A hand in the file has the same effect, without a start.
    writeFileSync(file, undone.replace('本日の窓口サービス', 'きょうの窓口'));
    await lobbyAsks('きょうの窓口はいかがでしたか');
    writeFileSync(file, before);
  });

  it('shows what of a tablet did not arrive, and word for word what could not be taken', async () => {
    const token = await enrolled('別の端末');
    const bad = { ...aRating(2), score: 9 };
    await post(
      '/api/ratings',
      { epoch: anEpoch, events: [aRating(1), bad, aRating(5), aRating(6, { seq: 5 })] },
      token,
    );
    await office.goto(`${lobby.hub.url}office#tablets`);
    const line = office.getByRole('row', { name: '別の端末' });
    for (const text of ['欠番 2 件', '複製の疑い 1 件', '受け取れなかった 1 件']) await line.getByText(text).waitFor();
    await button('内容を見る').click();
    await office.getByText(JSON.stringify(bad), { exact: true }).waitFor();
    await openToAll('端末');
    await button('別の端末 の詳細').click();
    const dialog = office.getByRole('dialog', { name: '別の端末' });
    await dialog.getByText('アプリの版').waitFor();
    await dialog.getByRole('button', { name: '登録の取消' }).click();
    await dialog.getByText('取り消しますか').waitFor();
    await openToAll('a tablet');
    await office.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('takes a result from figures to the lobby, beside its goal', async () => {
    const department = 'まちづくり推進部/総務課';
    // They are of another day by now, so they count on the one they arrive.
    const events = Array.from({ length: 50 }, (_, n) => [
      aRating(1_001 + 2 * n, { seq: 1 + 2 * n }),
      aDetail(1_002 + 2 * n, 1_001 + 2 * n, { seq: 2 + 2 * n, department, reasons: ['wait'] }),
    ]).flat();
    await post('/api/ratings', { epoch: anEpoch.replace(/^./, 'f'), events }, await enrolled('評価の端末'));
    await office.goto(`${lobby.hub.url}office#content`);
    await button('実施結果を書く').press('Enter');
    await office.locator('summary', { hasText: department.replace('/', ' ') }).press('Enter');
    const goal = office.getByRole('article', { name: '目標1' });
    await goal.getByLabel('実施結果').fill('待ち時間の目安を掲示しました。');
    await goal.getByRole('button', { name: '数字を入れる' }).click();
    const written = await goal.getByLabel('実施結果').inputValue();
    expect(written).toMatch(
      /^待ち時間の目安を掲示しました。\n令和.+年度にこの窓口を選んだ評価は50件で、.+「待ち時間」です。$/,
    );
    await goal.getByLabel('達成度').fill('達成');
    expect(await asksBeforeLeaving()).toBe(true);
    expect(await findBarriers(office)).toEqual([]);
    await button('次の版に入れる').click();
    const reading = office.getByRole('region', { name: '読み込み結果' });
    await reading.getByText('追加 0、変更 1、削除 0').waitFor();
    await button('公開').click();
    // The page may hear of the new edition before it has the answer to its own request.
    await reading.waitFor({ state: 'detached' });
    await status('を公開しました');
    await goal.getByText('結果あり').waitFor();
    expect(await asksBeforeLeaving()).toBe(false);
    const { page } = lobby.browser;
    await page.bringToFront();
    await until('the result in the lobby', async () => {
      await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(`goal:${department}#1`)}`);
      await page.getByRole('article').waitFor();
      let text = '';
      let title = '';
      for (let here = await shownPage(page); here.name.endsWith('目標1'); here = await nextPage(page)) {
        text += (await page.locator('article .block').allTextContents()).join('');
        title = (await page.locator('article h2:visible').allTextContents()).at(-1) ?? '';
      }
      return title === '実施結果' && text.includes(written) && text.includes('達成度達成');
    });
    await office.bringToFront();
  });

  it('can be used with the keyboard alone', async () => {
    await office.goto(`${lobby.hub.url}office`);
    await office.getByRole('heading', { name: '掲示内容', exact: true }).waitFor();
    const { tabTo, unseen } = keyboardOf(office);
    // Before the first Tab: where the page is at work a key overtakes the wish to be told, and the chooser opens unseen.
    const chooser = office.waitForEvent('filechooser');
    await tabTo('ファイルを選ぶ');
    await office.keyboard.press('Enter');
    await (await chooser).setFiles(aChangedDocument('キーボードだけで書いた言葉を常に持ち'));
    await office.getByRole('region', { name: '読み込み結果' }).waitFor();
    await tabTo('公開');
    await office.keyboard.press('Enter');
    await status('を公開しました');
    // The focus is on what was done, the way back beside it.
    await tabTo('元に戻す');
    await office.keyboard.press('Enter');
    await status('の内容を');
    await tabTo('お知らせを追加');
    await office.keyboard.press('Enter');
    await office.getByRole('dialog').waitFor();
    await office.keyboard.press('Escape');
    await until('the focus is back', () =>
      office.evaluate(() => document.activeElement?.textContent === 'お知らせを追加'),
    );

    await tabTo('評価', 'Shift+Tab');
    await office.keyboard.press('Enter');
    await tabTo('年度');
    await office.keyboard.press('Space');
    await office.getByRole('status').getByText('年度（').waitFor();
    await tabTo('言語');
    await office.keyboard.press('ArrowDown');
    expect(await office.getByLabel('言語').inputValue()).toBe('ja');
    await tabTo('数値で見る');
    await office.keyboard.press('Enter');
    await office.getByRole('table').filter({ hasText: '12月' }).waitFor();
    await tabTo('Excel（.xlsx）を保存');
    const saving = office.waitForEvent('download');
    await office.keyboard.press('Enter');
    expect((await saving).suggestedFilename()).toMatch(/^評価-\d{4}年度\.xlsx$/);

    await tabTo('掲示内容', 'Shift+Tab');
    await tabTo('端末');
    await office.keyboard.press('Enter');
    await tabTo('登録番号を出す');
    await office.keyboard.press('Enter');
    await until('six digits', async () => /^\d{3} \d{3}$/.test(await office.locator('.code').innerText()));
    expect(unseen()).toEqual([]);
  });

  it('keeps nobody out of any place with all that can stand there, and begins a long result in view', async () => {
    await office.goto(`${lobby.hub.url}office#content`);
    await office.getByLabel('ファイルを選ぶ').setInputFiles(aChangedDocument('来年度の言葉を常に持ち'));
    await button('日時を決めて公開').click();
    await office.getByRole('button', { name: '4月1日 0:00' }).click();
    await button('この日時に公開').click();
    await office.getByText('へ切り替わります').waitFor();
    await button('お知らせを追加').click();
    const dialog = office.getByRole('dialog', { name: 'お知らせを追加' });
    await dialog.getByLabel('題名').fill('休日開庁のお知らせ');
    await dialog.getByLabel('本文').fill('住民票の写しを窓口でお渡しします。');
    await dialog.getByRole('button', { name: '公開', exact: true }).click();
    await status('お知らせ「休日開庁のお知らせ」を公開しました');
    await button('取り下げ').click();
    await button('取り下げる').waitFor();
    await office.setViewportSize({ width: 1024, height: 768 });
    await office.getByLabel('ファイルを選ぶ').setInputFiles(aFaultyDocument());
    await until('several errors', async () => (await office.locator('.reading-error').count()) > 3);
    // Longer than the window, and still read from its beginning.
    await until('the result begins in view', () =>
      office.locator('.ready').evaluate((ready) => {
        const { top } = ready.getBoundingClientRect();
        return top >= -1 && top < 300;
      }),
    );
    for (const place of ['content', 'tablets', 'ratings', 'settings', 'record']) {
      await office.goto(`${lobby.hub.url}office#${place}`);
      await office.getByRole('heading', { level: 1 }).waitFor();
      await office.locator('[aria-busy=true]').waitFor({ state: 'detached' });
      await openToAll(place);
      for (const [width, height] of [
        [1024, 768],
        [1440, 900],
      ] as const) {
        await office.setViewportSize({ width, height });
        await expectWithin(office, `${place} at ${width}`);
      }
    }
  });

  it('signs out', async () => {
    await button('ログアウト').click();
    await button('ログイン').waitFor();
    expect(await findBarriers(office)).toEqual([]);
    await office.getByLabel('担当者名').fill('総務課 山田');
    await office.getByLabel('パスワード').fill(STAFF_PASSWORD);
    await button('ログイン').click();
    await office.getByRole('heading', { level: 1, name: '記録' }).waitFor();
  });

  it('says that the hub is away, and stays', async () => {
    await office.goto(`${lobby.hub.url}office#content`);
    await office.getByRole('heading', { name: '掲示中の内容' }).waitFor();
    await lobby.hub.stop();
    await office.getByRole('alert').getByText('ハブにつながりません').waitFor();
    expect(await office.getByRole('heading', { name: '掲示中の内容' }).count()).toBe(1);
  });
});
