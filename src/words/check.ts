import type { Loss } from '../core/feedback/persistence-canary.ts';
import { agoText, shortTimeText } from './japanese-time.ts';
import { faultSentence } from './office-tablets.ts';

const MB = 1_000_000;
const GB = 1_000 * MB;

const sizeText = (bytes: number) =>
  bytes < 10 * GB ? `${(bytes / MB).toFixed(bytes < 10 * MB ? 1 : 0)} MB` : `${Math.round(bytes / GB)} GB`;

/** 11/26 12:52 */
const dayAndTime = (iso: string) => `${iso.slice(5, 10).replace('-', '/')} ${iso.slice(11, 16)}`;

const lossNames: Record<Loss, string> = {
  database: 'データベース',
  local: 'ローカルストレージ',
  cache: 'キャッシュ',
  ratings: '評価の一覧',
};

const failures = {
  offline: 'つながらない',
  unauthorized: '登録が無効',
  refused: '受け付けない',
  busy: '混み合っている',
} as const;

/** Every word of 点検. */
export const checkWords = {
  open: '点検',
  openText: 'この端末の状態と不具合',
  title: '点検',
  looking: '調べています…',
  good: '問題はありません',
  concerns: (count: number) => `確認が必要なことが ${count} 件あります`,
  concernsList: '確認が必要なこと',
  findings: '端末の状態',
  qr: '点検の結果のQRコード',
  qrHint: '同じ内容を、スマートフォンなどで読み取れます。',
  sendNow: '今すぐ送る',
  back: '戻る',

  time: '点検した日時',
  timeText: shortTimeText,
  app: 'アプリ',
  appText: (app: string, build: string | null) => (build === null ? app : `${app}（${build.slice(0, 8)}）`),
  shown: '掲示内容',
  card: '標準の画面',
  shownText: (serial: number, title: string) => `第${serial}版「${title}」`,
  from: (effectiveFrom: string) => `${dayAndTime(effectiveFrom)} から掲示`,
  kept: (at: string) => `${dayAndTime(at)} に保存`,
  notKept: '保存できていません',
  device: '端末の登録',
  enrolled: '登録済み',
  alone: 'この端末だけで使用',
  notEnrolled: '未登録',
  hub: 'ハブとの連絡',
  never: 'まだありません',
  ago: (atMs: number, nowMs: number) => agoText(Math.max(0, nowMs - atMs)),
  failure: '最後の失敗',
  failureText: (kind: keyof typeof failures, status: number | null) =>
    status === null ? failures[kind] : `${failures[kind]}（${status}）`,
  none: 'なし',
  unsent: '未送信',
  unsentText: (count: number) => `${count} 件`,
  since: (at: string) => `${dayAndTime(at)} から`,
  seq: '通し番号',
  seqText: (seq: number, epoch: string) => `${seq}（${epoch.slice(0, 8)}）`,
  parked: '受け取り不可',
  unreadable: '読めません',
  persisted: '保存の保護',
  isPersisted: '保護されています',
  isNotPersisted: '保護されていません',
  room: '使っている容量',
  roomText: (usage: number, quota: number) => `${sizeText(usage)} ／ ${sizeText(quota)}`,
  unknown: '不明',
  canary: '起動した回数',
  canaryText: (count: number) => `${count} 回`,
  firstSeen: (at: string) => `${at.slice(0, 10).replaceAll('-', '/')} から`,
  lost: (what: Loss[], at: string) =>
    `消えたもの：${what.map((each) => lossNames[each]).join('、')}（${dayAndTime(at)}）`,
  shell: 'オフラインの用意',
  isReady: 'できています',
  isNotReady: 'できていません',
  clock: '時計',
  clockText: (isDoubtful: boolean) => (isDoubtful ? '疑わしい' : '正常'),
  clockApart: (ms: number) => {
    const seconds = Math.round(Math.abs(ms) / 1000);
    if (seconds < 1) return 'ハブと同じ';
    const text = seconds < 120 ? `${seconds} 秒` : `約 ${Math.round(seconds / 60)} 分`;
    return `ハブより ${text}${ms > 0 ? '遅れ' : '進み'}`;
  },
  awake: '画面の点灯',
  isAwake: '保たれています',
  isNotAwake: '保たれていません',
  screen: '画面の大きさ',
  screenText: (width: number, height: number, ratio: number) =>
    `${width}×${height}${ratio === 1 ? '' : `（×${Math.round(ratio * 100) / 100}）`}`,
} as const;

const concernSentences: Record<string, string> = {
  'not-enrolled': 'この端末はハブに登録されていません。「戻る」の先の「この端末を登録する」で登録してください。',
  'hub-silent':
    'ハブと連絡できていません。ハブの機械が動いているか、ネットワークにつながっているか、証明書の期限が切れていないか確認してください。評価はこの端末に残っています。',
  'unsent-old':
    '1日より前の評価が、まだハブに届いていません。「今すぐ送る」で送れないときは、ハブとの連絡を確認してください。',
  'ratings-parked':
    'ハブが受け取らない評価があります。評価は端末とハブに残っています。システムの担当に知らせてください。',
  'clock-apart': '端末の時計がハブと5分より大きく違います。端末の日付と時刻を合わせてください。',
  'screen-may-sleep':
    'ブラウザーが画面の点灯を保てません。端末の「画面を消すまでの時間」を「なし」にし、電源をつないでください。',
};

/** What to look after, and how. */
export const concernSentence = (code: string): string => concernSentences[code] ?? faultSentence(code);
