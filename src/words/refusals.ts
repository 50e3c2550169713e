/** Why the hub refused a request: the code travels, the sentence is for whoever reads it. */
const sentences = {
  malformed: '送られた内容の形式が正しくありません。アプリを最新のものに更新してください。',
  picture_missing: 'お知らせの写真がまだ保存されていません。ファイルをもう一度選んで、公開し直してください。',
  picture_type: 'この写真は使えません。PNG・JPEG・WebPの写真を選んでください。',
  picture_too_large: '写真が大きすぎます。職員ページでもう一度選ぶと、小さくして送ります。',
  picture_damaged: '写真が途中で変わりました。もう一度選んで送ってください。',
  password_too_short: 'パスワードが短すぎます。12文字以上にしてください。',
  wrong_password: 'パスワードが違います。もう一度入力してください。',
  signed_out: 'ログインしていないか、時間が過ぎてログアウトしました。もう一度ログインしてください。',
  too_many_sign_ins: '続けて間違えたため、いまはログインできません。しばらく待ってからやり直してください。',
  password_is_set: 'パスワードはすでに決まっています。そのパスワードでログインしてください。',
  changed_meanwhile: 'ほかの人が先に掲示内容を変えました。新しい内容を確認してから、もう一度操作してください。',
  settings_changed:
    'ほかの人が先に設定を変えたか、kiosk.yaml が書き換えられました。いまの設定を確認してから、もう一度保存してください。',
  settings_wrong: '設定に直すところがあります。',
  settings_broken: 'kiosk.yaml に直すところがあるため、保存できません。',
  settings_unusual:
    'kiosk.yaml の書き方がふつうと違うため、ここからは保存できません。kiosk.yaml をメモ帳などで直接書き換えてください。',
  settings_not_writable:
    'kiosk.yaml に書き込めないため、保存できません。設定は変わっていません。情報システムの担当者に、設定フォルダーの書き込みの許可を確かめてもらってください。',
  name_taken: 'この名前は、ほかの端末が使っています。別の名前にしてください。',
  unauthorized: 'この端末はまだ登録されていません。端末の登録を行ってください。',
  wrong_address: 'このアドレスからは利用できません。案内された住所（URL）で開いてください。',
  password_by_command:
    '職員パスワードがまだ決まっていません。ハブで npm run -s password を実行して決めてから、ログインしてください。',
  not_own_machine: 'この操作は、ハブと同じ機械のブラウザーから行ってください。',
  wrong_code: '登録番号が違うか、期限が切れています。新しい番号を確認してください。',
  not_found: '見つかりませんでした。住所（URL）を確認してください。',
  no_content: '掲示する内容がまだありません。掲示内容を読み込んでください。',
  too_large: '送られた内容が大きすぎます。小さく分けて送ってください。',
  unsupported_type: 'この形式のデータは受け付けられません。JSON で送ってください。',
  too_many: '短い時間に多くの要求がありました。しばらく待ってから送ってください。',
  busy: 'いま多くの端末から送られています。しばらく待ってから送ってください。端末の評価は失われません。',
  storage: '保存できませんでした。ディスクの空きを確認してください。端末の評価は失われません。',
  internal: 'ハブの中で問題が起きました。しばらく待ってからやり直してください。',
} as const;

export type RefusalCode = keyof typeof sentences;

export function refusalSentence(code: RefusalCode): string {
  return sentences[code];
}
