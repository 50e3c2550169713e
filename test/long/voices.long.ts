import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf, periodBefore, periodOf } from '../../src/core/calendar/periods.ts';
import { isoDay, tokyoDay, tokyoDayStartMs, tokyoTime, toTokyoIso } from '../../src/core/calendar/tokyo-time.ts';
import { voiceChangeBody } from '../../src/core/content/voice-change.ts';
import type { Rating } from '../../src/core/feedback/event.ts';
import { languages } from '../../src/core/settings/choices.ts';
import { openDatabase } from '../../src/hub/storage/database.ts';
import { enrolTablet } from '../../src/hub/storage/tablets.ts';
import { voiceWords } from '../../src/words/voices.ts';
import { anId, aRating } from '../support/a-rating.ts';
import { aTranslatedWard } from '../support/a-translated-ward.ts';
import { aNotice } from '../support/an-edition.ts';
import { findBarriers } from '../support/find-barriers.ts';
import {
  faultsOfSlide,
  measureSlide,
  type Setting,
  SIZES,
  setLobby,
  THEMES,
  TYPE_SIZES,
} from '../support/lobby-hand.ts';
import { nextPage, openLobby, shownPage } from '../support/lobby-page.ts';
import { pairwise } from '../support/pairwise.ts';
import { publishEdition } from '../support/publish-edition.ts';
import { signInTo } from '../support/staff-session.ts';
import { type RunningBrowser, startBrowser } from '../support/start-browser.ts';
import { type RunningHub, startHub, wardConfig } from '../support/start-hub.ts';
import { storeAnswers } from '../support/store-answers.ts';
import { until } from '../support/until.ts';

const ward = aTranslatedWard();
const [department] = ward.departments;
const where = department!.path.join(' ');
const DONE = '記載台を2か所ふやし、番号札の案内を大きくしました。お待ちの間に、呼び出しの番号を画面でも見られます。';
const LONG = `${DONE}窓口の職員が順に声をかけ、書類の書き方をご案内します。`.repeat(4);
const change = { reason: '待ち時間', done: DONE, when: '2026年10月1日', where };
const voices = [
  { ...aNotice('お声：短い'), body: voiceChangeBody(change) },
  { ...aNotice('お声：長い'), body: voiceChangeBody({ ...change, reason: '言葉づかい・態度', done: LONG }) },
];

const lastMonth = periodBefore(periodOf('month', tokyoDay(Date.now())));
const SATISFIED = 43;
/** Fifty answers of last month that count, and ten of a burst that do not. */
const answers: Rating[] = Array.from({ length: 60 }, (_, at) =>
  aRating(at + 1, {
    id: anId(at + 1),
    at: toTokyoIso(tokyoDayStartMs(lastMonth.from + (at % 20)) + 36_000_000 + at * 1_000),
    score: at < SATISFIED ? 5 - (at % 2) : 2,
    flags: at < 50 ? [] : ['burst'],
  }),
);
const monthNo = tokyoTime(tokyoDayStartMs(lastMonth.from)).month;

