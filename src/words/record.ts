import type { Act } from '../core/protocol/record.ts';

import { timeText } from './japanese-time.ts';
import { editionName } from './office-content.ts';
import { arrivalsWords, askedWords } from './office-tablets.ts';
import { problemNames } from './problem-names.ts';

/** What the record says was done. */
export const actWords = {
  imported: 'ファイルを読み込み',
  'import-refused': '読み込んだファイルに誤り',
  published: '公開',
  scheduled: '公開予約',
  cancelled: '公開予約の取消',
  'notice-added': 'お知らせを追加',
  withdrawn: 'お知らせを取り下げ',
  refused: '公開を見送り',
  exported: 'ファイルを保存',
  'signed-in': 'ログイン',
  'signed-out': 'ログアウト',
  'sign-in-failed': 'ログインに失敗',
  'password-set': 'パスワードを設定',
  'pin-set': '端末の暗証番号を設定',
  'settings-changed': '設定を変更',
  'code-issued': '登録番号を発行',
  'codes-ended': '誤りが続き、登録番号を無効に',
  enrolled: '端末を登録',
  'stick-loaded': '端末で読み込み',
  restored: 'バックアップから復元',

  'ratings-imported': '評価ファイルを読み込み',
  'alert-known': '確認ずみに',
  'tablet-renamed': '端末の名前を変更',
  'tablet-revoked': '端末の登録を取消',
  'tablet-asked': '端末に依頼',
  'ratings-left': '保存期間を過ぎた評価を消去',
  'ratings-kept': '保存期間を過ぎた評価を今年は残す',
  'date-confirmed': 'ハブの日付を確認',
} satisfies Record<Act, string>;

/** Who did it, where nobody has signed in. */
export const recordNames = {
  folder: 'content フォルダー',
  command: 'コマンド',
  ownMachine: 'この機械',
  start: '起動時の設定',
  hub: 'ハブ',
  settingsFile: 'kiosk.yaml の書き換え',
} as const;

/** A piece of what something was done to; `whole` is what was shortened. */
export interface RecordPiece {
  text: string;
  whole?: string;
}

const HASH = /(?<![0-9a-f])(?:[0-9a-f]{32,64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f])/g;
const SHORT = 8;

/** What something was done to, for people: hashes and ids short, serials, times and codes of problems in words. */
export function recordPieces(line: { what: string; act?: Act }): RecordPiece[] {
  if (line.act === 'ratings-left' || line.act === 'ratings-kept') return [{ text: yearsText(line.what) }];
  // That a stick brought it is what was done.
  const what = line.what.replace(/^stick:/, '');
  const pieces: RecordPiece[] = [];
  let from = 0;
  for (const { 0: whole, index } of what.matchAll(HASH)) {
    pieces.push({ text: inWords(what.slice(from, index), from > 0) }, { text: whole.slice(0, SHORT), whole });
    from = index + whole.length;
  }
  return [...pieces, { text: inWords(what.slice(from), from > 0) }].filter(({ text }) => text !== '');
}

/** `令和8年度 12345`: of this 年度 and those before it, so many. */
function yearsText(what: string): string {
  const [year, count] = what.split(' ');
  return count === undefined ? `${year}まで` : `${year}まで ${Number(count).toLocaleString('ja-JP')}件`;
}

/** What codes behind a hash are called. */
const names: Record<string, string> = { ...problemNames, ...arrivalsWords.names, ...askedWords.names };

/** Before the first hash stands a name somebody gave, in which only a serial at its end is ours. */
function inWords(text: string, isAfterHash: boolean): string {
  const numbered = text.replaceAll(/(?<=^| |→)#(\d+)(?= ?$|→| #)/g, (_, serial) => editionName(Number(serial)));
  if (!isAfterHash) return numbered;
  return numbered
    .replaceAll(/(?<=^ )\d+$/g, (count) => `${count}件`)
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+\+09:00/g, timeText)
    .replaceAll(/(?<= )[a-z-]+/g, (code) => names[code] ?? code);
}
