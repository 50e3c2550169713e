import { type Meanings, meaningOf, type NamedColumns, namedColumns, unknownColumns } from './named-columns.ts';
import { type Row, rowText } from './table.ts';

export type Meaning = 'previous' | 'department' | 'no' | 'category' | 'goal' | 'action' | 'result' | 'level';

/** The columns of a table of goals. */
export type Columns = { [meaning in Meaning]?: number } & Pick<NamedColumns<Meaning>, 'names' | 'translations'>;

export const DEPARTMENT = /^(担当|(担当|所属)?(部署|部課|課|課室|課所|係|部局|所属|組織)(名|名称)?)$/;
export const NUMBER = /^(目標)?(番号|no\.?|#|項番|通番|連番)$/i;

// In this order: 「前年度目標番号」 is no goal, and 「実施結果及び目標の達成度」 is a result though it names goals and levels too.
const MEANINGS: Meanings<Meaning> = [
  ['previous', /^(前|昨)年度?の?(目標)?の?(番号|no\.?)$/i],
  ['no', NUMBER],
  ['department', DEPARTMENT],
  ['category', /区分|分類|種別|分野|カテゴリ/],
  ['result', /結果|実績|実施状況/],
  ['level', /達成度|達成状況|評価/],
  ['goal', /目標/],
  ['action', /取組|取り組み|内容/],
];

export function columnsOf(row: Row): Columns {
  const { names, at, translations } = namedColumns(row.cells, MEANINGS);
  const columns: Columns = { ...at, names, translations };
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

export function unknownNames({ names, translations, ...at }: Columns): string[] {
  return unknownColumns({ names, at, translations });
}

/** The row that was most likely meant as the header, in a table where no row can be used as one. */
export function likelyHeader(rows: Row[]): Row | undefined {
  const wide = rows.filter((row) => row.cells.length > 1 && rowText(row) !== '');
  return wide.find((row) => row.cells.some((cell) => meaningOf(cell, MEANINGS) !== null)) ?? wide[0];
}
