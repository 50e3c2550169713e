/** Every word of the lobby screen that does not come from the edition. */
export const lobbyWords = {
  previous: '前へ',
  next: '次へ',
  stop: 'とめる',
  resume: 'つづける',
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
  night: '時間外',
  closedOver: '本日の受付は終了しました',
  closedDay: '閉庁日です',
  closedNotYet: 'ただいま受付時間外です',
  today: '本日',
  opensAt: (when: string) => `次は ${when} からです`,
  touchToRead: '画面にさわると、掲示を見られます',
  wakeScreen: '画面をつける',
  newTablet: 'ロビー端末',
} as const;

/** Names of slides as a screen reader hears them. */
export const slideNames = {
  goal: (path: string[], no: number) => `${path.join(' ')} 目標${no}`,
  department: (path: string[]) => path.join(' '),
  principle: (title: string, no: number) => `${title} ${no}`,
};
