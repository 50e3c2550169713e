import { rubyParts } from '../content/ruby.ts';

// A unit's kind stays with its name: 支援課, never 支援 and 課 apart.
const CLINGS = /^[\p{Script=Han}\p{P}]$/u;

/** A short name in the pieces between which a line may break; joined together they are the name again. */
export function wordBreaks(name: string): string[] {
  return wordsOf(name, (_before, after) => CLINGS.test(after));
}

// A phrase is a word with what leans on it: particles, endings, closing marks; what opens leans on the next.
const LEANS = /^[\p{Script=Hiragana}ー々\p{Pe}\p{Pf}\p{Po}・]+$/u;
// A word that the dictionary lacks falls to pieces: 来庁者.
const LONE_HAN = /^\p{Script=Han}$/u;
const HAN_END = /\p{Script=Han}$/u;
const OPENS = /[\p{Ps}\p{Pi}]$/u;

/** A Japanese text in the phrases between which a line may break, for browsers that do not find them; joined they are the text again. */
export function phrasesOf(text: string): string[] {
  return wordsOf(
    text,
    (before, after) => LEANS.test(after) || OPENS.test(before) || (HAN_END.test(before) && LONE_HAN.test(after)),
  );
}

/** The words of a text, joined where two `belong` together; joined together they are the text again. A word keeps its reading. */
export function wordsOf(text: string, belong: (before: string, after: string) => boolean): string[] {
  const words: string[] = [];
  for (const segment of segmentsOf(text)) {
    const before = words.at(-1);
    if (before !== undefined && belong(before, segment)) words[words.length - 1] = before + segment;
    else words.push(segment);
  }
  return words;
}

// Made when it is first needed, once: to make one takes longer than to use it.
let segmenter: Intl.Segmenter | undefined;

function segmentsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  const segments = (written: string) => [...segmenter!.segment(written)].map(({ segment }) => segment);
  return rubyParts(text).flatMap(({ written, reading }) => (reading === '' ? segments(written) : [written]));
}
