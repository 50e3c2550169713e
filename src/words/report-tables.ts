import type { TableWords } from '../core/reports/report-tables.ts';
import { lobbyWords } from './lobby.ts';
import { reportWords } from './office-reports.ts';
import { scoreLabel } from './scores.ts';

/** The tables of 評価 as files. */
export const tableWords: TableWords = {
  names: {
    about: '条件',
    share: '満足度',
    scores: '評価の内訳',
    trend: '推移',
    hours: '曜日と時刻',
    reasons: '選ばれた理由',
    departments: '窓口ごと',
  },
  columns: {
    item: '項目',
    content: '内容',
    period: '期間',
    from: 'はじまり',
    until: 'おわり',
    side: '集計のしかた',
    answers: '件数',
    satisfied: '満足・やや満足の件数',
    percent: '満足度（％）',
    scale: '選択肢の数',
    score: '点数',
    label: '評価',
    when: '時期',
    weekday: '曜日',
    hour: '時',
    opinion: '評価の側',
    reason: '理由',
    times: '選ばれた回数',
    department: '窓口',
    remark: '備考',
  },
  sides: { all: '全件', corrected: '補正後' },
  periods: { this: 'この期間', before: '前の期間', lastYear: '前年の同じ期間' },
  weekdays: reportWords.weekdays,
  opinions: { low: '不満・やや不満', high: '満足・やや満足' },
  reasons: lobbyWords.reasons,
  tooFew: '5件未満のため割合は非表示',
  label: scoreLabel,
};

/** What the files are about: the sheet or file 条件. */
export const aboutWords = {
  facility: '施設',
  period: '期間',
  device: '端末',
  department: '窓口',
  language: '言語',
  retention: '保存期間',
  hasLeft: (day: string) => `${day}より前の評価は、保存期間が過ぎたため残っていません`,
  few: '少ない件数',
  fewMeaning: '窓口を選んだ集計のため、5件未満の割合と内訳は空欄',
  writtenAt: '書き出した日時',
  everything: 'すべて',
  sides: '集計のしかた',
  sidesMeaning:
    '全件はすべての評価、補正後は短い間の連続・開庁時間外・お試しなどの印がついた評価を除いた数。満足度は「満足」「やや満足」の割合',
} as const;

/** The list of what CP932 does not have, and the file that holds it (UTF-8, or it could not be written). */
export const lossWords = {
  file: '書けなかった文字.csv',
  columns: ['文字', 'コード', '代わりに書いた文字', '回数'],
} as const;
