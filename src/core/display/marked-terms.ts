import type { Term } from '../content/edition.ts';
import { type RubyPart, rubyParts, withoutRuby } from '../content/ruby.ts';
import type { Language } from '../settings/choices.ts';
import type { Told } from './in-language.ts';
import { wordsOf } from './word-breaks.ts';

/** Parts of a text that stand together: a term, or what stands between two of them (`null`). */
export interface Stretch {
  term: Term | null;
  parts: RubyPart[];
}

/**
 * The texts of a page in stretches, each term marked where it first stands on the page: the longest one at its place, as
 * a word of its own. The parts of all stretches of a text, joined together, are the text again.
 */
export function markTerms(texts: Told[], terms: Term[]): Stretch[][] {
  const marked = new Set<Term>();
  const patterns = new Map<Language, Pattern>();
  return texts.map(({ text, lang }) => {
    const pattern = patterns.get(lang) ?? patternOf(terms, lang);
    patterns.set(lang, pattern);
    const parts = rubyParts(text);
    const places = placesOf(parts, pattern).filter(({ term }) => !marked.has(term) && marked.add(term));
    return stretchesOf(parts, places);
  });
}

interface Pattern {
  /** One group a word. */
  words: RegExp;
  terms: Term[];
}

interface Place {
  from: number;
  to: number;
  term: Term;
}

function stretchesOf(parts: RubyPart[], places: Place[]): Stretch[] {
  const stretches: Stretch[] = [];
  let left = parts;
  let at = 0;
  const take = (term: Term | null, to: number) => {
    const [taken, after] = cutAt(left, to - at);
    if (taken.length > 0) stretches.push({ term, parts: taken });
    left = after;
    at = to;
  };
  for (const { from, to, term } of places) {
    take(null, from);
    take(term, to);
  }
  take(null, Number.POSITIVE_INFINITY);
  return stretches;
}

function cutAt(parts: RubyPart[], length: number): [before: RubyPart[], after: RubyPart[]] {
  let at = 0;
  for (const [index, { text }] of parts.entries()) {
    if (at + text.length > length) {
      const before = parts.slice(0, index);
      const after = parts.slice(index + 1);
      if (at === length) return [before, parts.slice(index)];
      return [
        [...before, plain(text.slice(0, length - at))],
        [plain(text.slice(length - at)), ...after],
      ];
    }
    at += text.length;
  }
  return [parts, []];
}

const plain = (text: string): RubyPart => ({ written: text, text, reading: '' });

/** Where terms stand in the text as it is seen; no two overlap. */
function placesOf(parts: RubyPart[], { words, terms }: Pattern): Place[] {
  if (terms.length === 0) return [];
  const seen = parts.map(({ text }) => text).join('');
  const read = insideReadings(parts);
  let edges: Set<number> | null = null;
  const isEdge = (at: number) => {
    edges ??= wordEdges(seen);
    return edges.has(at);
  };
  const places: Place[] = [];
  words.lastIndex = 0;
  for (let found = words.exec(seen); found !== null; found = words.exec(seen)) {
    const [word, ...groups] = found;
    const { index: from } = found;
    const to = from + word.length;
    const isWord = (!BEGINS_SOFT.test(word) || isEdge(from)) && (!ENDS_SOFT.test(word) || isEdge(to));
    if (isWord && !read.has(from) && !read.has(to)) {
      places.push({ from, to, term: terms[groups.findIndex((group) => group !== undefined)]! });
    } else {
      words.lastIndex = from + String.fromCodePoint(word.codePointAt(0)!).length;
    }
  }
  return places;
}

// Particles and endings are hiragana too, so only the dictionary knows where a word of hiragana begins and ends.
const BEGINS_SOFT = /^\p{Script=Hiragana}/u;
const ENDS_SOFT = /\p{Script=Hiragana}ー*$/u;

/** The places within a word that has one reading: it is not cut there. */
function insideReadings(parts: RubyPart[]): Set<number> {
  const inside = new Set<number>();
  let at = 0;
  for (const { text, reading } of parts) {
    for (let within = 1; reading !== '' && within < text.length; within += 1) inside.add(at + within);
    at += text.length;
  }
  return inside;
}

function wordEdges(text: string): Set<number> {
  const edges = new Set([0]);
  let at = 0;
  for (const word of wordsOf(text, () => false)) {
    at += word.length;
    edges.add(at);
  }
  return edges;
}

function patternOf(all: Term[], lang: Language): Pattern {
  const longestFirst = all
    .map((term) => ({ term, word: wordIn(term, lang) }))
    .filter(({ word }) => word !== '')
    .toSorted((one, other) => other.word.length - one.word.length);
  return {
    words: new RegExp(longestFirst.map(({ word }) => asWord(word, lang)).join('|'), 'giu'),
    terms: longestFirst.map(({ term }) => term),
  };
}

/** What a text in this language calls it; やさしい日本語 may call it as Japanese does. */
function wordIn({ word, translations }: Term, lang: Language): string {
  if (lang === 'ja') return withoutRuby(word);
  return withoutRuby(translations?.[lang]?.word ?? (lang === 'ja-easy' ? word : ''));
}

// Beside these a word of the same kind only goes on: ワン in ワンストップ. A Korean one takes its ending at once (방문자가).
const KINDS = [
  { letters: '[\\p{Script=Katakana}ー]', ending: '(?![\\p{Script=Katakana}ー])' },
  { letters: '[\\p{Script=Latin}\\p{N}]', ending: '(?![\\p{Script=Latin}\\p{N}])' },
  { letters: '\\p{Script=Hangul}', ending: '' },
];

function asWord(word: string, lang: Language): string {
  const begins = KINDS.find(({ letters }) => new RegExp(`^${letters}`, 'u').test(word));
  const ends = KINDS.find(({ letters }) => new RegExp(`${letters}$`, 'u').test(word));
  const escaped = word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  // What is meant may be many.
  const many = lang === 'en' ? 's?' : '';
  return `(${begins ? `(?<!${begins.letters})` : ''}${escaped}${many}${ends?.ending ?? ''})`;
}
