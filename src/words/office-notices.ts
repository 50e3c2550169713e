import type { Notice } from '../core/content/edition.ts';
import type { PostingState } from '../core/content/posting-period.ts';
import { timeText } from './japanese-time.ts';

export const noticeWords = {
  list: 'お知らせ',
  add: 'お知らせを追加',
  empty: 'お知らせはありません。',
  states: { posted: '掲示中', coming: 'これから', over: '終わった' } satisfies Record<PostingState, string>,
  period: '掲出期間',
  periodText: ({ from, until }: Pick<Notice, 'from' | 'until'>) => {
    if (from === '' && until === '') return '期限なし';
    return [from && `${timeText(from)}から`, until && `${timeText(until)}まで`].filter(Boolean).join(' ');
  },
  owner: '担当',
  withdraw: '取り下げ',
  withdrawQuestion: 'このお知らせを取り下げますか',
  withdrawYes: '取り下げる',
  runningOut: '14日以内に終わるもの',
  nothingRunsOut: 'ありません。',

  title: '題名',
  body: '本文',
  picture: '写真',
  pictureHint: 'PNG・JPEG・WebP。大きな写真は、自動で小さくします。',
  pictureReading: '写真を読み込んでいます。',
  pictureRemove: '写真を外す',
  from: '掲出開始',
  until: '掲出終了',
  fromTime: '開始の時刻',
  untilTime: '終了の時刻',
  fromHint: '空けておくと、公開してすぐ掲示します。時刻がなければ、その日の0:00からです。',
  untilHint: '空けておくと、取り下げるまで掲示します。時刻がなければ、その日の終わりまでです。',
  ownerHint: '例：区民課',
  required: '必須',
  preview: 'プレビュー',
  publish: '公開',
  sending: '公開しています',
  dropQuestion: '書きかけのお知らせを消しますか',
  dropYes: '消す',
  dropNo: '続ける',

  titleMissing: '題名を入れてください。',
  bodyMissing: '本文を入れてください。',
  dayMissing: '日を入れてください（時刻だけでは決まりません）。',
  reversed: '掲出終了が掲出開始より前です。どちらかを直してください。',
  isOver: 'その日時は過ぎています。これからの日時を入れるか、空けておいてください。',
  pictureUnreadable: 'この写真は読み込めません。PNG・JPEG・WebP（4,000万画素・20MBまで）の写真を選んでください。',
} as const;
