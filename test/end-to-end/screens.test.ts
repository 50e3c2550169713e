import { describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import { faultsOf, screenFactors, showScreen, translatedWard } from '../support/lobby-screens.ts';
import { measureType } from '../support/measure-type.ts';
import { missedPairs, pairwise } from '../support/pairwise.ts';
import { useLobby } from '../support/use-lobby.ts';

const cases = pairwise(screenFactors);

describe('every screen, in every language, size, type size and theme', () => {
  const lobby = useLobby(translatedWard);

  it('is looked at in cases in which each of them meets each other', () => {
    expect(missedPairs(screenFactors, cases)).toEqual([]);
    expect(missedPairs(screenFactors, cases.slice(1))).not.toEqual([]);
  });

  it.each(screenFactors.screen)('keeps nobody out: %s', async (screen) => {
    const page = await showScreen(lobby, screen);
    const faults: string[] = [];
    for (const { screen: _, ...setting } of cases.filter((each) => each.screen === screen)) {
      faults.push(...(await faultsOf(page, screen, setting)));
    }
    expect(faults).toEqual([]);
    if (page !== lobby.browser.page) await page.close();
  });

  it.each([
    ['goal, stopped', 'en', '768x1024', 100],
    ['goal, stopped', 'en', '768x1024', 200],
    ['principle', 'zh-Hans', '800x1280', 100],
  ] as const)('gives a name the size of a heading: %s, %s, %s at %s', async (screen, language, size, type) => {
    const page = await showScreen(lobby, screen);
    expect(await faultsOf(page, screen, { language, size, type, theme: 'light' })).toEqual([]);
  });

  it('would find what is wrong', async () => {
    const page = await showScreen(lobby, 'goal, stopped');
    await page.setViewportSize({ width: 800, height: 1280 });
    for (const [fault, selector, style] of [
      ['missed by a finger: 一覧', '.control-index', 'min-height: 40px; height: 40px'],
      ['too small: 本日の窓口', '.question-text', 'font-size: 12px'],
      ['clipped: ', '.block p', 'margin-top: 60vh'],
      ['one over the other: 目標 × ', '.part-title', 'transform: translateY(16vh)'],
      ['line begins with 。', '.block p', 'flex: none; width: 1em; line-break: anywhere'],
      ['out of reach: 次へ', 'nav.controls', 'transform: translateY(-40vh)'],
      ['off the screen: 不満', '.faces', 'transform: translateX(10vw)'],
      ['scrolls', 'body', 'height: 110vh'],
      ['color-contrast: ', '.question-text', 'color: #999'],
    ] as const) {
      const look = fault.startsWith('color') ? findBarriers : async () => (await measureType(page)).faults;
      const broken = page.locator(selector).first();
      const setStyle = (text: string) =>
        broken.evaluate((element: HTMLElement, text) => {
          element.style.cssText = text;
        }, text);
      expect(await look(page), fault).toEqual([]);
      await setStyle(style);
      expect((await look(page)).join('\n')).toContain(fault);
      await setStyle('');
    }
  });
});
