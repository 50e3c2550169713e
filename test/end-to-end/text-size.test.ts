import { describe, expect, it } from 'vitest';
import { aNotice } from '../support/an-edition.ts';
import { nextPage, shownPage } from '../support/lobby-page.ts';
import { measureType } from '../support/measure-type.ts';
import { publishEdition } from '../support/publish-edition.ts';
import { signInTo } from '../support/staff-session.ts';
import { useLobby } from '../support/use-lobby.ts';
import { readText, wardDocument } from '../support/ward-document.ts';

const ward = readText(wardDocument()).edition!;
const notice = {
  ...aNotice('休日開庁と一部の窓口の受付時間の変更について'),
  body: '年度末は窓口が混み合います。三月の最後の日曜日は午前八時三十分から午後零時三十分まで開庁します。'.repeat(3),
};

/** A slide, and every word of it that is to be read. */
const SAMPLE: [slide: string, text: string][] = [
  ['policy', ward.policy.principles.map(({ text }) => text).join('')],
  ['principle:4', ward.policy.principles[3]!.text],
  ['department:地域みまもり支援センター/(福祉事務所・保健所支所)/児童家庭課', '児童家庭課'],
  goal('まちづくり推進部/地域振興課', 0),
  goal('地域みまもり支援センター/(福祉事務所・保健所支所)/地域支援課', 0),
  goal('まちづくり推進部/生涯学習支援課', 2),
  [`notice:${notice.title}`, notice.body],
];

const SIZES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 768, height: 1024 },
];

describe('文字の大きさ', () => {
  const lobby = useLobby();

  it('is known to a tablet that has a notice too', async () => {
    await publishEdition(await signInTo(lobby.hub), { ...ward, notices: [notice] });
    const { page } = lobby.browser;
    await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(`notice:${notice.title}`)}`);
    await page.waitForFunction(async (title) => {
      if (document.querySelector('article')?.ariaLabel === title) return true;
      const button = [...document.querySelectorAll('button')].find((each) => each.textContent === '次へ');
      button?.click();
      return false;
    }, notice.title);
  });

  describe.each(SIZES)('at $width × $height', (size) => {
    it.each([150, 200])('holds every word at %i %, as much larger, on pages of its own', async (percent) => {
      const { page } = lobby.browser;
      await page.setViewportSize(size);
      for (const [slide, text] of SAMPLE) {
        await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(slide)}`);
        await page.getByRole('article').waitFor();
        const { name } = await shownPage(page);
        for (let press = 100; press < percent; press += 50) {
          await page.getByRole('button', { name: `文字の大きさ ${press}%` }).click();
        }
        await page.getByRole('button', { name: `文字の大きさ ${percent}%` }).waitFor();
        let read = '';
        for (let here = await shownPage(page); here.name === name; here = await nextPage(page)) {
          const { bodyShare, headingShare, ...faults } = await measureType(page);
          expect(faults, `${slide} ${here.part}`).toEqual({ clipped: [], tooSmall: [], scrolls: false });
          expect(bodyShare, `${slide} ${here.part}`).toBeGreaterThanOrEqual((0.0349 * percent) / 100);
          expect(headingShare, `${slide} ${here.part}`).toBeGreaterThanOrEqual(0.0499);
          read += (await page.locator('.block p, .opener h1').allTextContents()).join('');
        }
        expect(read.replaceAll(/\s/g, ''), slide).toBe(text.replaceAll(/\s/g, ''));
      }
    });
  });

  it('is 100 % again when nobody has touched for 60 s', async () => {
    const { page } = lobby.browser;
    await page.clock.install();
    await page.goto(lobby.hub.url);
    await page.getByRole('article').waitFor();
    const bodyShare = async () => (await measureType(page)).bodyShare;
    const before = await bodyShare();
    await page.getByRole('button', { name: '文字の大きさ' }).click();
    await page.getByRole('button', { name: '文字の大きさ 150%' }).click();
    const larger = await bodyShare();
    await page.clock.runFor(59_000);
    expect([larger > 1.5 * before, await bodyShare()]).toEqual([true, larger]);
    await page.clock.runFor(2_000);
    await page.getByRole('button', { name: '文字の大きさ 100%' }).waitFor();
  });
});

function goal(id: string, index: number): [string, string] {
  const { no, parts } = ward.departments.find((department) => department.id === id)!.goals[index]!;
  return [`goal:${id}#${no}`, parts.map(({ text }) => text).join('')];
}
