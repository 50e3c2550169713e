import { withoutSpaces } from './spaces.ts';

const MAX_LENGTH = 12;

export interface TakenCategory {
  /** As it stands in the source, with its stray spaces. */
  written: string;
  category: string;
  rest: string;
}

/**
 * Takes the 区分 off the beginning of a text such as 「対面 対応 来庁者が…」. `known` are the categories of the document's other
 * rows: they tell a stray space inside the category from the one that ends it.
 */
export function takeCategory(text: string, known: ReadonlySet<string>): TakenCategory | null {
  const ends = wordEnds(text);
  const taken = (end: number): TakenCategory => {
    const written = text.slice(0, end);
    return { written, category: withoutSpaces(written), rest: text.slice(end).trim() };
  };
  const knownEnd = ends.findLast((end) => known.has(withoutSpaces(text.slice(0, end))));
  if (knownEnd !== undefined) return taken(knownEnd);

  const [first] = ends;
  if (first === undefined) return null;
  const spacedEnd = ends.slice(0, spacedWords(text, ends)).at(-1) ?? first;
  return looksLikeCategory(withoutSpaces(text.slice(0, spacedEnd))) ? taken(spacedEnd) : null;
}

/** Ends of the first words, as far as a category may reach; the text after it must not be empty. */
function wordEnds(text: string): number[] {
  const ends: number[] = [];
  for (const word of text.slice(0, 3 * MAX_LENGTH).matchAll(/\S+(?=\s)/g)) {
    const end = word.index + word[0].length;
    if (withoutSpaces(text.slice(0, end)).length > MAX_LENGTH) break;
    if (text.slice(end).trim() !== '') ends.push(end);
  }
  return ends;
}

/** How many words at the beginning are single characters, as in 「庁 内 体 制」 or 「電 話・ 対 面」. */
function spacedWords(text: string, ends: number[]): number {
  const words = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end).trim());
  const count = words.findIndex((word) => word.replaceAll('・', '').length > 1);
  return count === -1 ? words.length : count;
}

function looksLikeCategory(name: string): boolean {
  // A word that ends in a particle begins a sentence.
  return (
    name.length <= MAX_LENGTH &&
    !/[。、，！？【】「」]/.test(name) &&
    !/^[(（・]/.test(name) &&
    !/[はをにでがともへの]$/.test(name)
  );
}
