import type { ratingColumns } from '../core/reports/ratings-csv.ts';

type Column = (typeof ratingColumns)[number];

/** A tablet that the hub does not know, such as one whose ratings came by stick. */
export const unknownTablet = (deviceId: string) => `登録のない端末 ${deviceId.slice(0, 8)}`;

/** What each column of the ratings file means, and its codes and units. */
export const columnMeanings = {
  rated_on: ['評価された日', '西暦 YYYY-MM-DD（日本時間）'],
  rated_at: ['評価された時刻', 'HH:MM:SS（日本時間）'],
  device: ['端末の名前', '登録のない端末は番号（USBで運んだ評価など）'],
  question: ['質問の番号', 'overall = 本日の窓口サービスはいかがでしたか'],
  scale: ['選択肢の数', '5 または 4'],
  score: [
    '評価の点数',
    '大きいほど満足（5段階: 5=満足 4=やや満足 3=どちらともいえない 2=やや不満 1=不満、4段階: 4=満足 3=やや満足 2=やや不満 1=不満）',
  ],
  label: ['評価の言葉', '顔の下に表示された言葉'],
  department: ['選ばれた窓口', '部と課を / でつないだもの。空欄 = 回答なし'],
  reasons: [
    '選ばれた点',
    '; で区切る。explanation=説明 manner=言葉づかい・態度 wait=待ち時間 paperwork=書類・手続 signs=案内表示 facility=施設・清潔 privacy=プライバシー other=その他',
  ],
  language: ['画面の言語', 'ja=日本語 ja-easy=やさしい日本語 en=英語 zh-Hans=中国語（簡体字） ko=韓国語'],
  shown: [
    '評価のときに表示していたもの',
    'policy=方針 principle:番号 department:部署 goal:部署#番号 goal:部署@年度#番号=前の年度の目標 notice:お知らせの題名 index=一覧 card=待ち受け',
  ],
  edition: ['掲示内容の版の番号', '0 = なし'],
  flags: [
    '注意の印',
    '; で区切る。too_soon=直前の評価から5秒未満 burst=同じ評価の連続 closed=開庁時間外 test=お試し palm=手のひらなどの接触 clock=時計が不確か',
  ],
  rating_id: ['評価ごとの番号', '重複を防ぐための番号（個人を表しません）'],
} satisfies Record<Column, [meaning: string, codes: string]>;
