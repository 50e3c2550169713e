import type { Act } from '../core/protocol/record.ts';

/** What the record says was done. */
export const actWords = {
  imported: 'ファイルを読み込み',
  'import-refused': '読み込んだファイルに誤り',
  published: '公開',
  scheduled: '日時を決めて公開',
  cancelled: '公開の予定を取消',
  'notice-added': 'お知らせを追加',
  withdrawn: 'お知らせを取り下げ',
  refused: '公開を見送り',
  exported: '書き出し',
  'signed-in': 'ログイン',
  'signed-out': 'ログアウト',
  'sign-in-failed': 'ログインに失敗',
  'password-set': 'パスワードを設定',
  'pin-set': '端末の暗証番号を設定',
  'code-issued': '登録番号を発行',
  'codes-ended': '誤りが続き、登録番号を無効に',
  enrolled: '端末を登録',
  'stick-loaded': '端末で読み込み',
} satisfies Record<Act, string>;

/** Who did it, where nobody has signed in. */
export const recordNames = {
  folder: 'content フォルダー',
  command: 'コマンド',
  ownMachine: 'この機械',
  start: '起動時の設定',
} as const;
