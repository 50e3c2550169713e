import type { Page } from 'playwright-core';

/** A picture that a browser has really drawn; `which` tells them apart. */
export async function aDrawing(
  page: Page,
  which: number,
  { type = 'image/png', width = 1_200, height = 800 } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const base64 = await page.evaluate(
    async ({ which, type, width, height }) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d')!;
      context.fillStyle = ['#2b6cb0', '#2f855a', '#b7791f'][which % 3]!;
      context.fillRect(0, 0, width, height);
      context.fillStyle = '#fff';
      context.font = `bold ${width / 8}px sans-serif`;
      context.fillText(`区民まつり ${which}`, width / 16, height / 2);
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    { which, type, width, height },
  );
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
