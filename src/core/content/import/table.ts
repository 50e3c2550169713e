/** One row of a sheet, or one line of a text cut at its tabs; `row` counts from 1 as the person who wrote the file counts. */
export interface Row {
  row: number;
  cells: string[];
}

/** Cells shown as one; rows count like `Row.row`, columns from 0, both ends belong to it. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** What every file format is brought to before it is read. */
export interface Table {
  rows: Row[];
  merges: Merge[];
  /** Excel's furigana, by the text it stands over. */
  readings?: ReadonlyMap<string, string>;
}

/** A table of a workbook; the one table of a CSV file has no name. */
export interface Sheet extends Table {
  name: string;
  isHidden: boolean;
  hiddenRows: number[];
}

export function isBlank(row: Row): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}

/** The row as one text, for everything that stands outside the table of goals. */
export function rowText(row: Row): string {
  return row.cells.join(' ').trim();
}

/** The row without its empty cells: what stands above a table, or in no table, is read as lines. */
export function asLine({ row, cells }: Row): Row {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return { row, cells: filled.length > 0 ? filled : [''] };
}
