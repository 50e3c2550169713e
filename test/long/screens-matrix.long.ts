import { describe, expect, it } from 'vitest';
import { faultsOf, screenFactors, showScreen, translatedWard } from '../support/lobby-screens.ts';
import { everyCase } from '../support/pairwise.ts';
import { useLobby } from '../support/use-lobby.ts';

describe('every screen', () => {
  const lobby = useLobby(translatedWard);
  const { screen: names, ...others } = screenFactors;
  const settings = everyCase(others);

  it.each(names)(`keeps nobody out in any of ${settings.length} settings: %s`, async (screen) => {
    const page = await showScreen(lobby, screen);
    const faults: string[] = [];
    for (const setting of settings) faults.push(...(await faultsOf(page, screen, setting)));
    expect(faults).toEqual([]);
    if (page !== lobby.browser.page) await page.close();
  });
});
