/** How a numbered line begins; within one list the style stays the same. */
export interface NumberMarker {
  no: number;
  style: 'circled' | 'bracketed' | 'dotted' | 'spaced';
  /** As it stands in the source. */
  written: string;
  rest: string;
}

const STYLES: [NumberMarker['style'], RegExp][] = [
  ['circled', /^[①-⑳]/],
  ['bracketed', /^(?:[(（]\s{0,2}[0-9０-９]{1,2}\s{0,2}[)）]|[0-9０-９]{1,2}[)）]|[⑴-⒇])/],
  ['dotted', /^(?:[0-9０-９]{1,2}[.．、](?![0-9０-９])|[⒈-⒛])/],
  ['spaced', /^[0-9０-９]{1,3}(?=\s|$)/],
];

/** ① (1) （１） 1) ⑴ 1. １、 or a number followed by white space, at the beginning of `text`. */
export function numberMarker(text: string): NumberMarker | null {
  const trimmed = text.trim();
  for (const [style, pattern] of STYLES) {
    const written = pattern.exec(trimmed)?.[0];
    const no = written ? numberIn(written) : 0;
    if (written && no > 0) return { no, style, written, rest: trimmed.slice(written.length).trim() };
  }
  return null;
}

/** The number of a cell that holds a number and nothing else (3, ３, ③, (3), No.3), otherwise null. */
export function loneNumber(cell: string): number | null {
  const match = /^(?:No\.?\s?)?\(?(\d{1,3})[).、]?$/i.exec(cell.trim().slice(0, 12).normalize('NFKC'));
  return match && cell.trim().length <= 12 ? Number(match[1]) : null;
}

// Compatibility normalisation makes ３, ③, ⑶ and ⒊ contain the plain digit.
export function numberIn(written: string): number {
  return Number(written.normalize('NFKC').replace(/\D/g, ''));
}
