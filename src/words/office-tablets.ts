import type { ShownByTablet } from '../core/protocol/shown-by-tablet.ts';

export const tabletWords = {
  list: '登録されている端末',
  empty: 'まだ端末がありません。「登録番号を出す」を押し、端末に番号を入れると、ここに現れます。',
  name: '名前',
  shown: '表示中の版',
  seen: '最後の連絡',
  unsent: '未送信',
  faults: '不具合',
  arrivals: '評価の受け取り',
  unsentText: (count: number) => `${count} 件`,
  silent: '連絡が途切れています',
  heading: '端末を増やす',
  why: '新しい端末でロビーの画面を開くと、登録番号を聞かれます。',
  trust: 'はじめての端末や PC には、先に証明書をインストールします。',
  certificate: '機器ごとの手順を開く',
  giveCode: '登録番号を出す',
  code: '登録番号',
  until: (time: string) => `${time} まで、1台に1回だけ使えます。`,
  steps: [
    '新しい端末のブラウザーで、この下の住所（URL）を開きます。',
    '「この端末の登録」の画面に、上の6桁の番号を入れます。',
    '「登録」を押します。数秒で、この一覧に現れます。',
  ],
  address: '住所（URL）',
  qr: '登録番号の入ったQRコード',
  qrHint: 'カメラのある端末では、このQRコードを読み取ると番号が入ります。あとは「登録」を押すだけです。',
  onlyHere:
    '「localhost」は、この機械だけで使える住所です。ほかの端末には、ハブの住所で職員ページを開いて出したものを使ってください。',
} as const;

/** The list of tablets. */
export const tabletListWords = {
  place: '設置場所',
  search: '名前や設置場所でさがす',
  order: '並べ方',
  orders: {
    trouble: '確認が必要なものから',
    name: '名前の順',
    seen: '連絡の古いものから',
    unsent: '未送信の多いものから',
  },
  found: (found: number, all: number) => (found === all ? `${all} 台` : `${all} 台のうち ${found} 台`),
  noneFound: 'あてはまる端末がありません。さがすことばを変えてください。',
  open: (name: string) => `${name} の詳細`,
} as const;

/** What staff ask of a tablet; the keys travel. */
export const askedWords = {
  names: { reload: '再読み込み', 'test-picture': 'テスト画面' },
  asked: (name: string) => `「${name}」を依頼しました。画面に30秒さわられていないときに行われます。`,
  waiting: (name: string) => `「${name}」の実行を待っています。`,
  hints:
    '「再読み込み」は、端末の画面を開き直します。「テスト画面」は、端末の名前と画面の大きさを30秒間映します。どちらも評価は失われません。',
} as const;

/** One tablet, as it stands in its dialog. */
export const tabletDialogWords = {
  facts: {
    app: 'アプリの版',
    shown: '表示中の版',
    stored: '保存',
    unsent: '未送信',
    seen: '最後の連絡',
    enrolled: '登録した日時',
    arrivals: '評価の受け取り',
    faults: '不具合',
  },
  isPersisted: '消されにくい状態です',
  isNotPersisted: '空き容量が減ると、ブラウザーに消されるおそれがあります',
  unknown: 'まだ連絡がありません',
  unsentSince: (count: number, since: string) => `${count} 件（いちばん古いもの：${since}）`,
  names: '名前と設置場所',
  name: '名前',
  nameHint: 'ほかの端末とは別の名前',
  nameMissing: '名前を入れてください。',
  placeHint: '例：1階 正面玄関の右',
  save: '変更を保存',
  saved: '保存しました。',
  ask: '端末への依頼',
  revoke: '登録の取消',
  revokeWhy:
    '端末をなくしたときや、使わなくなったときに行います。この端末は、すぐにハブと通信できなくなります。集まった評価は残ります。まだ送っていない評価は端末に残り、もう一度登録すると届きます。',
  revokeQuestion: 'この端末の登録を取り消しますか。',
  revokeYes: '取り消す',
  revoked: (name: string) => `${name} の登録を取り消しました。`,
} as const;

