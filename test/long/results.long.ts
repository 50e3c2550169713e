import { beforeAll, describe, expect, it } from 'vitest';
import type { Edition } from '../../src/core/content/edition.ts';
import {
  aWardWithResults,
  GONE,
  HALF_RESULT,
  LONG_RESULT,
  OLD_AIM,
  SHORT_RESULT,
} from '../support/a-ward-with-results.ts';
import { nextPage, shownPage } from '../support/lobby-page.ts';
import { measureType } from '../support/measure-type.ts';
import { publishEdition } from '../support/publish-edition.ts';
import { signInTo } from '../support/staff-session.ts';
import { useLobby } from '../support/use-lobby.ts';

const ward: Edition = aWardWithResults();
const [first, second] = ward.departments.map(({ id }) => id);
const [long, half, continued] = ward.departments[0]!.goals;

/** A slide, what stands on it in order, and how its last page is headed. */
const SLIDES: [slide: string, texts: string[], heading: string][] = [
  [`goal:${first}#1`, [...partsOf(long!), '達成度おおむね達成', LONG_RESULT], '実施結果'],
  [`goal:${first}#2`, [half!.text, '達成度達成', HALF_RESULT], '実施結果'],
  [`goal:${first}#3`, [...partsOf(continued!), '達成度80％', SHORT_RESULT], '令和7年度の実施結果'],
  [`goal:${second}@令和7年度#1`, [OLD_AIM, SHORT_RESULT], '令和7年度の実施結果'],
  [`goal:${second}@令和7年度#2`, [OLD_AIM.repeat(6), '達成度未達成', LONG_RESULT], '令和7年度の実施結果'],
];

const SIZES = [
  { width: 1280, height: 800, percent: 100 },
  { width: 768, height: 1024, percent: 200 },
];

describe('results in the lobby', () => {
  const lobby = useLobby();
  const page = () => lobby.browser.page;
  const open = async (slide: string, lang = 'ja') => {
    await page().goto(`${lobby.hub.url}?slide=${encodeURIComponent(slide)}&lang=${lang}`);
    await page().getByRole('article').waitFor();
  };

  beforeAll(async () => {
    await publishEdition(await signInTo(lobby.hub), ward);
    // The tablet takes it at a page change.
    await page().waitForFunction(() => {
      const button = [...document.querySelectorAll('button')].find((each) => each.textContent === '次へ');
      button?.click();
      return document.querySelector('.lobby-year') !== null;
    });
  });

  it.each(SIZES)('are whole at $width × $height and $percent %', async ({ percent, ...size }) => {
    await page().setViewportSize(size);
    for (const [slide, texts, heading] of SLIDES) {
      await open(slide);
      for (let press = 100; press < percent; press += 50) {
        await page()
          .getByRole('button', { name: `文字の大きさ ${press}%` })
          .click();
      }
      const { name } = await shownPage(page());
      let read = '';
      let title = '';
      for (let here = await shownPage(page()); here.name === name; here = await nextPage(page())) {
        expect((await measureType(page())).faults, `${slide} ${here.part} ${percent} %`).toEqual([]);
        read += (await page().locator('article .block').allTextContents()).join('');
        title = (await page().locator('article h2:visible').allTextContents()).at(-1)!;
      }
      for (const text of texts) expect(read, slide).toContain(text);
      expect(title, slide).toBe(heading);
    }
  });

  it.each([
    [{ width: 1280, height: 800 }, 'beside'],
    [{ width: 800, height: 1280 }, 'below'],
  ])('stand at %o %s a short aim, each under its title', async (size, place) => {
    await page().setViewportSize(size);
    await open(`goal:${first}#2`);
    const tops = async (selector: string) => {
      const all = await page().locator(selector).all();
      return Promise.all(all.map(async (each) => (await each.boundingBox())!));
    };
    const [aim, result] = await tops('.pair > div');
    expect(result!.x > aim!.x + aim!.width ? 'beside' : result!.y >= aim!.y + aim!.height ? 'below' : '').toBe(place);
    const titles = page().locator('article h2:visible');
    expect(await titles.allTextContents()).toEqual(['目標', '実施結果']);
    expect((await tops('article h2:visible')).map(({ x }) => Math.round(x))).toEqual(
      [aim!, result!].map(({ x }) => Math.round(x)),
    );
  });

  it('say in another language what they have in it, and which year they are of', async () => {
    await page().setViewportSize(SIZES[0]!);
    await open(`goal:${first}#1`, 'en');
    let text = '';
    for (let here = await shownPage(page()); here.name.endsWith('goal 1'); here = await nextPage(page(), 'Next')) {
      text += here.text;
    }
    expect(text).toContain(long!.translations!.en!.result);
    expect(text).not.toContain('Available in Japanese only');
    await open(`goal:${second}@令和7年度#1`, 'en');
    expect((await shownPage(page())).text).toContain('Fiscal year 2025: Result');
    expect(await page().locator('.lobby-year').textContent()).toBe('Fiscal year 2026');
  });

  it('say the year once: in the title, or alone where there is no title with it', async () => {
    await open('policy');
    const header = page().locator('header').first();
    const seen = async (size: { width: number; height: number }) => {
      await page().setViewportSize(size);
      return (await header.innerText()).match(/令和8年度/g)?.length;
    };
    expect([await seen({ width: 1280, height: 800 }), await seen({ width: 800, height: 1280 })]).toEqual([1, 1]);
  });

  it('keep a department that is gone on the screen, without a count of goals', async () => {
    await open(`department:${GONE}`);
    expect((await shownPage(page())).name).toBe('総務部 統計課');
    expect(await page().getByText('つの目標').count()).toBe(0);
    expect((await nextPage(page())).name).toBe('総務部 統計課 令和7年度 目標1');
  });

  it('are found in 一覧 below the goals of their department', async () => {
    await open('policy');
    await page().getByRole('button', { name: '一覧' }).click();
    const index = page().getByRole('dialog', { name: '一覧' });
    await index.getByRole('button', { name: '総務課' }).first().click();
    const group = index.getByRole('heading', { name: '令和7年度の目標と結果' });
    await group.waitFor();
    await index
      .getByRole('button', { name: OLD_AIM.slice(0, 8) })
      .first()
      .click();
    await page().getByRole('article', { name: 'まちづくり推進部 総務課 令和7年度 目標1' }).waitFor();
  });
});

function partsOf({ parts }: Edition['departments'][number]['goals'][number]): string[] {
  return parts.map(({ text }) => text);
}
