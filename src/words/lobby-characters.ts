import { lobbyWords, screenWords } from './lobby.ts';
import { easyWords } from './lobby-ja-easy.ts';
import { koreanWords } from './lobby-ko.ts';
import { languageNames } from './lobby-languages.ts';
import { chineseWords } from './lobby-zh-hans.ts';
import { voiceWords } from './voices.ts';

const run = (first: string, last: string) => {
  const from = first.codePointAt(0)!;
  return String.fromCodePoint(...Array.from({ length: last.codePointAt(0)! - from + 1 }, (_, index) => from + index));
};
const ASCII = run(' ', '~');
const KANA = run('ぁ', 'ゖ') + run('\u3099', 'ヾ');
const MARKS =
  '　、。，．・：；？！ー―‐／～…「」『』（）〔〕［］【】＋－±×÷＝＜＞％＆＊＠０１２３４５６７８９①②③④⑤⑥⑦⑧⑨月日火水木金土年分時';

// Every month and every day of the week. A list of one figure is said like the figure, and joined where names are asked for.
const FIGURES = Array.from({ length: 12 }, (_, at) => [[at + 1], at + 1, at % 7]);

/** Texts of these are drawn with fonts of their own; all others with those for Japanese. */
export type FontLanguage = 'ja' | 'zh-Hans' | 'ko';

const CHINESE_MARKS = '，。、：；？！“”‘’（）《》…—·％';
const KOREAN_MARKS = '·…“”‘’―～％';

/** Every character of our own words, besides what an edition brings. */
export function wordsByLanguage(): Record<FontLanguage, string> {
  return { ja: japaneseCharacters(), 'zh-Hans': chineseCharacters(), ko: koreanCharacters() };
}

export const wordCharacters = (language: FontLanguage): string => wordsByLanguage()[language];

// What the language is called in itself stands on the screen in every language.
const chineseCharacters = () =>
  `${ASCII}${CHINESE_MARKS}${languageNames['zh-Hans'].name}${saidBy(chineseWords)}${saidBy(voiceWords['zh-Hans'])}`;
const koreanCharacters = () =>
  `${ASCII}${KOREAN_MARKS}${languageNames.ko.name}${saidBy(koreanWords)}${saidBy(voiceWords.ko)}`;

function japaneseCharacters(): string {
  const names = [languageNames.ja, languageNames['ja-easy']].map(({ name }) => name);
  return [
    ASCII,
    KANA,
    MARKS,
    ...names,
    ...[lobbyWords, easyWords, screenWords, voiceWords.ja, voiceWords['ja-easy']].map(saidBy),
  ].join('');
}

/** Everything these words can say; of those with figures in them, what they say of any. */
function saidBy(words: object): string {
  return Object.values(words).map(saidByOne).join('');
}

function saidByOne(word: unknown): string {
  // Where a line may end, nothing is drawn.
  if (typeof word === 'string') return word.replaceAll('\u200b', '');
  if (typeof word === 'object' && word !== null) return saidBy(word);
  return typeof word === 'function' ? FIGURES.map((figures) => word(...figures)).join('') : '';
}
