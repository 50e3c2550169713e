import { lobbyWords } from './lobby.ts';
import { scoreLabel, scoresOf } from './scores.ts';

const run = (first: string, last: string) => {
  const from = first.codePointAt(0)!;
  return String.fromCodePoint(...Array.from({ length: last.codePointAt(0)! - from + 1 }, (_, index) => from + index));
};
const ASCII = run(' ', '~');
const KANA = run('ぁ', 'ゖ') + run('\u3099', 'ヾ');
const MARKS =
  '　、。，．・：；？！ー―‐／～…「」『』（）〔〕［］【】＋－±×÷＝＜＞％＆＊＠０１２３４５６７８９①②③④⑤⑥⑦⑧⑨月日火水木金土年分時';

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
const chineseCharacters = () => `${ASCII}${CHINESE_MARKS}简体中文`;
const koreanCharacters = () => `${ASCII}${KOREAN_MARKS}한국어`;

function japaneseCharacters(): string {
  const words = Object.values(lobbyWords).filter((word) => typeof word === 'string');
  // Words with figures in them are functions; any figures show their characters.
  const phrases = [
    lobbyWords.goalsOfDepartment(1),
    lobbyWords.promises(1),
    lobbyWords.page(1, 1),
    lobbyWords.opensAt(''),
    ...Array.from({ length: 7 }, (_, weekday) => lobbyWords.date(1, 1, weekday)),
  ];
  const labels = scoresOf(5).map((score) => scoreLabel(5, score));
  return [ASCII, KANA, MARKS, ...words, ...phrases, ...labels].join('');
}
