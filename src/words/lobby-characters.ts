import { lobbyWords, screenWords } from './lobby.ts';
import { scoreLabel, scoresOf } from './scores.ts';

const ASCII = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));
const KANA = String.fromCharCode(...Array.from({ length: 0x30ff - 0x3041 }, (_, index) => 0x3041 + index));
const MARKS =
  '　、。，．・：；？！ー―‐／～…「」『』（）〔〕［］【】＋－±×÷＝＜＞％＆＊＠０１２３４５６７８９①②③④⑤⑥⑦⑧⑨月日火水木金土年分時';

/** Every character the lobby may show besides what an edition brings. */
export function lobbyCharacters(): string {
  const words = [...Object.values(lobbyWords), ...Object.values(screenWords)].filter(
    (word) => typeof word === 'string',
  );
  // Words with figures in them are functions; any figures show their characters.
  const phrases = [
    lobbyWords.goalsOfDepartment(1),
    lobbyWords.promises(1),
    lobbyWords.page(1, 1),
    lobbyWords.previousGoals('令和平成元年度'),
    screenWords.opensAt(''),
    ...Array.from({ length: 7 }, (_, weekday) => lobbyWords.date(1, 1, weekday)),
  ];
  const labels = scoresOf(5).map((score) => scoreLabel(5, score));
  return [ASCII, KANA, MARKS, ...words, ...phrases, ...labels].join('');
}