describe('what visitors have said', () => {
  let hub: RunningHub;
  let browser: RunningBrowser;
  let page: Page;
  const open = async (slide: string, query = '') => {
    await page.goto(`${hub.url}?slide=${encodeURIComponent(slide)}${query}`);
    await page.getByRole('article').waitFor();
    // It comes behind the first slide.
    await page.waitForFunction(() => document.querySelector('.controls') !== null);
  };
  /** The card is the slide before the first. */
  const openCard = async (query = '') => {
    await open('policy', query);
    await until('the card', async () => {
      await page.locator('.loop-controls > :first-child').click();
      return (await page.locator('.sheet-ratings').count()) === 1;
    });
  };

  beforeAll(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'voices-'));
    const configDir = wardConfig();
    appendFileSync(join(configDir, 'kiosk.yaml'), '\ndisplay:\n  ratingsCard: true\n');
    const database = openDatabase(dataDir);
    const { deviceId } = await enrolTablet(database, '正面ロビー', 'テスト', Date.now());
    await storeAnswers(database, deviceId, answers);
    database.close();
    hub = await startHub({ dataDir, configDir });
    await publishEdition(await signInTo(hub), { ...ward, notices: voices });
    browser = await startBrowser();
    page = browser.page;
    await openLobby(page, hub.url);
    await until('the voice in the lobby', async () => {
      await open('notice:お声：短い');
      return (await page.locator('.sheet-voice').count()) === 1;
    });
  });
  afterAll(async () => {
    await browser?.close();
    browser?.remove();
    await hub?.remove();
  });

  it('shows at a glance which voice, what, when and where', async () => {
    const { name, text } = await shownPage(page);
    expect(name).toBe('お声：短い');
    for (const said of ['お声で変わりました', '待ち時間', '変わったこと', DONE, 'いつ', '2026年10月1日', 'どこ', where])
      expect(text).toContain(said);
  });

  it('is whole and large enough however the screen is set, paged where it is long', { timeout: 600_000 }, async () => {
    const faults: string[] = [];
    const settings = pairwise({ size: SIZES, type: TYPE_SIZES, theme: THEMES, language: languages }) as Setting[];
    for (const { title } of voices) {
      await open(`notice:${title}`);
      await page.locator('.sheet-voice').waitFor();
      for (const setting of settings) {
        await setLobby(page, setting);
        const measured = await measureSlide(page);
        const found = [...faultsOfSlide(measured, setting.type), ...(await findBarriers(page))];
        faults.push(...found.map((fault) => `${title} ${Object.values(setting).join(' ')}: ${fault}`));
        if (setting.language === 'ja' && !measured.read.includes(DONE)) faults.push(`${title}: not read`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('shows the share of last month and n, of what counts, however the screen is set', {
    timeout: 600_000,
  }, async () => {
    await openCard();
    const { name, text } = await shownPage(page);
    expect(name).toBe('皆さまの評価');
    expect(text).toContain(`${monthNo}月`);
    expect(text).toContain(`${Math.round((SATISFIED / 50) * 100)}%`);
    expect(text).toContain(`${monthNo}月の評価50件のうち、${SATISFIED}件`);
    const faults: string[] = [];
    for (const setting of pairwise({
      size: SIZES,
      type: TYPE_SIZES,
      theme: THEMES,
      language: languages,
    }) as Setting[]) {
      await setLobby(page, setting);
      const words = voiceWords[setting.language!];
      expect((await shownPage(page)).text).toContain(words.month(monthNo));
      const { faults: found } = await measureSlide(page);
      for (const fault of [...found, ...(await findBarriers(page))])
        faults.push(`${Object.values(setting).join(' ')}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });

  it('counts a rating of the card as one of a card', async () => {
    await openCard();
    const sent = page.waitForRequest((request) => request.url().endsWith('/api/ratings'));
    await page.locator('.faces[aria-busy=false] .face-button').first().click();
    expect(JSON.stringify((await sent).postDataJSON() ?? '')).toContain('"shown":"card"');
  });

  it('puts the card away at the end of the month, with the hub away', async () => {
    const next = periodOf('month', periodOf('month', tokyoDay(Date.now())).until);
    await hub.stop();
    const lastDay = isoDay(next.from - 1);
    await openCard(`&now=${lastDay}T23:59:40`);
    await page.getByRole('button', { name: 'とめる' }).click();
    await page.locator('.sheet-ratings').waitFor({ state: 'detached', timeout: 30_000 });
    expect((await nextPage(page)).text).not.toContain(`${monthNo}月の評価`);
    await page.goto(`${hub.url}?now=${isoDay(dayOf(2099, 1, 15))}T10:00:00`);
    await page.getByRole('article').waitFor();
    await page.locator('.loop-controls > :first-child').click();
    expect(await page.locator('.sheet-ratings').count()).toBe(0);
  });
});
