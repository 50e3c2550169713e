import { strToU8, zipSync } from 'fflate';
import { readOds } from 'hucre/ods';
import { type CellValue, type Sheet as HucreSheet, readXlsx, type Workbook } from 'hucre/xlsx';
import { cleaned } from './clean-cell.ts';
import { dateCell } from './date-cell.ts';
import type { Findings } from './findings.ts';
import { odsParts } from './ods-parts.ts';
import type { Row, Sheet } from './table.ts';
import { workbookParts } from './workbook-parts.ts';
import type { Refusal, ZipEntry } from './zip-directory.ts';

const LIMITS = { rows: 20_000, columns: 100, sheets: 50 };
// One more each way, so that what lies beyond is seen and not lost.
const READ_RANGE = 'A1:CW20001';

/** The tables of a workbook: every cell as the text it shows, dates as 2026-11-22. The only file that knows hucre. */
export async function spreadsheetTables(
  entries: ZipEntry[],
  kind: 'xlsx' | 'ods',
  findings: Findings,
): Promise<Sheet[] | Refusal> {
  const opened = kind === 'xlsx' ? workbookParts(entries) : odsParts(entries);
  if ('problem' in opened) return opened;
  const bytes = repacked(opened.parts);
  const options = { range: READ_RANGE, readStyles: false };
  let workbook: Workbook;
  try {
    workbook = kind === 'xlsx' ? await readXlsx(bytes, options) : await readOds(bytes, options);
  } catch {
    // Whatever the library stumbles over: to staff the file is broken, and to us it is over.
    return { problem: 'file-damaged' };
  }
  if (workbook.sheets.length > LIMITS.sheets) return { problem: 'archive-too-large' };
  const readings = 'readings' in opened ? opened.readings : new Map<string, string>();
  const hidden = (sheet: HucreSheet, index: number) =>
    'hiddenRows' in opened ? (opened.hiddenRows[index] ?? []) : hiddenRows(sheet);
  return workbook.sheets.map((sheet, index) => tableOf(sheet, hidden(sheet, index), readings, findings));
}

function repacked(parts: Record<string, string>): Uint8Array {
  const files = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(files), { level: 0 });
}

function hiddenRows({ rowDefs }: HucreSheet): number[] {
  return [...(rowDefs ?? [])].filter(([, def]) => def.hidden).map(([index]) => index + 1);
}

function tableOf(
  { name, rows: given, merges = [], hidden, veryHidden }: HucreSheet,
  hiddenRows: number[],
  readings: ReadonlyMap<string, string>,
  findings: Findings,
): Sheet {
  const here = findings.within({ sheet: name });
  const all = given.map((cells, index) => textRow(cells, index + 1, here));
  const isTooLarge = all.some(
    ({ row, cells }) => (row > LIMITS.rows || cells.length > LIMITS.columns) && cells.some((cell) => cell !== ''),
  );
  if (isTooLarge) here.error('sheet-too-large', {}, { limit: LIMITS.rows });
  const rows = all.slice(0, all.findLastIndex(({ cells }) => cells.some((cell) => cell.trim() !== '')) + 1);
  // A margin of empty columns is no part of the table.
  const firsts = rows.map(({ cells }) => cells.findIndex((cell) => cell.trim() !== '')).filter((at) => at !== -1);
  const margin = firsts.reduce((least, at) => Math.min(least, at), LIMITS.columns);
  return {
    name,
    isHidden: hidden === true || veryHidden === true,
    hiddenRows,
    readings,
    rows: rows.map(({ row, cells }) => ({ row, cells: cells.slice(margin) })),
    merges: merges.slice(0, LIMITS.rows).map(({ startRow, endRow, startCol, endCol }) => ({
      top: startRow + 1,
      bottom: endRow + 1,
      left: startCol - margin,
      right: endCol - margin,
    })),
  };
}

function textRow(cells: CellValue[], row: number, findings: Findings): Row {
  const texts = cells.map((value, index) => {
    const text = cleaned(textOf(value), { row }, findings);
    if (/^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(text)) {
      findings.error('cell-error', { row, column: columnLetter(index) }, { found: text });
    }
    return text;
  });
  return { row, cells: texts };
}

function textOf(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return dateCell(value.getTime());
  // As many digits as Excel keeps, so that 0.1 + 0.2 is 0.3.
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value;
}

function columnLetter(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnLetter(Math.floor(index / 26) - 1) + columnLetter(index % 26);
}
