import Papa from 'papaparse';
import { cleaned } from './clean-cell.ts';
import type { Findings } from './findings.ts';
import { kindByHeader, type SheetKind } from './sheet-kinds.ts';
import type { Row, Table } from './table.ts';

export interface Separated {
  delimiter: '\t' | ',' | ';';
  kind: SheetKind;
  /** The text without the line `sep=;` that Excel writes and hides. */
  text: string;
}

const DELIMITERS = ['\t', ',', ';'] as const;
/** Below this many lines no table begins. */
const HEADER_LINES = 300;

/** How the tables of this text are separated, known by a header that makes sense; null for a text without tables. */
export function separationOf(text: string): Separated | null {
  const excel = /^sep=([,;\t])(?:\r\n?|\n)/i.exec(text);
  const body = excel ? text.slice(excel[0].length) : text;
  const lines = body.split(/\r\n|\n|\r/, HEADER_LINES).filter((line) => line.length < 4_000);
  for (const delimiter of excel ? [excel[1] as Separated['delimiter']] : DELIMITERS) {
    const rows = lines.map((line, row) => ({ row, cells: line.split(delimiter).map(unquoted) }));
    const kind = kindByHeader(rows.filter(({ cells }) => cells.length > 1));
    if (kind) return { delimiter, kind, text: body };
  }
  return null;
}

function unquoted(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1');
}

/** The records of a CSV file; `row` is the row that Excel shows. Null where quotes do not close: rows would swallow each other. */
export function csvTable({ text, delimiter }: Separated, findings: Findings): Table | null {
  const records = parse(text, delimiter);
  if ('brokenRow' in records) {
    findings.error('csv-quotes', { row: records.brokenRow + 1 });
    return null;
  }
  return { rows: records.data.map((cells, index) => cleanRow(cells, index + 1, findings)), merges: [] };
}

/** Rows that Excel copies with quotes around cells of several lines; `row` is the line. Null where the quotes are only text. */
export function quotedTable(text: string, findings: Findings): Table | null {
  if (!/(?:^|[\t\r\n])"/.test(text)) return null;
  const records = parse(text, '\t');
  if ('brokenRow' in records) return null;
  let line = 1;
  const rows = records.data.map((cells): Row => {
    const row = line;
    line += 1 + cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    return cleanRow(cells, row, findings);
  });
  return { rows, merges: [] };
}

function parse(text: string, delimiter: string): { data: string[][] } | { brokenRow: number } {
  const newline = '\n';
  const { data, errors } = Papa.parse(text.replace(/\r\n?/g, newline), { delimiter, newline, quoteChar: '"' });
  const broken = errors.find(({ type }) => type === 'Quotes');
  return broken ? { brokenRow: broken.row ?? 0 } : { data };
}

function cleanRow(cells: string[], row: number, findings: Findings): Row {
  return { row, cells: cells.map((cell) => cleaned(cell, { row }, findings)) };
}
