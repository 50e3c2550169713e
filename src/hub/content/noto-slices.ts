import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fontCharacters } from './font-characters.ts';

/** Noto Sans for Japan, China and Korea. */
export const notoFonts = ['jp', 'sc', 'kr'] as const;
export type NotoFont = (typeof notoFonts)[number];

/** One of the hundred files into which a font is cut, each for the weights 100 to 900. */
export interface Slice {
  font: NotoFont;
  path: string;
  characters: ReadonlySet<number>;
}

const packages: Record<NotoFont, string> = {
  jp: import.meta.resolve('@fontsource-variable/noto-sans-jp/package.json'),
  sc: import.meta.resolve('@fontsource-variable/noto-sans-sc/package.json'),
  kr: import.meta.resolve('@fontsource-variable/noto-sans-kr/package.json'),
};

/** The slices of a font with the characters they have; what the package's own CSS claims for them is more than that. */
export function notoSlices(font: NotoFont): Slice[] {
  const folder = fileURLToPath(new URL('./files/', packages[font]));
  return readdirSync(folder)
    .sort()
    .map((file) => join(folder, file))
    .map((path) => ({ font, path, characters: fontCharacters(readFileSync(path)) }));
}
