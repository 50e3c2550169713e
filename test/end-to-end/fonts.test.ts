import { describe, expect, it } from 'vitest';
import { wordsByLanguage } from '../../src/words/lobby-characters.ts';
import { drawnFonts } from '../support/drawn-fonts.ts';
import { overviewOf, publishEdition } from '../support/publish-edition.ts';
import { signInTo } from '../support/staff-session.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';
import { readText, wardDocument } from '../support/ward-document.ts';

const RARE = '𠮷野家の髙﨑さん、简体字と한글';
const CHINESE = '请到二号窗口办理手续，如需口译请告诉工作人员。';
const KOREAN = '2번 창구로 오십시오. 통역이 필요하시면 말씀해 주십시오.';

const ward = readText(wardDocument()).edition!;
const [first, ...others] = ward.policy.principles;
const edition = {
  ...ward,
  title: RARE,
  policy: {
    ...ward.policy,
    principles: [{ ...first!, translations: { 'zh-Hans': { text: CHINESE }, ko: { text: KOREAN } } }, ...others],
  },
};

describe('the fonts of a lobby without a network', () => {
  const lobby = useLobby();
  it('cost a page in Japanese nothing', async () => {
    await lobby.browser.context.setOffline(true);
    await lobby.browser.page.reload();
    await lobby.browser.page.getByRole('article').first().waitFor();
    const asked = () =>
      lobby.browser.page.evaluate(() => {
        const faces = [...document.fonts].filter(({ family }) => family.includes('Noto'));
        return {
          all: faces.length,
          asked: faces
            .filter(({ status }) => status !== 'unloaded')
            .map(({ family, weight, unicodeRange }) => `${family} ${weight} ${unicodeRange.slice(0, 40)}`),
        };
      });
    const { asked: opened } = await until('the style sheets', async () => {
      const faces = await asked();
      return faces.all > 300 && faces;
    });
    expect(opened).toEqual([]);
  });

  it('draw all our own words in every language, whatever the edition holds', async () => {
    const words = wordsByLanguage();
    for (const [lang, text, family] of [
      ['ja', words.ja, 'BIZ UDPGothic'],
      ['zh-Hans', words['zh-Hans'], 'Noto Sans SC Thin'],
      ['zh-Hans', '简体中文', 'Noto Sans SC Thin'],
      ['ko', words.ko, 'Noto Sans KR Thin'],
      ['ko', '한국어', 'Noto Sans KR Thin'],
    ] as const) {
      const fonts = await drawnFonts(lobby.browser.page, lang, text, 700);
      const others = fonts.filter((font) => !font.isOurs || font.family !== family);
      expect([lang, text, others]).toEqual([lang, text, []]);
    }
  });

  it('draw an edition in Chinese and Korean, and characters that BIZ UDPGothic lacks', async () => {
    const { page, context } = lobby.browser;
    await context.setOffline(false);
    const asStaff = await signInTo(lobby.hub);
    const serial = await publishEdition(asStaff, edition);
    await until('the acknowledgement', async () => {
      const { contentId, tablets, editions } = await overviewOf(asStaff);
      return editions[0]!.serial === serial && tablets[0]?.contentId === contentId;
    });
    await lobby.hub.stop();
    await page.reload();
    await page.getByRole('article').first().waitFor();
    // They are put up behind the first slide.
    const isDrawn = async (lang: string, text: string) =>
      (await drawnFonts(page, lang, text)).every(({ isOurs }) => isOurs);
    await until('a rare character', () => isDrawn('ja', RARE));
    await until('Chinese', () => isDrawn('zh-Hans', CHINESE));
    await until('Korean', () => isDrawn('ko', KOREAN));
  });
});
