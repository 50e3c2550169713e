import { rubyParts, withoutRuby } from '../content/ruby.ts';
import { evenGroups } from './even-groups.ts';
import { wordsOf } from './word-breaks.ts';

// Where a reader would breathe, best first: after a sentence (and the bracket that closes it), before a numbered item or a
// heading, after a comma, after a middle dot that stands between two things. A sign of ASCII ends a sentence only before a space: in an address it does not.
const CUTS = [
  /(?<=\n)|(?![」』）)】])(?<=[。！？][」』）)】]*)|(?!\s)(?<=[.!?][」』）)】"]*\s+)/u,
  /(?=【)|(?<![!-~])(?=[(（]\d+[)）])/u,
  /(?<=[、，])/u,
  /(?<=[^\n]・)/u,
];

// No page begins with what closes, nor ends with what opens (JIS X 4051 行頭禁則, 行末禁則); an address stays in one piece.
const NOT_FIRST = /^[\p{Pe}\p{Pf}。．、，・：；！？!?,.:;ー々〜～…‥%％]/u;
const NOT_LAST = /[\p{Ps}\p{Pi}]$/u;
const ASCII_END = /[!-~]$/;
const ASCII_START = /^[!-~]/;

/** The length of a text as a reader sees it: in code points, without readings. */
export const characters = (text: string) => [...withoutRuby(text)].length;

/**
 * Pages of at most `limit` characters, cut where a reader would breathe and never inside a word; joined together they are
 * the text again. The pages are as even as the cuts allow, so that none holds a mere leftover.
 */
export function paginate(text: string, limit: number): string[] {
  if (characters(text) <= limit) return [text];
  const all = pieces(text, limit);
  const ends = evenGroups(all.map(characters), limit);
  return ends.map((end, index) => all.slice(ends[index - 1] ?? 0, end).join(''));
}

/** The text in pieces no longer than the limit, cut at the best places that suffice. */
function pieces(text: string, limit: number, level = 0): string[] {
  if (characters(text) <= limit) return [text];
  const cut = CUTS[level];
  if (cut === undefined) return wordsWithin(text, limit);
  return text
    .split(cut)
    .filter((piece) => piece !== '')
    .flatMap((piece) => pieces(piece, limit, level + 1));
}

function wordsWithin(text: string, limit: number): string[] {
  // One word longer than a page: an address, or no language at all.
  return wordsOf(text, belong).flatMap((word) =>
    characters(word) <= limit || hasRuby(word) ? [word] : chunks([...word], limit),
  );
}

const hasRuby = (word: string) => rubyParts(word).some(({ reading }) => reading !== '');

function belong(before: string, after: string): boolean {
  return NOT_FIRST.test(after) || NOT_LAST.test(before) || (ASCII_END.test(before) && ASCII_START.test(after));
}

function chunks(letters: string[], size: number): string[] {
  const all: string[] = [];
  for (let from = 0; from < letters.length; from += size) all.push(letters.slice(from, from + size).join(''));
  return all;
}
