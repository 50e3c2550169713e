import type { EditionOrder } from '../core/content/package-order.ts';

const MINUTE_MS = 60_000;

/** `1,234` */
const inNumbers = (count: number) => count.toLocaleString('ja-JP');

/** Every word of the staff dialog and of the enrolment of a tablet. */
export const staffWords = {
  title: '職員用',
  enterPin: '暗証番号を入れて「確定」を押してください。',
  setPin: 'この端末の暗証番号を決めます。6〜12桁の数字を入れて「確定」を押してください。',
  setPinAgain: '確かめるため、同じ暗証番号をもう一度入れてください。',
  entered: (digits: number) => (digits === 0 ? '未入力' : `${digits}桁を入力済み`),
  confirm: '確定',
  cancel: '取消',
  erase: '1字消す',
  checking: '確かめています…',
  wrongPin: '暗証番号が違います。',
  pinTooShort: '暗証番号は6〜12桁です。',
  pinsDiffer: '2回の番号が違います。はじめから入れてください。',
  pinNotKept: '暗証番号を保存できませんでした。もう一度お試しください。',
  wait: (ms: number) =>
    ms > MINUTE_MS
      ? `間違いが続いたため、あと約${Math.ceil(ms / MINUTE_MS)}分お待ちください。`
      : `間違いが続いたため、あと${Math.ceil(ms / 1000)}秒お待ちください。`,
  pinElsewhere: '暗証番号がまだ決まっていません。職員ページの「設定」で決めてください。',
  pinWithHub:
    '暗証番号がまだ決まっていません。この端末を登録すると、職員ページの「設定」で決めた番号が使えます。登録には、職員ページの「端末」で出す6桁の番号が要ります。',
  menu: '行うことを選んでください。',
  loadFromUsb: 'USBから読み込む',
  loadFromUsbText: '掲示内容、評価の受け取り',
  saveShown: '掲示内容を保存',
  saveShownText: 'ほかの端末に運ぶとき',
  saved: 'USB用のファイルを保存しました。USBメモリーで、ほかの端末に読み込めます。',
  notSaved: '保存できませんでした。もう一度お試しください。',
  exportRatings: '評価を書き出す',
  exportRatingsText: 'まだ送っていない評価をUSBに',
  exporting: (done: number, of: number) =>
    done === 0 ? '評価を書き出しています…' : `評価を書き出しています…（${inNumbers(done)}／${inNumbers(of)}件）`,
  exported: (count: number) => `まだ送っていない評価 ${inNumbers(count)}件を書き出しました。`,
  exportedName: (name: string) => `ファイル名：${name}`,
  exportNotSaved: (count: number) => `評価 ${inNumbers(count)}件のファイルを、まだ保存していません。`,
  saveExport: '保存する',
  exportNext: [
    'USBメモリーに入れて、職員ページの「評価」で読み込みます。',
    'そのあとに保存する「受け取りファイル」を、この端末の「USBから読み込む」で読み込みます。',
  ],
  exportStays: 'それまで、評価はこの端末に残ります。二重に数えることはありません。',
  exportRest: (rest: number) =>
    `一つのファイルに入らなかった ${inNumbers(rest)}件は、受け取りファイルを読み込んでから、もう一度書き出してください。`,
  nothingUnsent: 'まだ送っていない評価はありません。',
  notExported: '評価を読み出せませんでした。評価は端末に残っています。端末を再起動して、もう一度お試しください。',
  received: (count: number) => `${inNumbers(count)}件の受け取りを確認しました。`,
  receivedParked: (count: number) =>
    `うち ${inNumbers(count)}件は内容に誤りがあり、数えられません。ハブに控えがあり、この端末にも残してあります。`,
  receivedRest: (unsent: number) =>
    unsent === 0
      ? 'まだ送っていない評価はありません。'
      : `まだ送っていない評価が、あと ${inNumbers(unsent)}件あります。`,
  notReceived: {
    already: 'この受け取りファイルは、すでに確認ずみです。',
    foreign:
      'この端末の評価の受け取りファイルではありません。この端末で書き出した評価のものを選んでください。評価はそのまま端末に残っています。',
    damaged: '受け取りファイルが壊れています。職員ページの「評価」で、もう一度保存してください。',
    newer:
      'この受け取りファイルは、新しい版のアプリのものです。この端末のアプリが新しくなってから、読み込んでください。',
    'is-export': 'これは、端末から書き出した評価のファイルです。職員ページの「評価」で読み込んでください。',
    'not-kept': '受け取りを端末に記録できませんでした。端末を再起動して、もう一度読み込んでください。',
  },
  undo: '元に戻す',
  undoText: '一つ前の掲示内容に',
  trial: 'お試し',
  trialText: '5分間、評価に「お試し」の印がつきます',
  cleaning: '清掃',
  cleaningText: '60秒間、画面にさわっても反応しません',
  enrolThisTablet: 'この端末を登録する',
  close: '閉じる',
  choosing: '読み込むファイルを選んでください。',
  reading: (name: string) => `「${name}」を読み込んでいます…`,
  unreadable: 'ファイルを読み込めませんでした。USBメモリーを差し直して、もう一度お試しください。',
  apply: '適用',
  applyAnyway: 'それでも表示する',
  applying: '保存しています…',
  hasErrors: '直す必要のある問題があるため、適用できません。ファイルを直してから、もう一度読み込んでください。',
  order: {
    newer: () => '「適用」を押すと、この端末の表示がすぐに切り替わります。',
    same: () => 'いま表示している内容と同じ内容です。適用するものはありません。',
    older: (here, brought) =>
      brought < here
        ? `この端末の第${here}版のほうが新しい内容です（読み込んだのは第${brought}版）。`
        : `読み込んだのは第${brought}版です。この端末の第${here}版より新しくありません。`,
  } satisfies Record<EditionOrder, (here: number, brought: number) => string>,
  applied: '表示を切り替えました。',
  wentBack: '前の表示に戻しました。',
  notKept: '端末に保存できなかったため、表示は変えていません。端末を再起動して、もう一度お試しください。',
  incomplete:
    'ファイルに写真などが足りないため、表示は変えていません。もう一度保存したUSB用のファイルでお試しください。',
} as const;

export const enrolmentWords = {
  title: 'この端末の登録',
  enterCode: '職員ページの「端末」で「登録番号を出す」を押し、6桁の番号を入れてください。',
  brought: 'QRコードの登録番号が入っています。この端末を登録するには「登録」を押してください。',
  enrol: '登録',
  useAlone: 'この端末だけで使う',
  codeTooShort: '登録番号は6桁です。',
  asking: '登録しています…',
  enrolled: '登録しました。',
  'wrong-code': '登録番号が違うか、期限が切れています。新しい番号を出して入れてください。',
  busy: '続けて入れることができません。しばらく待ってから入れてください。',
  offline: 'ハブにつながりません。ネットワークを確かめて、もう一度お試しください。',
} as const;
