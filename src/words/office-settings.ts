/** The parts of 設定 that stand in kiosk.yaml. */
export const settingsWords = {
  loading: '設定を読み込んでいます。',
  save: '保存',
  deeds: { saved: '保存しました。', restored: '元に戻しました。' },
  onTablets: 'つながっている端末では、次のページから変わります。',
  undo: '元に戻す',
  drop: '書きかけを消す',
  same: '変わったところはありません。',
  wrong: '赤い字のところを直してから、もう一度「保存」を押してください。',
  overtaken:
    'ほかの人が先に設定を変えたか、kiosk.yaml が書き換えられました。保存していません。いまの設定でよければ「書きかけを消す」を、入れたとおりにするなら、もう一度「保存」を押してください。',
  undoOvertaken: 'そのあとに設定が変わったため、元に戻せません。いまの設定を確かめてください。',
  fileFault: (fault: string) =>
    `設定のファイルに直すところがあります。直るまで、前の設定のまま動き、ここからは保存できません。${fault}`,
} as const;

export const surveyWords = {
  heading: '評価のたずね方',
  question: '質問',
  questionHint: '60文字まで。はじめの文は五つの言語で出ます。変えた文は、どの言語を選んでも日本語のまま出ます。',
  firstQuestion: (question: string) => `はじめの文（${question}）にする`,
  scale: '顔の数',
  scales: [
    { value: 5, name: '5つ（満足・やや満足・どちらともいえない・やや不満・不満）' },
    { value: 4, name: '4つ（「どちらともいえない」なし）' },
  ],
  scaleHint: '途中で変えると、前の期間と割合をくらべにくくなります。',
  reasons: '「どの点についてですか」の選択肢',
  reasonsHint: '一つ以上選びます。',
  askDepartment: '「どの窓口でしたか」もたずねる',
} as const;

export const hoursWords = {
  heading: '開庁時間',
  always:
    '開く曜日が一つもないので、いつも開いているものとして、画面を一日じゅう表示します。祝日も、下の「ほかに閉める日」「ほかに開ける日」も使いません。',
  timed:
    '開庁時間のほかは画面が暗くなり、さわると2分のあいだつきます。祝日・振替休日・国民の休日と12月29日から1月3日は、入れなくても閉庁です。',
  weekly: '曜日ごとの時間',
  weeklyHint: '開く曜日に印をつけて、時刻を入れます。印のない曜日は閉庁です。',
  weekdays: {
    mon: '月曜日',
    tue: '火曜日',
    wed: '水曜日',
    thu: '木曜日',
    fri: '金曜日',
    sat: '土曜日',
    sun: '日曜日',
  },
  isClosed: '閉庁',
  isAlways: 'いつも表示',
  from: '開く時刻',
  until: '閉じる時刻',
  to: 'から',
  till: 'まで',
  usual: '月曜日から金曜日を 8:30〜17:15 にする',
  closed: 'ほかに閉める日',
  closedHint: '曜日では開く日のうち、閉める日です。',
  extra: 'ほかに開ける日',
  extraHint: '曜日では閉じる日、祝日、年末年始でも、この時間は開けます。',
  day: '日付',
  times: '時間',
  addDay: '日を追加',
  addExtra: '日と時間を追加',
  remove: '消す',
  removeNth: (list: string, index: number) => `${list} ${index + 1} を消す`,
  nth: (list: string, index: number, what: string) => `${list} ${index + 1} の${what}`,
} as const;

export const cardWords = {
  heading: '皆さまの評価',
  isShown: '前の月の評価を、ロビーの画面に出す',
  hint: '「満足」「やや満足」の割合（補正後）と件数を、掲示の終わりに1枚加えます。50件に満たない月は出ません。',
} as const;

export const keepWords = {
  heading: '評価の記録を残す年数',
  years: '残す年数（年度）',
  hint: '1〜30の数を入れます。古い評価は、年に一度、お知らせのあとで消えます。',
} as const;
