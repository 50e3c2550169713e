import { describe, expect, it } from 'vitest';
import { aNotice } from '../support/an-edition.ts';
import { faultsOfSlide, measureSlide, SIZES, setLobby, TYPE_SIZES } from '../support/lobby-hand.ts';
import { measureType } from '../support/measure-type.ts';
import { pairwise } from '../support/pairwise.ts';
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

const factors = { slide: SAMPLE.map(([slide]) => slide), size: SIZES, type: TYPE_SIZES };

describe('文字の大きさ', () => {
  const lobby = useLobby({ ...ward, notices: [notice] });

  it.each(SAMPLE)('holds every word of %s, as much larger, on pages of its own', async (slide, text) => {
    const { page } = lobby.browser;
    await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent(slide)}`);
    await page.getByRole('article').waitFor();
    for (const { size, type } of pairwise(factors).filter((each) => each.slide === slide)) {
      await setLobby(page, { size, type });
      const measured = await measureSlide(page);
      expect(faultsOfSlide(measured, type), `${size} ${type}`).toEqual([]);
      expect(measured.read.replaceAll(/\s/g, ''), `${size} ${type}`).toBe(text.replaceAll(/\s/g, ''));
    }
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
