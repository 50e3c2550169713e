import type { OpenDataWords } from '../core/reports/open-data-files.ts';
import { scoreLabel } from './scores.ts';

/** What explains the files that are published. */
export const openDataWords: OpenDataWords = {
  columns: {
    date: { name: '評価された日', meaning: '評価された日（西暦 YYYY-MM-DD、日本時間）', unit: '' },
    fiscal_year: { name: '年度', meaning: '4月1日に始まる年度の西暦（2026 = 令和8年度）', unit: '年度' },
    facility: { name: '施設の名前', meaning: '評価を受け付けた施設の正式な名前', unit: '' },
    department: {
      name: '窓口の名前',
      meaning: '来庁者が選んだ窓口の部署名（部と課を / でつないだ一つの名前）。窓口を選ばなかった評価は含まない',
      unit: '',
    },
    question: { name: '質問', meaning: '質問のコード', unit: '' },
    scale: { name: '選択肢の数', meaning: '選択肢の数のコード', unit: '' },
    answer: { name: '回答', meaning: '回答のコード', unit: '' },
    count: { name: '件数', meaning: 'その回答の件数。非公表の場合は空欄', unit: '件' },
    count_status: { name: '件数の状態', meaning: '件数を公表しているか、非公表か', unit: '' },
  },
  statuses: { counted: '件数を公表', hidden: '5件未満（0件を含む）のため非公表' },
  question: '本日の窓口サービスはいかがでしたか',
  scale: (scale) => `${scale}段階`,
  label: scoreLabel,
  about: ({ facility, from, to, writtenOn }) => [
    ['title', `${facility}の窓口サービスの評価（匿名）`],
    ['publisher', facility],
    ['period', `${from}/${to}`],
    ['source', 'ロビーの端末で来庁者が選んだ評価'],
    [
      'method',
      '1回の操作を1件として数えた。短い間の連続・開庁時間外・お試しなどの印がついた評価と、まだ終わっていない日は含まない。回答のなかった日の行はない',
    ],
    ['notes', '5件未満の数は公表しない。個人・端末・時刻を表す項目はない'],
    ['update_frequency', '必要なときに書き出す'],
    ['update_history', `${writtenOn} 書き出し（項目の変更なし）`],
    ['written_on', writtenOn],
    ['encoding', 'UTF-8'],
    ['bom', 'yes'],
    ['newline', 'CRLF'],
  ],
};

/** What the rules found, beside the data. */
export const ruleCheckWords = {
  file: 'rule-check.csv',
  columns: ['rule', 'findings'],
} as const;
