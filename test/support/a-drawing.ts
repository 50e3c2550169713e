import type { Page } from 'playwright-core';

/** A PNG that a browser has really drawn; `which` tells them apart. */
export async function aDrawing(page: Page, which: number, type = 'image/png'): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await page.evaluate(
    async ({ which, type }) => {
      const canvas = new OffscreenCanvas(1200, 800);
      const context = canvas.getContext('2d')!;
      context.fillStyle = ['#2b6cb0', '#2f855a', '#b7791f'][which % 3]!;
      context.fillRect(0, 0, 1200, 800);
      context.fillStyle = '#fff';
      context.font = 'bold 160px sans-serif';
      context.fillText(`区民まつり ${which}`, 80, 440);
      return [...new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer())];
    },
    { which, type },
  );
  return new Uint8Array(bytes);
}
