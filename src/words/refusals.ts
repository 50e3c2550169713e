/** Why the hub refused a request: the code travels, the sentence is for whoever reads it. */
const sentences = {
  malformed: '送られた内容の形式が正しくありません。アプリを最新のものに更新してください。',
  unauthorized: 'この端末はまだ登録されていません。端末の登録を行ってください。',
  wrong_address: 'このアドレスからは利用できません。案内された住所（URL）で開いてください。',
  not_own_machine: 'この操作は、サーバーと同じ機械のブラウザーから行ってください。',
  wrong_code: '登録番号が違うか、期限が切れています。新しい番号を確認してください。',
  not_found: '見つかりませんでした。住所（URL）を確認してください。',
  no_content: '掲示する内容がまだありません。掲示内容を読み込んでください。',
  too_large: '送られた内容が大きすぎます。小さく分けて送ってください。',
  unsupported_type: 'この形式のデータは受け付けられません。JSON で送ってください。',
  too_many: '短い時間に多くの要求がありました。しばらく待ってから送ってください。',
  storage: '保存できませんでした。ディスクの空きを確認してください。端末の評価は失われません。',
  internal: 'サーバーの中で問題が起きました。しばらく待ってからやり直してください。',
} as const;

export type RefusalCode = keyof typeof sentences;

export function refusalSentence(code: RefusalCode): string {
  return sentences[code];
}
