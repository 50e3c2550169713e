/** A stretch of text as it is `written`, what of it is to be seen, and the reading above it; '' where there is none. */
export interface RubyPart {
  written: string;
  text: string;
  reading: string;
}

// Aozora notation: ｜区役所《くやくしょ》, or without ｜ for the kanji just before. Only kana is a reading: 《重要》 stays a bracket.
const RUBY = /(?:｜([^｜《》\n]+)|([\p{Script=Han}々〆ヶ]+))《([\p{Script=Hiragana}\p{Script=Katakana}ー・ 　]+)》/gu;

/** The text in stretches with and without a reading; what is written of them, joined together, is the text again. */
export function rubyParts(text: string): RubyPart[] {
  const parts: RubyPart[] = [];
  let at = 0;
  const plain = (written: string) => {
    if (written !== '') parts.push({ written, text: written, reading: '' });
  };
  // Most texts have none, and a loop asks for all of them before its first slide.
  const found = text.includes('《') ? text.matchAll(RUBY) : [];
  for (const { 0: written, 1: marked, 2: kanji, 3: reading, index } of found) {
    plain(text.slice(at, index));
    parts.push({ written, text: (marked ?? kanji)!, reading: reading! });
    at = index + written.length;
  }
  plain(text.slice(at));
  return parts;
}

/** The text as it is said, without its readings. */
export const withoutRuby = (text: string) =>
  rubyParts(text)
    .map((part) => part.text)
    .join('');
