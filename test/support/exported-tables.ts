import { strFromU8 } from 'fflate';
import { csvFields } from './csv-fields.ts';

/** The lines of a CSV file, its fields each. */
export const linesOf = (bytes: Uint8Array) =>
  strFromU8(bytes).replace('\ufeff', '').split('\r\n').slice(0, -1).map(csvFields);

export type Line = Record<string, string>;

/** As the tables name them. */
export const sides = ['補正後', '全件'];

/** The records of a CSV file by the names of their columns. */
export function recordsOf(bytes: Uint8Array): Line[] {
  const [header, ...rows] = linesOf(bytes);
  return rows.map((row) => Object.fromEntries(header!.map((column, at) => [column, row[at]!])));
}

export const isSatisfied = ({ scale, score }: Line) => ['4 4', '4 3', '5 5', '5 4'].includes(`${scale} ${score}`);
/** Which lines of a ratings file one side counts. */
export const counted = (lines: Line[], side: string) =>
  lines.filter(({ flags }) => side === '全件' || !/burst|test|palm|too_soon|closed/.test(flags!));

/** 件数, 満足・やや満足の件数 and 満足度 of lines of a ratings file, counted plainly. */
export function recount(lines: Line[], side: string): string[] {
  const of = counted(lines, side);
  const satisfied = of.filter(isSatisfied).length;
  return [of.length, satisfied, of.length === 0 ? '' : Math.round((satisfied / of.length) * 1_000) / 10].map(String);
}

/** The same three as a row of a table has them. */
export const numbersOf = (row: Line) => [row.件数, row['満足・やや満足の件数'], row['満足度（％）']];
export const sum = (rows: Line[], side: string) =>
  rows.filter((row) => row.集計のしかた === side).reduce((all, row) => all + Number(row.件数), 0);
