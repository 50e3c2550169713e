import { readFileSync } from 'node:fs';
import { notoFonts } from '../../src/core/protocol/font-type.ts';
import { bizFonts } from '../../src/hub/content/biz-fonts.ts';
import { fontCharacters } from '../../src/hub/content/font-characters.ts';
import { notoSlices } from '../../src/hub/content/noto-slices.ts';

/** What every font we ship can draw, as the fonts themselves say. */
export function bundledGlyphs(): Set<number> {
  const biz = bizFonts.map(({ path }) => fontCharacters(readFileSync(path)));
  const both = [...biz[0]!].filter((code) => biz.every((font) => font.has(code)));
  const noto = notoFonts.flatMap(notoSlices).flatMap(({ characters }) => [...characters]);
  return new Set([...both, ...noto]);
}

/** The text of src/core/content/import/glyph-ranges.ts. */
export function glyphRangesModule(glyphs = bundledGlyphs()): string {
  const codes = [...glyphs].sort((a, b) => a - b);
  const ranges: string[] = [];
  let next = 0;
  for (let at = 0; at < codes.length; ) {
    const start = codes[at]!;
    let more = 0;
    while (codes[at + more + 1] === start + more + 1) more += 1;
    ranges.push((start - next).toString(36) + (more > 0 ? `.${more.toString(36)}` : ''));
    next = start + more + 1;
    at += more + 1;
  }
  return [
    '/**',
    ' * The code points that BIZ UDPGothic and Noto Sans JP, SC and KR have glyphs for, as `missing-glyphs.ts` reads them. After a',
    ' * change of fonts: `node test/support/write-font-files.ts`.',
    ' */',
    'export const glyphRanges =',
    `  '${ranges.join(' ')}';`,
    '',
  ].join('\n');
}