/** What did not arrive as it should, tablet by tablet. */
export const arrivalsWords = {
  all: '異常なし',
  names: { missing: '欠番', doubled: '複製の疑い', rejected: '受け取れなかった', emptied: '保存が消えた' },
  found: {
    missing: (count: number) => `欠番 ${count} 件`,
    doubled: (count: number) => `複製の疑い ${count} 件`,
    rejected: (count: number) => `受け取れなかった ${count} 件`,
    emptied: (count: number) => `保存が消えた ${count} 回`,
  },
  hints: {
    missing:
      '端末が番号をつけた評価のうち、ハブに届いていないものです。ハブを復元した直後なら、端末が送り直すと消えます。',
    doubled:
      '同じ番号の評価が二つ届きました。どちらも数えています。端末を丸ごと複製していたら、一方のブラウザーのデータを消して登録し直してください。',
    rejected: '形式が正しくないため、数えていないものです。下の「受け取れなかった評価」で、そのまま読めます。',
    emptied:
      '端末のブラウザーの保存が空になりました。閉じるときにデータを消す設定や、シークレットモードになっていないか確認してください。',
  },
} as const;

/** What the hub could not take. */
export const rejectedWords = {
  heading: '受け取れなかった評価',
  why: (count: number) =>
    `端末から届いたもののうち ${count} 件は、形式が正しくないため数えていません。捨てずに、届いたままで残しています。`,
  look: '内容を見る',
  lookAgain: '新しくする',
  latest: (count: number) => `新しいものから ${count} 件です。`,
  at: '届いた日時',
  tablet: '端末',
  reason: '理由',
  body: '届いた内容',
} as const;

const faultSentences: Record<string, string> = {
  'app-fell-back': 'アプリの新しい版が起動しなかったため、一つ前の版で動いています。システムの担当者に伝えてください。',
  'content-not-kept': '掲示内容を端末に保存できません。端末の空き容量を確認してください。',
  'content-older': 'ハブの版のほうが古いため、端末の版を表示し続けています。必要なら、もう一度公開してください。',
  'clock-doubtful': '端末の時計が急に変わりました。端末の日付と時刻を確認してください。',
  'ratings-unavailable': '評価を受け付けられません。端末を再起動してください。',
  'storage-filling': '端末の空き容量が少なくなっています。端末に残っている、ほかのファイルを減らしてください。',
  'storage-not-persisted':
    '端末の空き容量が減ると、ブラウザーが評価を消すおそれがあります。この画面をブラウザーのメニューからアプリとして追加（インストール）してください。',
  'storage-small':
    'この画面が使える容量がわずかです。プライベートモードやシークレットモードで開いていないか確認してください。',
  'storage-wiped':
    '端末に保存したものの一部が、前回の起動のあとで消えています。閲覧データを消す設定やソフトがないか確認してください。',
  'worker-failed': 'ネットワークが切れると表示できません。端末のブラウザーの設定を確認してください。',
};

const SLIDE_FAILED = 'slide-failed:';

export function faultSentence(code: string): string {
  if (!code.startsWith(SLIDE_FAILED)) return faultSentences[code] ?? code;
  return `${slideName(code.slice(SLIDE_FAILED.length))}を表示できないため、とばしています。内容を短い文に書き直して、もう一度公開してください。`;
}

/** A slide by the id that ratings carry too, as staff would call it. */
function slideName(slideId: string): string {
  const [, kind = '', rest = ''] = /^(\w+):?(.*)$/s.exec(slideId) ?? [];
  // Behind what a slide is called stands which one of that name it is.
  const [, path = '', no = '', turn] = /^(.*?)(?:#(\d+)(?:#(\d+))?)?$/s.exec(rest) ?? [];
  const department = path.replaceAll('/', ' ');
  switch (kind) {
    case 'policy':
      return '方針';
    case 'principle':
      return `方針の${path}番${ofThose(no)}`;
    case 'department':
      return `「${department}」の見出し`;
    case 'goal':
      return `「${department} 目標${Number(no) || ''}${ofThose(turn)}」`;
    case 'notice':
      return `お知らせ「${path}」${ofThose(no)}`;
    default:
      return `「${slideId}」`;
  }
}

const ofThose = (turn = '') => (turn === '' ? '' : `（${turn}つ目）`);

export function shownByTabletText(shown: ShownByTablet): string {
  switch (shown.kind) {
    case 'unknown':
      return 'まだ連絡がありません';
    case 'nothing':
      return '標準の画面';
    case 'stick':
      return '端末で読み込み';
    case 'latest':
      return `第${shown.serial}版（最新）`;
    case 'switching':
      return `第${shown.serial}版 → 第${shown.next}版に切り替え中`;
    case 'older':
      return `第${shown.serial}版（第${shown.next}版はまだ届いていません）`;
  }
}
