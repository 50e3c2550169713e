import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureOf } from '../../src/core/content/import/picture.ts';
import type { redrawn } from '../../src/ui/redrawn-picture.ts';
import { aPng } from '../support/a-picture.ts';
import { type RunningBrowser, startBrowser } from '../support/start-browser.ts';

const src = join(import.meta.dirname, '../../src');

interface Drawing {
  redrawn: typeof redrawn;
  redrawnInWorker: typeof redrawn;
  base64Of: (blob: Blob) => Promise<string>;
}

const IN_BROWSER = `
  import { redrawn } from '/ui/redrawn-picture.ts';
  const code = "import { redrawn } from '" + location.origin + "/ui/redrawn-picture.ts';" +
    'onmessage = async ({ data }) => postMessage(await redrawn(data));';
  function redrawnInWorker(blob) {
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), { type: 'module' });
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = () => reject(new Error('the worker failed'));
      worker.postMessage(blob);
    });
  }
  function base64Of(blob) {
    const reader = new FileReader();
    return new Promise((resolve) => {
      reader.onload = () => resolve(reader.result.split(',')[1]);
      reader.readAsDataURL(blob);
    });
  }
  Object.assign(globalThis, { redrawn, redrawnInWorker, base64Of });
`;

// createImageBitmap and OffscreenCanvas are the browser's own; nothing but a browser can say what they do.
describe('redrawn', () => {
  let server: ViteDevServer;
  let browser: RunningBrowser;
  beforeAll(async () => {
    server = await createServer({
      configFile: false,
      root: src,
      logLevel: 'silent',
      server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
      optimizeDeps: { noDiscovery: true },
    });
    await server.listen();
    browser = await startBrowser();
    await browser.page.route('**/empty', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    await browser.page.goto(`${server.resolvedUrls!.local[0]}empty`);
    await browser.page.addScriptTag({ type: 'module', content: IN_BROWSER });
    await browser.page.waitForFunction(() => 'redrawn' in globalThis);
  });
  afterAll(async () => {
    await browser?.close();
    browser?.remove();
    await server?.close();
  });

  /** Draws `picture` anew in the browser, on the page or in a worker. Bytes travel as base64: numbers would take seconds. */
  async function redraw(picture: Uint8Array, where: 'page' | 'worker' = 'page') {
    const drawn = await browser.page.evaluate(
      async ([base64, where]) => {
        const blob = await (await fetch(`data:;base64,${base64}`)).blob();
        const drawing = globalThis as unknown as Drawing;
        const found = where === 'page' ? await drawing.redrawn(blob) : await drawing.redrawnInWorker(blob);
        return found && { type: found.type, base64: await drawing.base64Of(new Blob([found.bytes])) };
      },
      [Buffer.from(picture).toString('base64'), where] as const,
    );
    if (drawn === null) return null;
    const bytes = new Uint8Array(Buffer.from(drawn.base64, 'base64'));
    const picked = pictureOf('', bytes);
    if ('problem' in picked) throw new Error(picked.problem);
    return { type: drawn.type, bytes, width: picked.width, height: picked.height };
  }

  /** A picture as the browser makes it: noise, which no encoder makes small, or two colours. */
  async function aDrawing(width: number, height: number, type: string, isNoise = false): Promise<Uint8Array> {
    const base64 = await browser.page.evaluate(
      async ([width, height, type, isNoise]) => {
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext('2d')!;
        context.fillStyle = '#00118f';
        context.fillRect(0, 0, width / 2, height);
        if (isNoise) {
          const image = context.createImageData(width, height);
          let seed = 1;
          for (let at = 0; at < image.data.length; at += 1) {
            seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
            image.data[at] = at % 4 === 3 ? 255 : (seed >> 16) & 255;
          }
          context.putImageData(image, 0, 0);
        }
        const blob = await canvas.convertToBlob({ type, quality: 1 });
        return (globalThis as unknown as Drawing).base64Of(blob);
      },
      [width, height, type, isNoise] as const,
    );
    return new Uint8Array(Buffer.from(base64, 'base64'));
  }

  it.each(['page', 'worker'] as const)('makes a large photo small enough (%s)', async (where) => {
    const found = (await redraw(await aDrawing(3_200, 1_600, 'image/jpeg'), where))!;
    expect(found).toMatchObject({ type: 'image/jpeg', width: 2_560, height: 1_280 });
  });

  it('goes on until even noise is below a megabyte', async () => {
    const noise = await aDrawing(1_200, 900, 'image/png', true);
    expect(noise.length).toBeGreaterThan(1_000_000);
    const found = (await redraw(noise))!;
    expect(found.bytes.length).toBeLessThanOrEqual(1_000_000);
    expect(found.type).toBe('image/jpeg');
    expect(found.width / found.height).toBeCloseTo(4 / 3, 2);
  });

  it('keeps a drawing a PNG of its own size', async () => {
    const icon = readFileSync(join(src, '../public/icon-512.png'));
    expect(await redraw(icon)).toMatchObject({ type: 'image/png', width: 512, height: 512 });
  });

  it('sets a photo upright and takes what the camera wrote out of it', async () => {
    const photo = await aDrawing(400, 200, 'image/jpeg');
    // Exif, big-endian, one entry: orientation 6 (turned by 90°).
    const exif = Buffer.from(
      'ffe10022457869660000' + '4d4d002a00000008' + '0001' + '0112000300000001' + '00060000' + '00000000',
      'hex',
    );
    const turned = new Uint8Array(Buffer.concat([photo.slice(0, 2), exif, photo.slice(2)]));
    const found = (await redraw(turned))!;
    expect(found).toMatchObject({ width: 200, height: 400 });
    expect(Buffer.from(found.bytes).includes('Exif')).toBe(false);
  });

  it.each([
    ['a header that promises 30,000 × 30,000', aPng(30_000, 30_000)],
    ['a picture with nothing behind its header', aPng(640, 480)],
    ['a drawing with scripts', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', new Uint8Array()],
  ])('answers null for %s', async (_, bytes) => {
    expect(await redraw(bytes)).toBeNull();
  });
});
