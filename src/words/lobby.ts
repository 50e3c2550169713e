import type { reasons } from '../core/settings/choices.ts';
import { type ScoreWords, scoreWords } from './scores.ts';

type Reason = (typeof reasons)[number];

/**
 * Every word of the lobby screen that does not come from the edition, in one language. A language without one of them does not
 * compile. Words on the sheet may carry ruby (｜区役所《くやくしょ》); those of buttons, where ruby would be too small to read, may not.
 */
export interface LobbyWords {
  previous: string;
  next: string;
  stop: string;
  resume: string;
  index: string;
  textSize: string;
  highContrast: string;
  language: string;
  percent: (size: number) => string;
  close: string;
  back: string;
  previousPage: string;
  nextPage: string;
  otherDepartments: string;
  notices: string;
  /** `no` is 0 where the ward has not numbered it. */
  goalNo: (no: number) => string;
  goal: string;
  aim: string;
  actions: string;
  result: string;
  level: string;
  /** `japanese` = 令和8年度. */
  fiscalYear: (year: number, japanese: string) => string;
  /** The year before, where the edition does not name it. */
  lastYear: string;
  /** A heading that is of another year than the screen. */
  ofYear: (year: string, what: string) => string;
  previousGoals: (year: string) => string;
  goalsOfDepartment: (count: number) => string;
  /** The title of the whole and that of the policy; `null` where the edition's own is said. */
  title: string | null;
  policy: string | null;
  promises: (count: number) => string;
  promise: string;
  page: (page: number, pages: number) => string;
  question: string;
  scores: ScoreWords;
  anonymous: string;
  thanks: string;
  unavailable: string;
  /** The questions after a rating; the same after every face. */
  askReasons: string;
  whichReasons: string;
  reasons: Record<Reason, string>;
  askCounter: string;
  whichCounter: string;
  send: string;
  skip: string;
  goesIn: (seconds: number) => string;
  goesSoon: string;
  welcome: string;
  cardText: string;
  /** Beside a text that the edition has in Japanese alone. */
  japaneseOnly: string;
  date: (month: number, day: number, weekday: number) => string;
  /** Names of slides as a screen reader hears them. */
  goalName: (path: string[], no: number) => string;
  principleName: (title: string, no: number) => string;
}

export const lobbyWords: LobbyWords = {
  previous: '前へ',
  next: '次へ',
  stop: 'とめる',
  resume: 'つづける',
  index: '一覧',
  textSize: '文字の大きさ',
  highContrast: 'くっきり',
  language: '言語',
  percent: (size) => `${size}%`,
  close: '閉じる',
  back: 'もどる',
  previousPage: '前のページ',
  nextPage: '次のページ',
  otherDepartments: 'そのほか',
  notices: 'お知らせ',
  goalNo: (no) => `目標${no || ''}`,
  goal: '目標',
  aim: '目標',
  actions: '具体的な取組',
  result: '実施結果',
  level: '達成度',
  fiscalYear: (_year, japanese) => japanese,
  lastYear: '前年度',
  ofYear: (year, what) => `${year}の${what}`,
  previousGoals: (year) => `${year}の目標と結果`,
  goalsOfDepartment: (count) => `${count}つの目標`,
  title: null,
  policy: null,
  promises: (count) => `わたしたちの${count}つの約束`,
  promise: 'わたしたちの約束',
  page: (page, pages) => `${page}／${pages}ページ`,
  question: '本日の窓口サービスはいかがでしたか',
  scores: scoreWords,
  anonymous: 'お名前などは記録しません',
  thanks: 'ありがとうございました',
  unavailable: 'ただいま評価を受け付けられません',
  askReasons: 'よろしければ、どの点についてか教えてください（いくつでも）',
  whichReasons: 'どの点についてですか',
  reasons: {
    explanation: '説明のわかりやすさ',
    manner: '言葉づかい・態度',
    wait: '待ち時間',
    paperwork: '書類・手続',
    signs: '案内表示',
    facility: '施設・清潔さ',
    privacy: 'プライバシー',
    other: 'その他',
  },
  askCounter: 'よろしければ、どの窓口だったか教えてください',
  whichCounter: 'どの窓口でしたか',
  send: '送る',
  skip: 'とばす',
  goesIn: (seconds) => `あと${seconds}秒で終わります`,
  goesSoon: 'まもなく終わります',
  welcome: 'いらっしゃいませ',
  cardText: 'ご用の方は、お気軽に窓口へお声がけください。',
  japaneseOnly: '',
  date: (month, day, weekday) => `${month}月${day}日（${'日月火水木金土'[weekday]}）`,
  goalName: (path, no) => `${path.join(' ')} 目標${no || ''}`,
  principleName: (title, no) => `${title} ${no}`,
};

/** Words of the screen itself, which are always Japanese: nobody has chosen a language before them. */
export const screenWords = {
  insecure: 'この接続では使えません（HTTPSが必要です）',
  night: '時間外',
  closedOver: '本日の受付は終了しました',
  closedDay: '閉庁日です',
  closedNotYet: 'ただいま受付時間外です',
  today: '本日',
  opensAt: (when: string) => `次は ${when} からです`,
  touchToRead: '画面にさわると、掲示を見られます',
  wakeScreen: '画面をつける',
  newTablet: 'ロビー端末',
  trial: (minutes: number) => `お試し中です。評価には「お試し」の印がつきます（あと約${minutes}分）`,
  endTrial: 'お試しを終わる',
  cleaning: '清掃中です',
  cleaningText: '画面にさわっても反応しません。終わると、自動でもとに戻ります。',
  secondsLeft: (seconds: number) => `あと${seconds}秒`,
} as const;
