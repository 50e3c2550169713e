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
  const [, path = '', no] = /^(.*?)(?:#(\d+))?$/s.exec(rest) ?? [];
  const department = path.replaceAll('/', ' ');
  switch (kind) {
    case 'policy':
      return '方針';
    case 'principle':
      return `方針の${rest}番`;
    case 'department':
      return `「${department}」の見出し`;
    case 'goal':
      return `「${department} 目標${no ?? ''}」`;
    case 'notice':
      return `お知らせ「${path}」`;
    default:
      return `「${slideId}」`;
  }
}

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
