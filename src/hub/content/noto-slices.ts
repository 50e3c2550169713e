import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NotoFont } from '../../core/protocol/font-type.ts';
import { fontCharacters } from './font-characters.ts';

/** One of the hundred files into which a font is cut, each for the weights 100 to 900. */
export interface Slice {
  font: NotoFont;
  path: string;
  characters: ReadonlySet<number>;
}

const styleSheets: Record<NotoFont, string> = {
  jp: import.meta.resolve('@fontsource-variable/noto-sans-jp/wght.css'),
  sc: import.meta.resolve('@fontsource-variable/noto-sans-sc/wght.css'),
  kr: import.meta.resolve('@fontsource-variable/noto-sans-kr/wght.css'),
};

/**
 * The slices of a font with the characters they have, which are fewer than its style sheet claims. Where two have the same
 * character, the first here is the one a browser asks first: later rules come before earlier ones.
 */
export function notoSlices(font: NotoFont): Slice[] {
  const styleSheet = fileURLToPath(styleSheets[font]);
  return [...readFileSync(styleSheet, 'utf8').matchAll(/url\((\.\/files\/[^)]+)\)/g)]
    .map(([, file]) => join(dirname(styleSheet), file!))
    .reverse()
    .map((path) => ({ font, path, characters: fontCharacters(readFileSync(path)) }));
}
