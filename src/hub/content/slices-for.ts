import type { NotoFont } from '../../core/protocol/font-type.ts';
import type { FontLanguage } from '../../words/lobby-characters.ts';
import { notoSlices, type Slice } from './noto-slices.ts';

/** The fonts that a text of this language is drawn with, in the order of `--font` and its like in theme.css. */
const ORDER: Record<FontLanguage, readonly ('biz' | NotoFont)[]> = {
  ja: ['biz', 'jp', 'sc', 'kr'],
  'zh-Hans': ['sc', 'biz', 'jp', 'kr'],
  ko: ['kr', 'biz', 'jp', 'sc'],
};

/**
 * The slices of Noto Sans that these texts need, each with the code points it draws; what BIZ UDPGothic draws, whose characters
 * are `biz`, needs none.
 */
export function slicesFor(texts: Record<FontLanguage, string>, biz: ReadonlySet<number>): Map<Slice, Set<number>> {
  const needed = new Map<Slice, Set<number>>();
  const fonts = new Map<NotoFont, Map<number, Slice>>();
  const sliceOf = (font: NotoFont, code: number) => {
    const slices = fonts.get(font) ?? byCharacter(notoSlices(font));
    fonts.set(font, slices);
    return slices.get(code);
  };
  for (const [language, text] of Object.entries(texts) as [FontLanguage, string][]) {
    for (const character of new Set(text)) {
      const code = character.codePointAt(0)!;
      for (const font of ORDER[language]) {
        if (font === 'biz' && biz.has(code)) break;
        const slice = font === 'biz' ? undefined : sliceOf(font, code);
        if (slice === undefined) continue;
        needed.set(slice, (needed.get(slice) ?? new Set()).add(code));
        break;
      }
    }
  }
  return needed;
}

function byCharacter(slices: Slice[]): Map<number, Slice> {
  const found = new Map<number, Slice>();
  for (const slice of slices) for (const code of slice.characters) if (!found.has(code)) found.set(code, slice);
  return found;
}
