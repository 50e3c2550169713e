import type { Counts } from '../core/content/edition.ts';
import type { EditionLine } from '../core/protocol/office.ts';
import { timeText } from './japanese-time.ts';

export const editionName = (serial: number) => `第${serial}版`;

const countsText = ({ principles, departments, goals, notices }: Counts) =>
  `方針 ${principles} / 部署 ${departments} / 目標 ${goals} / お知らせ ${notices}`;

/** What is shown now, what waits, and the list of editions. */
export const editionWords = {
  shown: '掲示中の内容',
  noEdition: '掲示する内容がまだありません。下の「ファイルを選ぶ」から、文書を読み込んでください。',
  noShown: 'いま掲示中の内容はありません。',
  counts: '内容',
  countsText,
  publishedAt: '公開した日時',
  who: '公開した人',
  source: '読み込んだファイル',
  draft: (source: string) =>
    `content フォルダーの「${source}」は公開していません。前の内容を掲示し続けています。次の点を確認してください。`,
  waiting: '公開予約',
  waitingText: (line: EditionLine) => `${timeText(line.effectiveFrom)} に${editionName(line.serial)}へ切り替わります`,
  cancelWaiting: '公開予約の取消',
  list: 'これまでの版',
  serial: '版',
  titleAndSource: '題名・読み込んだファイル',
  publishedBy: '公開した日時・人',
  state: '状態',
  states: { shown: '掲示中', waiting: '公開予約', past: '過去の版', cancelled: '取消済み' } satisfies Record<
    EditionLine['state'],
    string
  >,
  actions: '操作',
  again: 'もう一度公開',
  againQuestion: (serial: number) => `${editionName(serial)}をもう一度公開しますか`,
  againYes: '公開する',
  package: 'USB用に保存',
  template: 'ひな形（Excel）をダウンロード',
  templateHint: 'いまの内容が入っています。書き換えて保存し、「ファイルを選ぶ」から読み込んでください。',
} as const;

/** From a file to the lobby. */
export const broughtWords = {
  heading: '新しい内容にする',
  choose: 'ファイルを選ぶ',
  drop: 'またはここにファイルを置く',
  kinds: 'Excel（.xlsx）・.ods・CSV・テキスト・ZIP（写真つき）・USB用のファイル',
  reading: (name: string) => `「${name}」を読み込んでいます`,
  sending: '公開しています',
  preview: 'プレビュー',
  publish: '公開',
  schedule: '日時を決めて公開',
  caution: '公開すると、次のものが表示されなくなります',
  noticesLost: (titles: string[]) =>
    `お知らせ ${titles.length} 件（${titles.map((title) => `「${title}」`).join('')}）が新しいファイルにありません。`,
  fromWaiting: (serial: number, time: string) =>
    `公開予約の${editionName(serial)}に書き足した内容です。${time} に切り替えるには「日時を決めて公開」を押してください（その日時が入っています）。もとの公開予約も一覧に残りますが、その時刻からは新しい版が表示されます。「公開」を押すと、いますぐ切り替わります。`,
  notCompared:
    'いまの掲示内容を確かめられないため、変更点を表示できません。ハブにつながってから、もう一度「公開」を押してください。',
  compared: 'いまの掲示内容と比べました。変更点を確かめてから、もう一度「公開」を押してください。',
  overtaken: (line: EditionLine | null) =>
    line === null
      ? 'ほかの担当者が、先に掲示内容を変えました。変更点を確かめてから、もう一度「公開」を押してください。'
      : `${line.who} さんが ${timeText(line.publishedAt)} に${editionName(line.serial)}を公開していました。変更点をその版と比べ直しました。確かめてから、もう一度「公開」を押してください。`,
} as const;

/** What just happened, with the way back. */
export const publicationWords = {
  published: (serial: number) => `${editionName(serial)}を公開しました。`,
  restored: (serial: number, of: number) => `${editionName(of)}の内容を、${editionName(serial)}として公開しました。`,
  waiting: (serial: number, time: string) => `${editionName(serial)}を ${time} に公開します。`,
  cancelled: (serial: number) => `${editionName(serial)}の公開予約を取り消しました。`,
  noticeAdded: (title: string) => `お知らせ「${title}」を公開しました。`,
  withdrawn: (title: string) => `お知らせ「${title}」を取り下げました。`,
  reached: (count: number, all: number) =>
    count === all ? `端末 ${all} 台すべてが表示しています。` : `端末 ${all} 台のうち ${count} 台が表示しています。`,
  undo: '元に戻す',
  overtaken: 'ほかの担当者が、先に掲示内容を変えました。一覧を新しくしました。確かめてから、もう一度行ってください。',
} as const;

export const scheduleWords = {
  title: '日時を決めて公開',
  at: '公開する日時（日本時間）',
  why: 'その時刻になると、端末が自動で切り替わります。それまでに端末に届いていれば、ネットワークが切れていても切り替わります。',
  fiscalYear: (year: number) => `4月1日 0:00（${year}年）`,
  missing: '日付と時刻を入れてください。',
  past: 'その日時は過ぎています。これからの日時を入れてください。',
  set: 'この日時に公開',
} as const;

export const previewWords = {
  title: 'プレビュー',
  frame: '端末の画面',
  waiting: '端末の画面を準備しています。',
  unreachable: 'ハブにつながらないため、表示できません。つながってから、もう一度「プレビュー」を押してください。',
  landscape: '横向き',
  portrait: '縦向き',
  actual: '原寸',
  note: '本物の端末の画面です。さわって試せます。評価は記録されません。',
} as const;
