/** What `npm run -s password` says. */
export const passwordWords = {
  usage: '使い方: npm run -s password [-- --data フォルダー]（パスワードは尋ねます。標準入力からも読みます）',
  ask: (least: number) => `新しい職員パスワード（${least} 文字以上。入力した文字は表示しません）: `,
  askAgain: 'もう一度: ',
  tooShort: (least: number) => `パスワードが短すぎます。${least} 文字以上にしてください。`,
  tooCommon: '推測されやすいパスワードです。よくある語や続き番号だけでない、長いことばにしてください。',
  different: '二回の入力が違います。もう一度 npm run -s password を実行してください。',
  done: '職員パスワードを設定しました。',
};
