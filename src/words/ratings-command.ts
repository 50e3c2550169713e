const count = (n: number) => n.toLocaleString('ja-JP');
const ranges = (gaps: [from: number, to: number][]) =>
  gaps.map(([from, to]) => (from === to ? String(from) : `${from}〜${to}`)).join('、');

const columns: Record<string, string> = {
  id: '評価の番号',
  seq: '通し番号',
  rating: '元の評価の番号',
  month: '月',
  at_ms: '時刻',
  epoch: '端末の保存領域の番号',
  received_at: '受信時刻',
};

/** What `npm run -s ratings` says. */
export const ratingsCommandWords = {
  usage:
    '使い方: npm run -s ratings -- verify [--data フォルダー] [--json]、または npm run -s ratings -- backup [--data フォルダー]、または npm run -s ratings -- restore バックアップのファイル [--data フォルダー]',
  noDatabase: (path: string) => `${path} がありません。--data で、ハブのデータフォルダーを指定してください。`,
  progress: (read: number, all: number) => `${count(read)} / ${count(all)} 件を読みました`,

  counts: (ratings: number, details: number) =>
    `評価 ${count(ratings)} 件、追加の回答 ${count(details)} 件を読み直しました。`,
  rejected: (n: number) =>
    `受け取れなかったもの ${count(n)} 件（そのまま残してあります。職員ページの「端末」で読めます）`,
  loneDetails: (n: number) => `元の評価が届いていない追加の回答 ${count(n)} 件`,
  gone: (n: number) =>
    `保存期間が過ぎて消えたもの ${count(n)} 件（二重に数えないよう、届いていたことだけを覚えています）`,
  tablet: (name: string, epoch: string) => `${name === '' ? '登録のない端末' : `「${name}」`}（${epoch.slice(0, 8)}）`,
  gaps: (missing: number, gaps: [number, number][], isCut: boolean) =>
    `欠番 ${count(missing)} 件（${ranges(gaps)}${isCut ? ' ほか' : ''}）`,
  doubled: (n: number, seqs: number[], isCut: boolean) =>
    `同じ番号が ${count(n)} 件（${seqs.join('、')}${isCut ? ' ほか' : ''}）。端末が複製された疑いがあります（評価はどちらも数えています）`,
  noGaps: '欠番はありません。',
  files: {
    equal: '',
    waiting: '更新待ちです（ハブが書くか、Excel を閉じると新しくなります）',
    missing: 'ありません（ハブの次の起動で作り直します）',
    differs: 'データベースと違います（ファイルを消してハブを起動し直すと、作り直します）',
    stray: 'データベースにない月です',
  },
  file: (month: string, sentence: string) => `ratings-${month}.csv：${sentence}`,
  filesEqual: (n: number) => `月ごとの CSV ${n} 個は、データベースと同じです。`,
  damages: (n: number) => `壊れているところ ${count(n)} か所`,
  damage: {
    integrity: (what: string) => `データベースのファイル：${what}`,
    eventUnreadable: (row: number) => `${row} 行目の評価を読めません`,
    columnDiffers: (row: number, column: string) =>
      `${row} 行目の評価の「${columns[column] ?? column}」が本文と違います`,
    rejectedDiffers: (digest: string) => `受け取れなかったもの ${digest} が、受け取ったときと違います`,
    throughTooHigh: (epoch: string, promised: number, through: number) =>
      `${epoch.slice(0, 8)}：${through} 番まで続いているのに、${promised} 番まであることになっています`,
  },
  sound: '壊れているところはありません。',
  mend: 'ハブを止めて、npm run -s ratings -- restore で新しいバックアップに戻してください。',

  backedUp: (path: string) => `バックアップを ${path} に保存しました。`,
  backupFailed: {
    'no-room': 'バックアップできません。ディスクの空きが足りません。',
    damaged: 'バックアップできません。データベースが壊れています。npm run -s ratings -- verify で確かめてください。',
    disk: (reason: string) => `バックアップできません（${reason}）。書き込みの許可とディスクの空きを確認してください。`,
  },

  unreadable: (file: string) => `${file}：バックアップとして開けません。場所と名前を確かめてください。`,
  backupDamaged: (file: string) => `${file} は壊れているため、復元しませんでした。いまのデータはそのままです。`,
  restored: (file: string, ratings: number) => `${file} から復元しました（評価 ${count(ratings)} 件）。`,
  replaced: (folder: string) => `置きかえる前のデータは ${folder} に残してあります。`,
  afterRestore:
    'ハブを起動してください。足りない評価は、端末が自動で送り直します。職員パスワード、端末の登録、掲示内容もバックアップの時点に戻りました。そのあとに登録した端末は、端末の「職員用」で登録し直してください。',
} as const;
