import type { Change, Changed } from '../core/content/differences.ts';
import type { Counts } from '../core/content/edition.ts';

/** What staff read about a file that was read, in the office and at the tablet. */
export const readingWords = {
  title: '読み込み結果',
  counts: ({ principles, departments, goals, notices, terms, previousGoals = 0 }: Counts) =>
    [
      `方針 ${principles}`,
      `部署 ${departments}`,
      `目標 ${goals}`,
      ...(previousGoals > 0 ? [`前年度の目標 ${previousGoals}`] : []),
      ...(notices > 0 ? [`お知らせ ${notices}`] : []),
      ...(terms > 0 ? [`用語 ${terms}`] : []),
    ].join(' / '),
  nothing: '読み取れた内容はありません。',
  publishable: 'この内容は掲示できます。',
  blocked: 'エラーを直すまで掲示できません。ファイルを直して、もう一度選んでください。',
  problems: '問題',
  noProblems: '問題はありません。',
  problemCounts: (errors: number, warnings: number) => `エラー ${errors}、注意 ${warnings}`,
  severity: { error: 'エラー', warning: '注意' },
  repairs: '直した箇所',
  noRepairs: '直した箇所はありません。',
  repairsNote: '文の内容は変えていません。読み取りのために整えたところです。',
  changes: '変更点',
  noChanges: 'いまの掲示と同じ内容です。',
  changeCounts: (added: number, changed: number, removed: number) => `追加 ${added}、変更 ${changed}、削除 ${removed}`,
  kinds: { added: '追加', changed: '変更', removed: '削除' } satisfies Record<Change['kind'], string>,
  place: '場所',
  wholeFile: 'ファイル全体',
  content: '内容',
  items: (count: number) => `${count} 件`,
  more: (count: number) => `ほかに ${count} 件あります。`,
  before: '変更前',
  after: '変更後',
} as const;

/** 部, 課 and number of a goal, as the differences name it; 0 = it has none. */
export const goalName = (path: string[]) => `${path.slice(0, -1).join(' ')} 目標${Number(path.at(-1)) || ''}`;

const things: Record<Changed, (name: string[]) => string> = {
  title: () => '題名',
  policy: () => '方針の題名',
  principle: ([no]) => `方針 ${no}`,
  department: (path) => path.join(' '),
  goal: goalName,
  notice: ([title]) => `お知らせ「${title}」`,
  term: ([word]) => `用語「${word}」`,
  previous: (path) => (path.length === 0 ? '前年度の目標と結果' : `前年度の${goalName(path)}`),
  order: () => '部署の並び順',
};

export const changedThing = ({ of, name }: Change) => things[of](name);

const fieldNames: Record<string, string> = {
  text: '本文',
  title: '題名',
  category: '区分',
  result: '実施結果',
  level: '達成度',
  previousNo: '前年度番号',
  label: '年度',
  reading: 'よみ',
  floor: '階・窓口',
  name: '部署名',
  body: '本文',
  from: '掲出開始',
  until: '掲出終了',
  owner: '担当',
  picture: '写真',
  meaning: '意味',
  word: '用語',
};
const languageNames: Record<string, string> = {
  'ja-easy': 'やさしい日本語',
  en: 'English',
  'zh-Hans': '简体中文',
  ko: '한국어',
};

/** A field as `differences` names it: `text`, or `en text` for another language. */
export function fieldName(field: string): string {
  const [language = '', name] = field.split(' ');
  if (name === undefined) return fieldNames[language] ?? language;
  return `${fieldNames[name] ?? name}（${languageNames[language] ?? language}）`;
}

/** A picture is named by its SHA-256, which tells nobody anything. */
export function fieldText(field: string, text: string): string {
  if (field !== 'picture' || text === '') return text;
  return /^[0-9a-f]{64}$/.test(text) ? `写真 ${text.slice(0, 6)}` : text;
}
