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
  return texts.map(({ text, lang }) => {
    const parts = rubyParts(text);
    const places = placesOf(parts, terms, lang).filter(({ term }) => !marked.has(term) && marked.add(term));
    return stretchesOf(parts, places);
  });
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

/** Where terms stand in the text as it is seen, the longest ones first of all; no two overlap. */
function placesOf(parts: RubyPart[], terms: Term[], lang: Language): Place[] {
  const text = folded(parts.map((part) => part.text).join(''));
  const closed = insideReadings(parts);
  let edges: Set<number> | null = null;
  const isEdge = (at: number) => {
    edges ??= wordEdges(text);
    return edges.has(at);
  };
  const found: Place[] = [];
  for (const term of terms) {
    const word = folded(wordIn(term, lang));
    for (let from = text.indexOf(word); from >= 0 && word !== ''; from = text.indexOf(word, from + 1)) {
      const to = endOf(text, from + word.length, lang);
      const begins = !isOneWord(text, from) && (!SOFT.test(text[from]!) || isEdge(from));
      const ends = (HANGUL.test(text[to - 1]!) || !isOneWord(text, to)) && (!SOFT.test(text[to - 1]!) || isEdge(to));
      if (begins && ends && !closed.has(from) && !closed.has(to)) found.push({ from, to, term });
    }
  }
  const places: Place[] = [];
  for (const place of found.toSorted((one, other) => other.to - other.from - (one.to - one.from))) {
    if (places.every(({ from, to }) => place.to <= from || to <= place.from)) places.push(place);
  }
  return places.toSorted((one, other) => one.from - other.from);
}

/** In small letters, and as long as before. */
function folded(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text;
}

/** In English what is meant may be many. */
const endOf = (text: string, to: number, lang: Language) => (lang === 'en' && text[to] === 's' ? to + 1 : to);

// Between two letters of one kind a word goes on: ワン in ワンストップ. A Korean word takes its ending at once (방문자가).
const HANGUL = /\p{Script=Hangul}/u;
const KINDS = [/[\p{Script=Katakana}ー]/u, /[\p{Script=Latin}\p{N}]/u, HANGUL];
const isOneWord = (text: string, at: number) =>
  KINDS.some((kind) => kind.test(text[at - 1] ?? '') && kind.test(text[at] ?? ''));

// Particles and endings are hiragana too, so only the dictionary knows where a word of hiragana begins and ends.
const SOFT = /\p{Script=Hiragana}/u;

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

/** What a text in this language calls it; やさしい日本語 may call it as Japanese does. */
function wordIn({ word, translations }: Term, lang: Language): string {
  if (lang === 'ja') return withoutRuby(word);
  return withoutRuby(translations?.[lang]?.word ?? (lang === 'ja-easy' ? word : ''));
}
