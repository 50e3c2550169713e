import { readFileSync } from 'node:fs';
import type { NotoFont } from '../../core/protocol/font-type.ts';
import type { FontLanguage } from '../../words/lobby-characters.ts';
import { bizFonts } from './biz-fonts.ts';
import { fontCharacters } from './font-characters.ts';
import { notoSlices, type Slice } from './noto-slices.ts';

/** The fonts that a text of this language is drawn with, in the order of `--font` and its like in theme.css. */
const ORDER: Record<FontLanguage, readonly ('biz' | NotoFont)[]> = {
  ja: ['biz', 'jp', 'sc', 'kr'],
  'zh-Hans': ['sc', 'biz', 'jp', 'kr'],
  ko: ['kr', 'biz', 'jp', 'sc'],
};

/** The slices of Noto Sans that these texts need, each with the code points it draws; what BIZ UDPGothic draws needs none. */
export function slicesFor(texts: Record<FontLanguage, string>): Map<Slice, Set<number>> {
  const needed = new Map<Slice, Set<number>>();
  const has = createLookup();
  for (const [language, text] of Object.entries(texts) as [FontLanguage, string][]) {
    for (const character of new Set(text)) {
      const code = character.codePointAt(0)!;
      for (const font of ORDER[language]) {
        const found = has(font, code);
        if (found === undefined) continue;
        if (found !== 'biz') needed.set(found, (needed.get(found) ?? new Set()).add(code));
        break;
      }
    }
  }
  return needed;
}

/** Where a font has a character; each font is read when it is first asked. */
function createLookup() {
  let biz: Set<number> | undefined;
  const noto = new Map<NotoFont, Map<number, Slice>>();
  return (font: 'biz' | NotoFont, code: number): 'biz' | Slice | undefined => {
    if (font === 'biz') {
      biz ??= fontCharacters(readFileSync(bizFonts[0]!.path));
      return biz.has(code) ? 'biz' : undefined;
    }
    const slices = noto.get(font) ?? byCharacter(notoSlices(font));
    noto.set(font, slices);
    return slices.get(code);
  };
}

function byCharacter(slices: Slice[]): Map<number, Slice> {
  const found = new Map<number, Slice>();
  for (const slice of slices) for (const code of slice.characters) if (!found.has(code)) found.set(code, slice);
  return found;
}
