import type { Counts } from '../core/content/edition.ts';
import type { Place, Problem, ProblemCode, Repair, RepairCode } from '../core/content/problem.ts';

const FILE_KINDS: Record<string, string> = {
  zip: 'ZIPなどの形式です',
  pdf: 'PDFです',
  office: '古い形式のExcelなどのファイル（.xls）です',
  word: 'Wordなどの文書ファイルです',
  slides: 'PowerPointのファイルです',
  macro: 'マクロ付きのExcelファイル（.xlsm）です',
  xlsb: 'バイナリ形式のExcelファイル（.xlsb）です',
  package: 'USB用のファイルです',
  rtf: 'リッチテキスト（RTF）です',
  binary: '文字のファイルではありません',
};

const AS_TEXT = '方針と表をコピーしてメモ帳に貼り付け、テキストファイル（.txt）として保存してください。';
const AS_WORKBOOK = 'Excelで開き、「名前を付けて保存」で「Excel ブック（.xlsx）」を選んで保存し直してください。';
const WHAT_TO_DO: Record<string, string> = {
  office: AS_WORKBOOK,
  macro: AS_WORKBOOK,
  xlsb: AS_WORKBOOK,
  zip: 'Excelブック（.xlsx）か、Excelブックと写真だけを入れたZIPファイルにしてください。',
  package: 'もとのExcelファイル（.xlsx）を選んでください。',
};

