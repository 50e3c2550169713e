import { type Row, rowText } from './table.ts';

export type Meaning = 'department' | 'no' | 'category' | 'goal' | 'action' | 'result' | 'level';

/** Where each kind of cell stands, counted from 0, and how the header names it. */
export type Columns = { [meaning in Meaning]?: number } & { names: string[] };

// In this order: 「実施結果及び目標の達成度」 is a result though it names goals and levels too.
const MEANINGS: [Meaning, RegExp][] = [
  ['no', /^(目標)?(番号|no\.?|#|項番|通番|連番)$/i],
  ['department', /^(担当|(担当|所属)?(部署|部課|課|課室|課所|係|部局|所属|組織)(名|名称)?)$/],
  ['category', /区分|分類|種別|分野|カテゴリ/],
  ['result', /結果|実績|実施状況/],
  ['level', /達成度|達成状況|評価/],
  ['goal', /目標/],
  ['action', /取組|取り組み|内容/],
];
const MAX_NAME_LENGTH = 40;

function meaningOf(name: string): Meaning | null {
  const plain = name.normalize('NFKC').replace(/[\s・]/g, '');
  if (plain.length > MAX_NAME_LENGTH || plain.includes('。')) return null;
  return MEANINGS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** What the cells of a row mean if the row is a header; the first column of a meaning counts. */
export function columnsOf(row: Row): Columns {
  const columns: Columns = { names: row.cells.map((cell) => cell.trim()) };
  row.cells.forEach((cell, index) => {
    const meaning = meaningOf(cell);
    if (meaning) columns[meaning] ??= index;
  });
  if (columns.goal === undefined && columns.action !== undefined) {
    columns.goal = columns.action;
    delete columns.action;
  }
  return columns;
}

export function isHeader(row: Row): boolean {
  const columns = columnsOf(row);
  return columns.department !== undefined && columns.goal !== undefined;
}

/** Named columns that nothing is read from. */
export function unknownNames(columns: Columns): string[] {
  const { names, ...known } = columns;
  const read = new Set<number>(Object.values(known));
  return names.filter((name, index) => name !== '' && !read.has(index));
}

/** The row that was most likely meant as the header, in a table where no row can be used as one. */
export function likelyHeader(rows: Row[]): Row | undefined {
  const wide = rows.filter((row) => row.cells.length > 1 && rowText(row) !== '');
  return wide.find((row) => row.cells.some((cell) => meaningOf(cell) !== null)) ?? wide[0];
}
