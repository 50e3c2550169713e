/** One row of a sheet, or one line of a text cut at its tabs; `row` counts from 1 as the person who wrote the file counts. */
export interface Row {
  row: number;
  cells: string[];
}

/** What every file format is brought to before it is read. */
export interface Table {
  rows: Row[];
}

export function isBlank(row: Row): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}

/** The row as one text, for everything that stands outside the table of goals. */
export function rowText(row: Row): string {
  return row.cells.join(' ').trim();
}