const problemSentences = {
  'file-empty': () => 'ファイルに文字がありません。内容を入れて保存し直してください。',
  'file-too-large': ({ limitMb }) =>
    `ファイルが大きすぎます（上限${limitMb}MB）。掲示する内容と写真だけのファイルにしてください。`,
  'file-encoding': () => '文字コードを判別できません。メモ帳で開き、文字コード「UTF-8」を選んで保存し直してください。',
  'file-type': ({ kind }) =>
    `${FILE_KINDS[String(kind)] ?? FILE_KINDS.binary}。この形式は読み込めません。${WHAT_TO_DO[String(kind)] ?? AS_TEXT}`,
  'policy-missing': () => '方針の題名が見つかりません。「①」の行より上に「○○方針」で終わる題名の行を入れてください。',
  'principle-missing': () => '方針の項目が見つかりません。題名の下に「①」「②」…で始まる行を入れてください。',
  'principle-order': ({ expected, found }) =>
    `方針の番号が順番どおりではありません（${expected}のはずが${found}）。抜けや重なりがないか確かめてください。`,
  'principle-text-missing': ({ no }) => `方針の${no}番に文がありません。文を入れるか、番号を消してください。`,
  'goals-missing': () =>
    '目標の表が見つかりません。見出し「部署名」「目標及び具体的な取組内容」「実施結果及び目標の達成度」をタブで区切った行と、その下に目標の行を入れてください。',
  'header-missing': ({ found }) =>
    `目標の表の見出しがあるはずの行に「${found}」があります。この行の上に、見出し「部署名」「目標及び具体的な取組内容」「実施結果及び目標の達成度」をタブで区切って入れるか、この行の見出しを直してください。`,
  'column-missing': ({ found, expected }) =>
    `表の見出しに「${expected}」の列がありません（いまの見出しは「${found}」）。列を加えるか、見出しを「${expected}」に直してください。`,
  'column-unknown': ({ found }) =>
    `見出し「${found}」の列は何の列か分からないため、表示しません。必要な列なら、見出しを直してください。`,
  'row-unreadable': ({ found }) =>
    `「${found}」は方針・目標のどこに入るか分からないため、表示しません。目標の行なら、列をタブで区切ってください。不要な行なら、消してください。`,
  'department-missing': () => '部署名がありません。部署名を入れてください（上の行と同じ部署でも必要です）。',
  'goal-number-missing': ({ department }) => `「${department}」の目標に番号がありません。番号を入れてください。`,
  'goal-number-repeated': ({ department, no }) =>
    `「${department}」に目標${no}が二つ以上あります。番号を確かめてください。`,
  'goal-number-skipped': ({ department, no, expected }) =>
    `「${department}」の目標${expected}がなく、目標${no}があります。抜けた行がないか、番号を確かめてください。`,
  'goal-category-missing': () => '区分がありません。ほかの行と同じように、番号の後に区分を入れてください。',
  'goal-text-missing': () => '目標の文がありません。文を入れるか、この行を消してください。',
  'previous-goal-missing': ({ found }) =>
    `前年度番号「${found}」の目標が、前年度の表の同じ部署にありません。番号を確かめてください。`,
  'text-too-long': ({ length, limit }) =>
    `文が長すぎます（${length}文字、目安は${limit}文字まで）。短くするか、行を分けてください。`,
  'glyph-missing': ({ found, codes }) =>
    `「${found}」（${codes}）は画面の書体（フォント）にないため、正しく表示されません。外字や絵文字などは、ほかの文字に置きかえてください。`,
  'file-damaged': () =>
    'ファイルが壊れているか、途中で切れています。もとのファイルを開いて保存し直し、もう一度選んでください。',
  'file-encrypted': () =>
    'パスワードで保護されたファイルです。パスワードを外して保存し直してください（Excelでは「ファイル」→「情報」→「ブックの保護」）。',
  'file-unsafe': () =>
    'ファイルに、外部を参照する特別な指定が入っています。Excelで開き、「Excel ブック（.xlsx）」として保存し直してください。',
  'archive-too-large': () =>
    '中身が大きすぎるか、ファイルの数が多すぎます。掲示する内容と写真だけにして、保存し直してください。',
  'archive-unsafe': ({ found }) =>
    `ZIPの中に、使えない名前や指定のファイルがあります（「${found}」）。新しいフォルダーに内容と写真だけを入れて、ZIPを作り直してください。`,
  'archive-content': ({ found }) =>
    `ZIPの中の掲示内容のファイルが一つではありません（${found}）。Excelブックなどを一つだけ（CSVなら表ごとにいくつでも）と、写真を入れてください。`,
  'csv-quotes': () =>
    '引用符（"）の対応が正しくないため、この行から先を読めません。引用符を直すか、Excelブック（.xlsx）で保存し直してください。',
  'sheets-missing': () =>
    '方針・目標・お知らせ・部署・用語のどの表も見つかりません。ひな形のシート名と見出しに合わせてください。',
  'sheet-unknown': () =>
    '何の表か分からないため、表示しません。必要な表なら、シート名を「方針」「目標」「お知らせ」「部署」「用語」のどれかにしてください。',
  'sheet-hidden': () => '非表示のシートですが、読み込んでいます。表示しない内容なら、シートを削除してください。',
  'sheet-too-large': ({ limit }) =>
    `表が大きすぎます（上限は${limit}行・100列）。離れた場所にある不要なセルを削除してください。`,
  'rows-hidden': ({ count }) =>
    `非表示の行が${count}行ありますが、読み込んでいます。表示しない内容なら、行を削除してください。`,
  'cell-error': ({ found }) => `セルが計算のエラー「${found}」になっています。正しい文字に直してください。`,
  'header-missing-in': ({ expected }) => `見出し「${expected}」の列が見つかりません。見出しの行を入れてください。`,
  'policy-absent': () => '方針がありません。このまま公開すると、方針は表示されません。',
  'goals-absent': () => '目標がありません。このまま公開すると、目標は表示されません。',
  'notice-title-missing': () => 'お知らせの題名がありません。題名を入れるか、この行を消してください。',
  'date-unreadable': ({ found }) =>
    `「${found}」を日付として読めません。「2026/11/22」か「令和8年11月22日」のように書いてください。`,
  'period-reversed': ({ from, until }) =>
    `掲出期間の終わり（${until}）が始まり（${from}）より前です。日付を確かめてください。`,
  'picture-missing': ({ found, title }) =>
    `お知らせ「${title}」の写真「${found}」がありません。ExcelブックとPNG・JPEG・WebPの写真を一つのZIPファイルに入れてください。`,
  'picture-unused': ({ found }) =>
    `写真「${found}」はどのお知らせにも使われないため、取り込みません。使うなら、お知らせの「写真」にファイル名を入れてください。`,
  'picture-type': ({ found }) =>
    `「${found}」は写真として読めないため、取り込みません。PNG・JPEG・WebPのどれかにしてください。`,
  'picture-too-large': ({ found, width, height }) =>
    `写真「${found}」は大きさが合わないため、取り込みません（${width}×${height}画素）。4,000万画素・20MBまでにしてください。`,
  'picture-not-redrawn': ({ found }) =>
    `写真「${found}」はこの方法で載せるには大きすぎます。写真なしで公開します。写真も載せるには、職員ページでこのファイルを選んでください（写真を小さくして読み込みます）。`,
  'term-incomplete': () => '用語か意味が空いています。両方を入れるか、この行を消してください。',
  'department-without-goals': ({ department }) =>
    `「${department}」の目標がありません。部署名が「目標」の表と同じか確かめてください。`,
  'order-unreadable': ({ found }) => `並び順「${found}」を数として読めません。1、2、3…の数字を入れてください。`,
  'package-damaged': ({ found }) =>
    `USB用のファイルが壊れているか、書き換えられています（「${found}」）。職員ページの「USB用に保存」で、もう一度保存してください。`,
  'package-newer': () =>
    'この端末より新しい版のアプリで作られたUSB用のファイルです。端末のアプリを新しくしてから、もう一度読み込んでください。',
  'package-waiting': ({ count }) =>
    `公開予約の版が${count}つ入っていますが、読み込むのは掲示中の版だけです。必要なら、もとのファイルを選んで日時を決めてください。`,
  'reader-missing': () =>
    '読み込みの準備ができません。ハブにつながっているか確かめて、もう一度ファイルを選んでください。',
  'file-unreadable': () =>
    'ファイルを最後まで読み取れません。USBメモリーを差し直し、もう一度ファイルを選んでください。',
  'file-too-slow': () =>
    '時間がかかりすぎるため、読み込めません。掲示する内容と写真だけのファイルにして、もう一度選んでください。',
} satisfies Record<ProblemCode, (values: Values) => string>;

