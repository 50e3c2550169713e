import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cutFontType, sliceType } from '../../core/protocol/font-type.ts';
import { wordCharacters } from '../../words/lobby-characters.ts';
import { bizFonts } from './biz-fonts.ts';
import { fontCharacters } from './font-characters.ts';
import { slicesFor } from './slices-for.ts';
import { textByLanguage } from './text-by-language.ts';

export interface CutFont {
  type: string;
  bytes: Uint8Array;
}

/** A slice as the package lists it, and where it lies. */
export interface ListedSlice {
  file: { sha256: string; bytes: number; type: string; range: string };
  path: string;
}

/**
 * One font a weight with just the characters of the Japanese text and of our own words: ready before the first slide is drawn.
 * What it cannot draw, and Chinese and Korean, come behind it from slices of Noto Sans, as they are: cutting those would take
 * seconds.
 */
export async function cutFonts(content: unknown): Promise<{ cut: CutFont[]; slices: ListedSlice[] }> {
  const { default: subsetFont } = await import('subset-font');
  const texts = textByLanguage(content);
  const characters = [...new Set(texts.ja + wordCharacters('ja'))].sort().join('');
  const biz = bizFonts.map(({ weight, path }) => ({ weight, font: readFileSync(path) }));
  const cut = await Promise.all(
    biz.map(async ({ weight, font }) => {
      // Hinting serves small type on coarse screens; the lobby has neither.
      const bytes = await subsetFont(font, characters, { targetFormat: 'sfnt', noHinting: true });
      return { type: cutFontType(weight), bytes };
    }),
  );
  const slices = [...slicesFor(texts, fontCharacters(biz[0]!.font))].map(([{ font, path }, codes]) => {
    const bytes = readFileSync(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { file: { sha256, bytes: bytes.length, type: sliceType(font), range: rangeOf(codes) }, path };
  });
  return { cut, slices };
}

/** As `unicode-range` of CSS. */
function rangeOf(codes: Set<number>): string {
  return [...codes]
    .sort((a, b) => a - b)
    .map((code) => `U+${code.toString(16)}`)
    .join();
}
