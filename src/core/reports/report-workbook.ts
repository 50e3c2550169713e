import { type CellStyle, writeXlsx } from 'hucre/xlsx';
import type { ReportTable } from './report-tables.ts';

const HEAD: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8F1FE' } },
};
const [NARROW, WIDE, WIDEST] = [12, 24, 48];

/** A sheet a table; numbers are numbers, texts are texts, and nothing is a formula. */
export function reportWorkbook(tables: ReportTable[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: tables.map(({ name, columns, rows }) => ({
      name,
      rows: [columns, ...rows],
      columns: columns.map((column, index) => ({ width: widthOf([column, ...rows.map((row) => row[index] ?? null)]) })),
      cells: new Map(columns.map((value, index) => [`0,${index}`, { value, style: HEAD }])),
      freezePane: { rows: 1 },
    })),
  });
}

function widthOf(cells: (string | number | null)[]): number {
  const longest = Math.max(...cells.map((cell) => String(cell ?? '').length));
  return longest <= 6 ? NARROW : longest <= 14 ? WIDE : WIDEST;
}
