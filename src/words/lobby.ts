/** Every word of the lobby screen that does not come from the edition. */
export const lobbyWords = {
  previous: '前へ',
  next: '次へ',
  stop: 'とめる',
  resume: 'つづける',
  index: '一覧',
  textSize: '文字の大きさ',
  percent: (size: number) => `${size}%`,
  close: '閉じる',
  back: 'もどる',
  previousPage: '前のページ',
  nextPage: '次のページ',
  otherDepartments: 'そのほか',
  notices: 'お知らせ',
  goalNo: (no: number) => `目標${no}`,
  goal: '目標',
  aim: '目標',
  actions: '具体的な取組',
  goalsOfDepartment: (count: number) => `${count}つの目標`,
  promises: (count: number) => `わたしたちの${count}つの約束`,
  promise: 'わたしたちの約束',
  page: (page: number, pages: number) => `${page}／${pages}ページ`,
  anonymous: 'お名前などは記録しません',
  thanks: 'ありがとうございました',
  unavailable: 'ただいま評価を受け付けられません',
  welcome: 'いらっしゃいませ',
  cardText: 'ご用の方は、お気軽に窓口へお声がけください。',
  insecure: 'この接続では使えません（HTTPSが必要です）',
  date: (month: number, day: number, weekday: number) => `${month}月${day}日（${'日月火水木金土'[weekday]}）`,
  newTablet: 'ロビー端末',
} as const;

/** Names of slides as a screen reader hears them. */
export const slideNames = {
  goal: (path: string[], no: number) => `${path.join(' ')} 目標${no}`,
  department: (path: string[]) => path.join(' '),
  principle: (title: string, no: number) => `${title} ${no}`,
};
