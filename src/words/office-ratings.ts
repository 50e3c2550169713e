import type { ExportProblem } from '../core/protocol/ratings-export.ts';

/** `1,234` */
const inNumbers = (count: number) => count.toLocaleString('ja-JP');

/** Ratings that a stick carried, on the staff page. */
export const carriedWords = {
  heading: 'USBで運んだ評価',
  why: 'ハブにつながらない端末の評価を取り込みます。端末の「職員用」にある「評価を書き出す」で作ったファイルを選んでください。',
  choose: '評価ファイルを読み込む',
  drop: 'またはここにファイルを置く',
  kinds: '端末で書き出したファイル（.ndjson）。同じファイルを何度読み込んでも、二重には数えません。',
  reading: (name: string) => `「${name}」を確かめています`,
  sending: (done: number, of: number) => `評価を取り込んでいます（${inNumbers(done)}／${inNumbers(of)} 件）`,
  stopped: (done: number, of: number) =>
    `${inNumbers(of)} 件のうち ${inNumbers(done)} 件まで取り込みました。この分は保存してあります。続けても、はじめから読み込み直しても、二重には数えません。`,
  goOn: '続ける',
  done: (name: string) => `「${name}」の評価を取り込みました。`,
  stored: '新しく保存',
  duplicate: 'すでに保存ずみ',
  rejected: '受け取れなかった',
  count: (count: number) => `${inNumbers(count)} 件`,
  rejectedHint: '受け取れなかったものは、内容に誤りがあるため数えません。届いたままの形でハブに保管してあります。',
  next: '受け取りファイルをUSBメモリーに保存し、端末の「職員用」にある「USBから読み込む」で読み込んでください。端末でも送りずみになります。',
  saveReceipt: '受け取りファイルを保存',
  refused: (name: string) => `「${name}」は取り込めません。何も保存していません。`,
  problems: {
    'not-export': '端末で書き出した評価のファイルではありません。名前の終わりが .ndjson のファイルを選んでください。',
    newer: '新しい版のアプリで書き出したファイルです。ハブのアプリを新しくしてから、読み込んでください。',
    'too-large': 'ファイルが大きすぎます（64 MBまで）。端末で書き出したファイルか確かめてください。',
    truncated: 'ファイルが途中で切れています。評価は端末に残っているので、端末でもう一度書き出してください。',
    changed:
      'ファイルの中身が、書き出したときと違います。評価は端末に残っているので、端末でもう一度書き出してください。',
    unreadable: 'ファイルを読み出せませんでした。USBメモリーを差し直して、もう一度選んでください。',
  } satisfies Record<ExportProblem | 'unreadable', string>,
} as const;
