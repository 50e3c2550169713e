import type { Findings } from './findings.ts';
import { glyphRanges } from './glyph-ranges.ts';
import { kindByHeader } from './sheet-kinds.ts';
import type { Row } from './table.ts';

// Nothing is drawn for these: white space, controls, joiners, and what chooses the variant of the character before it.
const UNDRAWN = /[\s\p{Cc}\p{Cf}\p{Variation_Selector}]/u;
const NAMED_AT_MOST = 10;

let drawn: Uint8Array | undefined;

/** Warns of every cell with characters that none of the lobby's fonts can draw: 外字, emoji, scripts of far away. */
export function reportMissingGlyphs(rows: Row[], findings: Findings): void {
  let headers: Row[] | undefined;
  for (const { row, cells } of rows) {
    cells.forEach((cell, at) => {
      const missing = missingGlyphs(cell);
      if (missing.length === 0) return;
      headers ??= rows.filter((each) => kindByHeader([each]) !== null);
      const header = headers.findLast((each) => each.row < row);
      // In a row wider than its header, number and category stand in cells of their own and push the others aside.
      const column = header && cells.length <= header.cells.length ? header.cells[at]?.trim() : undefined;
      warnOfGlyphs(missing, { row, ...(column && { column }) }, findings);
    });
  }
}

/** Warns of what `missingGlyphs` found at one place, naming ten of them; of nothing where it found none. */
export function warnOfGlyphs(missing: string[], spot: Parameters<Findings['warning']>[1], findings: Findings): void {
  const named = missing.slice(0, NAMED_AT_MOST);
  if (named.length === 0) return;
  const codes = named.map((character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase()}`).join(' ');
  findings.warning('glyph-missing', spot, { found: named.join(''), codes });
}

/** The characters of a text that no font of ours has, each once. */
export function missingGlyphs(text: string): string[] {
  drawn ??= readRanges(glyphRanges);
  const missing = new Set<string>();
  for (const character of text) {
    if (drawn[character.codePointAt(0)!] !== 1 && !UNDRAWN.test(character)) missing.add(character);
  }
  return [...missing];
}

/** `gap.more` in base 36: so many code points without a glyph, then one with a glyph and so many more. A 1 for each glyph. */
function readRanges(ranges: string): Uint8Array {
  const glyphs = new Uint8Array(0x110000);
  let next = 0;
  for (const range of ranges.split(' ')) {
    const [gap, more = '0'] = range.split('.');
    const start = next + Number.parseInt(gap!, 36);
    next = start + Number.parseInt(more, 36) + 1;
    glyphs.fill(1, start, next);
  }
  return glyphs;
}
