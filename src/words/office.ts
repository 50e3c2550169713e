/** The frame of the staff page, sign-in, and what several of its pages say. */
export const officeWords = {
  title: '職員ページ',
  navigation: 'メニュー',
  places: { content: '掲示内容', tablets: '端末', ratings: '評価', settings: '設定', record: '記録' },
  documentTitle: (place: string) => `${place}｜職員ページ`,
  unreachable:
    'ハブにつながりません。ハブの機械が動いているか、ネットワークにつながっているか確認してください。つながると、この表示は消えます。',
  notDone: 'ハブにつながらないため、できませんでした。つながってから、もう一度行ってください。',
  loading: '読み込んでいます。',
  none: 'なし',
  cancel: '取消',
  close: '閉じる',
  stop: 'やめる',
  table: (name: string) => `${name}の表`,
  signOut: 'ログアウト',
  help: '使い方',
  helpPages: {
    '/office-help-affairs.html': '総務課の方へ',
    '/office-help-system.html': '情報システム担当の方へ',
    '/office-help-lobby.html': '窓口・ロビーの職員の方へ',
  },
  signedIn: (who: string) => `${who} さん`,
} as const;

export const signInWords = {
  name: '担当者名',
  nameHint: '記録に残ります。例：総務課 山田',
  password: 'パスワード',
  show: '入力した文字を表示する',
  signIn: 'ログイン',
  first: 'はじめてお使いになります。職員パスワード（12文字以上）を決めてください',
  firstHint: '総務課の皆さんで共通に使います。ほかの人に推測されない、長いことばにしてください。',
  setAndSignIn: 'パスワードを決めてログイン',
  ended: 'しばらく操作がなかったため、ログインの期限が切れました。ログインすると、続きから行えます。',
  nameMissing: '担当者名を入れてください。',
  passwordMissing: 'パスワードを入れてください。',
  tooShort: (length: number) => `12文字以上にしてください（いまは${length}文字です）。`,
  wrong: 'パスワードが違います。大文字と小文字、半角と全角を確認して、もう一度入れてください。',
  throttled: (seconds: number | null) =>
    seconds === null
      ? '続けて間違えたため、しばらく受け付けません。少し待ってから、もう一度入れてください。'
      : `続けて間違えたため、${seconds < 60 ? `${seconds}秒` : `${Math.ceil(seconds / 60)}分`}のあいだ受け付けません。待ってから、もう一度入れてください。`,
} as const;

export const ratingsWords = {
  today: '本日の評価',
  count: (count: number) => `${count.toLocaleString('ja-JP')} 件`,
  folder: '評価のファイルの場所',
  folderHint: '月ごとの CSV ファイルです。Excel で開けます。列の意味は、同じ場所の ratings-columns.csv にあります。',
} as const;

export const recordWords = {
  note: '新しいものから順に並んでいます。記録は、書き換えることも消すこともできません。',
  empty: 'まだ記録がありません。',
  when: '日時',
  who: '担当',
  act: 'したこと',
  what: '対象',
} as const;

export const backupWords = {
  heading: 'バックアップ',
  last: (day: string) => `最後のバックアップは ${day} です。`,
  none: 'バックアップはまだありません。ハブの起動から少しあとに、自動で作ります。',
  how: 'データフォルダーの backups に、1日1回自動で作り、14日分を残します。戻し方は README にあります。',
  failures: {
    'no-room': 'ディスクの空きが足りないため、今日のバックアップを作れません。不要なファイルを消してください。',
    damaged:
      'データベースが壊れているため、今日のバックアップを作れません。情報システムの担当者に連絡し、新しいバックアップから復元してください。',
    disk: '今日のバックアップを作れません。データフォルダーの書き込みの許可と、ディスクの空きを確認してください。',
  },
} as const;

export const pinWords = {
  heading: '端末の職員用暗証番号',
  why: '端末の左上を5回続けてさわると出る「職員用」の画面を開くための番号です。',
  isSet: '暗証番号は決めてあります。新しい番号を決めると、前の番号は使えなくなります。',
  isNotSet: '暗証番号はまだ決めていません。',
  pin: '新しい暗証番号',
  hint: '6〜12桁の数字',
  show: '入力した数字を表示する',
  set: '暗証番号を決める',
  wrong: '6〜12桁の数字を入れてください。',
  done: '暗証番号を決めました。各端末は、次にハブと連絡したとき（ふつうは1分以内）から新しい番号になります。',
} as const;
