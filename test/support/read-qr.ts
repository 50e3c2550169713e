import type { Page } from 'playwright-core';

/** By version, for level M alone (ISO/IEC 18004, table 9): codewords for correction in a block, and blocks. */
const CORRECTION = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28];
const BLOCKS = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17];
const QUIET = 4;

const masks: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** What a camera would read of the code on the page, as it is drawn; a code that is damaged is not mended. */
export async function readQr(page: Page): Promise<string> {
  return textOf(await modulesOf(page));
}

/** Looks at the middle of every module; the quiet zone must be quiet. */
function modulesOf(page: Page): Promise<boolean[][]> {
  return page.evaluate((quiet) => {
    const code = document.querySelector<SVGSVGElement>('svg.qr')!;
    const [paper, ink] = code.querySelectorAll('path');
    const colours = [getComputedStyle(paper!).fill, getComputedStyle(ink!).fill].join(' ');
    if (colours !== 'rgb(255, 255, 255) rgb(0, 0, 0)') throw new Error(`not black on white: ${colours}`);
    const all = code.viewBox.baseVal.width;
    if (code.getBoundingClientRect().width / all < 3) throw new Error('too small for a camera');
    const isDark = (x: number, y: number) => ink!.isPointInFill(new DOMPoint(x + 0.5, y + 0.5));
    const rows = Array.from({ length: all }, (_, y) => Array.from({ length: all }, (_, x) => isDark(x, y)));
    const isInside = (at: number) => at >= quiet && at < all - quiet;
    if (rows.some((row, y) => row.some((dark, x) => dark && !(isInside(x) && isInside(y))))) throw new Error('no rest');
    return rows.slice(quiet, -quiet).map((row) => row.slice(quiet, -quiet));
  }, QUIET);
}

function textOf(modules: boolean[][]): string {
  const size = modules.length;
  const version = (size - 17) / 4;
  const format = [0, 1, 2, 3, 4, 5, 7, 8].map((y) => modules[y]![8]!);
  format.push(...[7, 5, 4, 3, 2, 1, 0].map((x) => modules[8]![x]!));
  const told = (format.reduce((sum, bit, index) => sum + (bit ? 2 ** index : 0), 0) ^ 0x5412) >> 10;
  if (told >> 3 !== 0) throw new Error('not level M');
  const isMasked = masks[told & 7]!;
  const bits: number[] = [];
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (!isForReaders(x, y, size, version)) bits.push(modules[y]![x]! !== isMasked(x, y) ? 1 : 0);
      }
    }
  }
  const codewords = Array.from({ length: Math.floor(bits.length / 8) }, (_, index) => numberAt(bits, index * 8, 8));
  const data = inOrder(codewords, version).flatMap((word) => [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => (word >> bit) & 1));
  if (numberAt(data, 0, 4) !== 4) throw new Error('not a text of bytes');
  const lengthBits = version < 10 ? 8 : 16;
  const length = numberAt(data, 4, lengthBits);
  const bytes = Array.from({ length }, (_, index) => numberAt(data, 4 + lengthBits + index * 8, 8));
  return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes));
}

const numberAt = (bits: number[], from: number, count: number) =>
  bits.slice(from, from + count).reduce((sum, bit) => sum * 2 + bit, 0);

/** Finders, timing, alignment, format and version: what holds no data. */
function isForReaders(x: number, y: number, size: number, version: number): boolean {
  const isCorner = (x < 9 && y < 9) || (x < 9 && y >= size - 8) || (x >= size - 8 && y < 9);
  const isVersion = version >= 7 && ((x < 6 && y >= size - 11) || (y < 6 && x >= size - 11));
  const count = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const step = Math.ceil((size - 13) / Math.max(2, count * 2 - 2)) * 2;
  const places = Array.from({ length: count }, (_, index) => (index === 0 ? 6 : size - 7 - (count - 1 - index) * step));
  const last = places.length - 1;
  const isAlignment = places.some((px, i) =>
    places.some((py, j) => {
      const isFinder = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
      return !isFinder && Math.abs(x - px) <= 2 && Math.abs(y - py) <= 2;
    }),
  );
  return isCorner || isVersion || x === 6 || y === 6 || isAlignment;
}

/** The data of all blocks, of which the code holds one codeword of each in turn. */
function inOrder(codewords: number[], version: number): number[] {
  const blocks = BLOCKS[version]!;
  const shortLength = Math.floor(codewords.length / blocks) - CORRECTION[version]!;
  const shortBlocks = blocks - (codewords.length % blocks);
  const read: number[][] = Array.from({ length: blocks }, () => []);
  let at = 0;
  for (let row = 0; row <= shortLength; row += 1) {
    for (let block = row < shortLength ? 0 : shortBlocks; block < blocks; block += 1)
      read[block]!.push(codewords[at++]!);
  }
  return read.flat();
}