const repairSentences = {
  'spaces-removed': ({ before, after }) => `余分な空白を取りました（「${before}」→「${after}」）。`,
  'cell-split': ({ after }) => `番号と区分を本文から分けました（${listed(after)}）。`,
  'lines-joined': ({ after }) => `途中で切れていた行をつなぎました（「…${after}…」）。`,
  'digits-narrowed': ({ before, after }) => `番号を半角の数字にそろえました（「${before}」→「${after}」）。`,
  'same-department': ({ before, after }) => `「${before}」を「${after}」と同じ部署として扱いました。`,
  composed: () => '濁点・半濁点などの表し方をそろえました。見た目は変わりません。',
  'invisible-removed': () => '目に見えない制御文字を取りました。見た目は変わりません。',
  'date-read': ({ before, after }) => `日付「${before}」を${after}と読みました。`,
} satisfies Record<RepairCode, (repair: Repair) => string>;

type Values = Record<string, string | number>;
const LONGEST_QUOTE = 60;

/** What is wrong and what to do, for staff who have the file open. */
export function problemSentence(problem: Problem): string {
  return placed(problem.where, problemText(problem));
}

/** The same without its place, where that has a column of its own. */
export function problemText({ code, values = {} }: Problem): string {
  return problemSentences[code](
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, quotable(value)])),
  );
}

/** What the importer put right by itself. */
export function repairSentence(repair: Repair): string {
  return placed(repair.where, repairText(repair));
}

export function repairText(repair: Repair): string {
  const shown = { ...repair, before: quotable(repair.before), after: quotable(repair.after) };
  return repairSentences[repair.code](shown);
}

/** Where staff find it: sheet, row and the heading of the column; '' for the file as a whole. */
export function placeText({ sheet, row, column }: Place): string {
  return `${placeOf({ sheet, row })}${column ? `「${quotable(column)}」` : ''}`;
}

function placed(place: Place, sentence: string): string {
  const text = placeOf(place);
  return text === '' ? sentence : `${text}：${sentence}`;
}

function placeOf({ sheet, row }: { sheet?: string | undefined; row?: number | undefined }): string {
  return [sheet && `シート「${sheet}」`, row && `${row}行目`].filter(Boolean).join('の');
}

function quotable<T extends string | number>(value: T): T | string {
  return typeof value === 'string' && value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value;
}

function listed(cells: string): string {
  return cells
    .split('\t')
    .map((cell) => `「${cell}」`)
    .join('');
}

/** What `npm run content` says beside the sentences above. */
export const contentCommandWords = {
  usage:
    '使い方: npm run -s content -- check ファイル… [--json]、または npm run -s content -- publish ファイル… [--data フォルダー]、または npm run -s content -- template 保存先.xlsx [--data フォルダー | --config フォルダー]',
  unreadable: (file: string, isMissing: boolean) =>
    isMissing
      ? `${file}：ファイルが見つかりません。場所と名前を確かめてください。`
      : `${file}：ファイルを開けません。フォルダーではないか、読み取りが許可されているか確かめてください。`,
  counts: ({ principles, departments, goals }: Counts) => `方針 ${principles} / 部署 ${departments} / 目標 ${goals}`,
  repairs: (count: number) => `直した箇所 ${count}`,
  problems: (errors: number, warnings: number) => `問題 ${errors + warnings}（エラー ${errors}、注意 ${warnings}）`,
  severity: { error: 'エラー', warning: '注意' } satisfies Record<Problem['severity'], string>,
  noContent: '掲示中の内容が見つかりません。--data か --config で、ハブのフォルダーを指定してください。',
  unwritable: (file: string) => `${file}：保存できません。フォルダーがあるか、Excelで開いていないか確かめてください。`,
  templateWritten: (file: string) => `いまの内容を ${file} に保存しました。`,
  published: (serial: number) => `第${serial}版として公開しました。`,
  verdict: (isPublishable: boolean) => (isPublishable ? '公開できます。' : 'エラーを直すまで公開できません。'),
};
