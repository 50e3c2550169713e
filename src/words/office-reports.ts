import type { PeriodKind } from '../core/calendar/periods.ts';
import type { ExportFormat } from '../core/protocol/exports.ts';
import type { Share } from '../core/reports/report.ts';

interface MonthAndDay {
  month: number;
  day: number;
}

const monthDay = ({ month, day }: MonthAndDay) => `${month}月${day}日`;

/** 83 %, or 回答なし: a share of nothing is no number. */
export const shareText = ({ n, satisfied }: Share) =>
  n === 0 ? '回答なし' : satisfied === null ? '5件未満' : `${Math.round((satisfied / n) * 100)}％`;

/** How the share has changed, in points; '' where there is nothing to compare. */
export function changeText(now: Share, then: Share): string {
  if (now.n === 0 || then.n === 0 || now.satisfied === null || then.satisfied === null) return '';
  const points = Math.round((now.satisfied / now.n) * 100) - Math.round((then.satisfied / then.n) * 100);
  return points === 0 ? '変わりません' : `${Math.abs(points)}ポイント${points > 0 ? '上がりました' : '下がりました'}`;
}

export const reportWords = {
  heading: '集計',
  kind: '期間の種類',
  kinds: { day: '日', week: '週', month: '月', year: '年度' } satisfies Record<PeriodKind, string>,
  before: '前の期間',
  after: '次の期間',
  now: '今の期間',
  device: '端末',
  department: '窓口',
  language: '言語',
  everything: 'すべて',
  unknownDevice: (deviceId: string) => `登録のない端末 ${deviceId.slice(0, 8)}`,
  share: '満足度',
  shareHint: '「満足」と「やや満足」の割合です。',
  all: '全件',
  corrected: '補正後',
  correctedHint:
    '補正後は、短い間の連続、開庁時間外、お試しなどの印がついた評価を除いた数です。印のついた評価も消さずに残しています。',
  count: (count: number) => `${count.toLocaleString('ja-JP')} 件`,
  noAnswers: '回答なし',
  hasLeft: '保存期間が過ぎました',
  allLeft: 'この期間の評価は、保存期間が過ぎたため残っていません。',
  someLeft: (day: string) => `${day}より前の評価は、保存期間が過ぎたため残っていません。`,
  comparedTo: { before: '前の期間', lastYear: '前年の同じ期間' },
  compared: (share: string, count: string) => `${share}（${count}）`,
  scores: '評価の内訳',
  scale: (scale: 4 | 5) => `${scale}段階`,
  trend: { day: '時刻ごと', week: '日ごと', month: '日ごと', year: '月ごと' } satisfies Record<PeriodKind, string>,
  ofWeek: (year: number, first: MonthAndDay, last: MonthAndDay) => `${year}年${monthDay(first)}～${monthDay(last)}`,
  ofMonth: (year: number, month: number) => `${year}年${month}月`,
  ofYear: (name: string, year: number) => `${name}（${year}年4月～${year + 1}年3月）`,
  atDay: (day: number) => `${day}日`,
  atMonth: (month: number) => `${month}月`,
  trendHint: (most: string) =>
    `線は満足度（実線は補正後、点線は全件）、棒は件数（全件、いちばん多いところは ${most}）です。`,
  asTable: '数値で見る',
  when: '時期',
  answers: '件数',
  hours: '曜日と時刻',
  hoursHint: '数は件数、割合と色は満足度です（補正後）。',
  shade: (from: number, until: number) => (until === 100 ? `${from}％以上` : `${from}％～${until}％未満`),
  weekdays: ['月', '火', '水', '木', '金', '土', '日'],
  atHour: (hour: number) => `${hour}時`,
  reasons: '選ばれた理由',
  low: '「不満」「やや不満」の理由',
  high: '「満足」「やや満足」の理由',
  reason: '理由',
  answerVoice: '変えたことを掲示',
  answerVoiceOf: (reason: string) => `「${reason}」のお声で変えたことを掲示`,
  departments: '窓口ごと',
  fewHint: '窓口を選んだ集計では、5件より少ない評価の割合と内訳は表示しません。',
  tooFew: '5件より少ないため、表示しません。',
  departmentsHint: '窓口を答えた評価だけの数です。5件より少ない窓口の割合は表示しません。',
  failed: '集計を表示できません。',
  asking: '集計しています。',
  print: '印刷する',
  paperTitle: (facility: string) => `${facility} 窓口サービスの評価`,
  chosen: (name: string, value: string) => `${name}: ${value}`,
  printedAt: (time: string) => `作成: ${time}`,
} as const;

/** The section below the report: the same as files. */
export const exportWords = {
  heading: '書き出す',
  of: (period: string) =>
    `上の集計と同じ範囲（端末・窓口・言語も）の評価を、ファイルに保存します。期間は ${period} です。保存したことは「記録」に残ります。`,
  formats: {
    xlsx: { name: 'Excel（.xlsx）', what: '集計の表を1枚ずつのシートにしたもの' },
    csv: { name: 'CSV（UTF-8）', what: '1件ずつの評価と集計の表（.zip）。Excelで開けます' },
    'csv-cp932': {
      name: 'CSV（Shift_JIS）',
      what: 'UTF-8を読めないソフト用（.zip）。書けない文字は似た文字か〓にし、一覧を入れます',
    },
    ndjson: { name: '元データ（NDJSON）', what: '端末から届いたままの記録' },
    'open-data': {
      name: 'オープンデータ',
      what: '公開できる匿名の数（.zip）。いつもすべての端末・窓口・言語の数で、5件より少ない数は出しません',
    },
  } satisfies Record<ExportFormat, { name: string; what: string }>,
  /** Of a year alone. */
  drafts: {
    name: '実施結果の下書き',
    what: '今の掲示内容の、空いている「実施結果」に、この年度の数字を入れたもの（.xlsx）。50件以上の評価がある窓口だけです。直してから「掲示内容」で読み込みます。ページの上で書くときは「掲示内容」の「実施結果を書く」を使います',
  },
  save: (name: string) => `${name}を保存`,
} as const;
