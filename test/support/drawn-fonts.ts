import type { Page } from 'playwright-core';

export interface DrawnFont {
  family: string;
  isOurs: boolean;
  glyphs: number;
}

/** Draws a text of this language beside the lobby and answers with which fonts the browser did so; ours are those it loaded. */
export async function drawnFonts(page: Page, lang: string, text: string, weight = 400): Promise<DrawnFont[]> {
  await page.evaluate(
    async ({ lang, text, weight }) => {
      document.querySelector('#drawn')?.remove();
      const drawn = document.createElement('p');
      Object.assign(drawn, { id: 'drawn', lang, textContent: text });
      drawn.style.cssText = `position:fixed;inset:0 auto auto 0;font-weight:${weight}`;
      document.body.append(drawn);
      // Layout asks for what is missing, and what comes may leave something to the next font in the row.
      do {
        drawn.getBoundingClientRect();
        await document.fonts.ready;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      } while (document.fonts.status === 'loading');
    },
    { lang, text, weight },
  );
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#drawn' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await session.detach();
  return fonts.map(({ familyName, isCustomFont, glyphCount }) => ({
    ...{ family: familyName, isOurs: isCustomFont, glyphs: glyphCount },
  }));
}
