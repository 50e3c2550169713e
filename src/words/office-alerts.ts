import type { Alert } from '../core/reports/alerts.ts';
import { agoText, dayText, timeText } from './japanese-time.ts';

export const alertWords = {
  heading: '確認が必要なこと',
  known: '確認しました',
  knownHint: '「確認しました」を押すと、次に増えるまで表示しません。件数は「端末」の表に残ります。',
  tablets: (count: number) => `${count}台の端末`,
} as const;

/** What can be done before old ratings leave. */
export const leavingWords = {
  save: (year: string) => `${year}を保存（CSV）`,
  keep: '今年は残す',
  dateRight: '日付は正しい',
  ask: (today: string) => `今日は${dayText(today)}ですか。`,
  yes: 'はい、正しい',
} as const;

/** What is the matter, in a few words, and what staff can do. */
export const alertKinds = {
  'low-ratings': {
    name: '低い評価が続いています',
    advice: 'ロビーや窓口のようすを見てください。お困りの方や、長くお待ちの方がいるかもしれません。',
  },
  silent: {
    name: '端末から連絡がありません',
    advice: '端末の電源とネットワークを確認してください。評価は端末に残り、つながると届きます。',
  },
  unsent: {
    name: '1日以上届いていない評価があります',
    advice:
      '端末のネットワークを確認してください。つながらない場合は、端末の「評価を書き出す」でUSBメモリーに移し、「評価」で読み込めます。',
  },
  missing: {
    name: '届いていない評価の番号（欠番）があります',
    advice:
      '端末の電源を入れてネットワークにつなぎ、しばらく待ってください。減らないときは、端末の保存が消えたおそれがあります。',
  },
  doubled: {
    name: '端末が複製された疑いがあります',
    advice: '端末を丸ごと複製していたら、一方のブラウザーのデータを消して、登録し直してください。',
  },
  emptied: {
    name: '端末の保存が消えました',
    advice: '閉じるときにデータを消す設定や、シークレットモードになっていないか、端末を確認してください。',
  },
  'partly-wiped': {
    name: '端末の保存の一部が消えました',
    advice: '端末で、閲覧データを消す設定やソフトがないか確認してください。1週間たつと、この表示は消えます。',
  },
  leaving: {
    name: '保存期間を過ぎた評価を消します',
    advice:
      '必要なら、前の日までにファイルに保存してください。月ごとのCSVファイルも一緒に消えます。「今年は残す」を押すと、次の4月まで消さずに、もう一度お知らせします。消えたあとも、14日間はバックアップから戻せます。',
  },
  'leaving-unsure': {
    name: '保存期間を過ぎた評価があります（日付の確認が必要です）',
    advice:
      '評価のない月が2か月以上続くため、ハブの日付が正しいか確かめてください。日付が違うときは、ボタンを押さずに情報システムの担当者に連絡してください。押すまで、評価は消えません。押したあとも、30日お知らせしてから消します。',
  },
  disk: {
    name: 'ハブのディスクの空きが少なくなりました',
    advice: '情報システムの担当者に連絡し、不要なファイルを消してください。空きがなくなると、評価を受け取れません。',
  },
  backup: {
    name: '今日のバックアップを作れませんでした',
    advice: '理由は「記録」にあります。情報システムの担当者に連絡してください。',
  },
  certificate: {
    name: 'ハブの証明書の期限が近づいています',
    advice: '情報システムの担当者に連絡し、新しい証明書に替えてください。期限が切れると、端末はハブに送れません。',
  },
} as const satisfies Record<Alert['kind'], { name: string; advice: string }>;

/** The figures of one alert; '' where there are none. `yearName` gives 令和4年度 for 2022. */
export function alertFigures(alert: Alert, nowMs: number, yearName: (year: number) => string): string {
  switch (alert.kind) {
    case 'low-ratings':
      return `この15分の評価 ${alert.total} 件のうち ${alert.low} 件が「不満」か「やや不満」`;
    case 'silent':
      return `最後の連絡は${agoText(nowMs - Date.parse(alert.since))}`;
    case 'unsent':
      return `未送信 ${alert.unsent} 件、いちばん古いものは ${timeText(alert.since)}`;
    case 'missing':
    case 'doubled':
      return `${alert.count} 件`;
    case 'emptied':
      return `${alert.count} 回`;
    case 'leaving':
      return `${yearName(alert.keptFrom - 1)}までの評価 ${alert.ratings.toLocaleString('ja-JP')} 件は、${dayText(alert.on)}に消えます`;
    case 'leaving-unsure':
      return `${yearName(alert.keptFrom - 1)}までの評価 ${alert.ratings.toLocaleString('ja-JP')} 件。ハブの今日の日付は${dayText(alert.today)}です`;
    case 'disk':
      return `空き ${(alert.freeBytes / 1e9).toFixed(1)} GB`;
    case 'certificate':
      return alert.isOver ? `${timeText(alert.until)} に切れました` : `${timeText(alert.until)} まで`;
    default:
      return '';
  }
}
