import type { Act } from '../core/protocol/record.ts';

/** What the record says was done. */
export const actWords = {
  published: '公開',
  refused: '公開を見送り',
  enrolled: '端末を登録',
  'password-set': 'パスワードを設定',
} satisfies Record<Act, string>;

/** Who did it, where nobody has signed in. */
export const recordNames = {
  folder: 'content フォルダー',
  command: 'コマンド',
  ownMachine: 'この機械',
  start: '起動時の設定',
} as const;
