import { timeText } from './japanese-time.ts';
import { editionName } from './office-content.ts';

const number = (count: number) => count.toLocaleString('ja-JP');

/** Writing the results of a year, goal by goal. */
export const resultsWords = {
  heading: '実施結果',
  open: '実施結果を書く',
  why: '目標ごとに、実施結果と達成度を書きます。評価の数字を入れて、書き直すこともできます。',
  kept: '書きかけの文は、このページを閉じるまで残ります。公開した文は、「ひな形（Excel）」にも入ります。',
  written: (count: number) => `書きかけの実施結果が ${count} 件あります。`,
  noContent: '掲示する内容がまだありません。先に「ファイルを選ぶ」から、文書を読み込んでください。',
  period: '評価の年度',
  before: '前の年度',
  after: '次の年度',
  target: 'もとにする版',
  shown: (serial: number) => `掲示中の${editionName(serial)}`,
  waiting: (serial: number, effectiveFrom: string) =>
    `公開予約の${editionName(serial)}（${timeText(effectiveFrom)} から）`,
  ofPrevious: (year: string) => `この版に「前年度の目標」として入っている、${year}の目標です。`,
  ofOtherYear: (own: string, year: string) =>
    `この版は${own}の目標です。ここに書いた文は、${year}の数字を入れても、${own}の目標の結果として表示されます。`,
  asking: '目標と評価を調べています。',
  noGoals: 'この版には、目標がありません。',
  counts: (goals: number, told: number, written: number) =>
    `目標 ${goals} のうち、実施結果があるもの ${told}、書きかけ ${written}`,
  told: (told: number, goals: number) => `実施結果 ${told}／${goals}`,
  writing: (written: number) => `書きかけ ${written}`,
  enough: '数字あり',
  figures: '評価の数字',
  tooFew: (fewest: number) => `この窓口を選んだ評価が ${fewest} 件に達していないため、数字はありません。文は書けます。`,
  fill: '空いている実施結果すべてに入れる',
  goal: (no: number, category: string) => ['目標', no || '', category && ` ${category}`].join(''),
  states: { told: '結果あり', empty: '結果なし', writing: '書きかけ' },
  result: '実施結果',
  level: '達成度',
  levelHint: '例：達成、おおむね達成、80％',
  insert: '数字を入れる',
  tooLong: (length: number, limit: number) =>
    `${number(limit)}文字までです（いまは${number(length)}文字です）。短くしてください。`,
  emptied: '空にしただけでは消えません。いまの掲示にある文が残ります。',
  remove: 'この目標の実施結果と達成度を消す',
  translated: '日本語の実施結果を変えると、ほかの言語の実施結果は表示されなくなります。ひな形（Excel）で入れ直せます。',
  drop: '書きかけを消す',
  dropQuestion: 'この目標の書きかけを消しますか',
  dropYes: '消す',
  stray: '次の文は、書いた目標がこの版にないため、入りません。必要なら書き写してください。',
  put: '次の版に入れる',
  putHint: '読み込み結果で変更点とプレビューを確かめてから公開します。押しただけでは公開しません。',
  notPut:
    'いまの掲示内容を確かめられないため、進めません。ハブにつながってから、もう一度押してください。書いた文は残っています。',
  /** What the record and the list of editions call it. */
  source: (year: string) => `${year}の実施結果`,
} as const;
