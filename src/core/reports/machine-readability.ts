import { type OpenDataFile, openDataColumns } from './open-data.ts';
import { columnTypes, explaining, explainingColumns, type OpenDataColumn } from './open-data-files.ts';
import { FEWEST } from './without-few.ts';

/** A file as it is published. */
export interface PublishedFile {
  name: string;
  bytes: Uint8Array;
}

/** Where a rule is broken; `line` 1 = the header, 0 = the file or the set of files as a whole. */
export interface Finding {
  rule: Rule;
  file: string;
  line: number;
  what: string;
}

/**
 * The rules of 行政データにおける機械可読性に関するルール (デジタル庁, 31 March 2026) that a set of CSV files can keep or break; L1-10 to
 * L1-13 and L2-06 are about Excel. F-10 is our own: no number below five, no id.
 */
export const rules = [
  ...(['L1-01', 'L1-02', 'L1-03', 'L1-04', 'L1-05', 'L1-06', 'L1-07', 'L1-08', 'L1-09', 'L1-14', 'L1-15'] as const),
  ...(['L2-01', 'L2-02', 'L2-03', 'L2-04', 'L2-05'] as const),
  ...(['L3-01', 'L3-02', 'L3-03', 'L3-04', 'L3-05', 'L3-06', 'L3-07', 'L3-08', 'L3-09', 'F-10'] as const),
] as const;
export type Rule = (typeof rules)[number];

interface Table {
  name: string;
  header: string[];
  rows: string[][];
}
type Tell = (rule: Rule, file: string, line: number, what: string) => void;

const NUMBER = /^\d+(\.\d+)?$/;
// NEC and IBM extensions, half-width kana, ligatures and what only one maker's font has.
const OF_ONE_MAKE = /[\u2160-\u217f\u2460-\u24ff\u3220-\u33ff\uff61-\uff9f\ue000-\uf8ff]/u;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const JAPANESE = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]';
const LAID_OUT = new RegExp(
  `^[\\s\\u3000]|[\\s\\u3000]$|\\s\\s|\\u3000\\u3000|(?<=${JAPANESE})[ \\u3000](?=${JAPANESE}([ \\u3000]|$))`,
  'u',
);

/** Every place in the published files where a rule is broken. */
export function machineReadabilityFindings(files: PublishedFile[]): Finding[] {
  const findings: Finding[] = [];
  const tell: Tell = (rule, file, line, what) => findings.push({ rule, file, line, what });
  const tables = files.flatMap((file) => tableOf(file, tell));
  const explained = new Map(tables.map((table) => [table.name, table]));
  for (const table of tables) checkTable(table, tell);
  const data = tables.filter(({ name }) => name in openDataColumns);
  const columns = explained.get(explaining.columns)?.rows ?? [];
  const codes = explained.get(explaining.codes)?.rows ?? [];
  if (codes.length === 0) tell('L3-02', explaining.codes, 0, 'no code table');
  for (const table of data) checkData(table, columns, codes, tell);
  checkAbout(explained.get(explaining.about)?.rows ?? [], files, tell);
  return findings;
}

function tableOf({ name, bytes }: PublishedFile, tell: Tell): Table[] {
  if (!name.endsWith('.csv')) {
    tell('L1-01', name, 0, 'no CSV');
    return [];
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    tell('L3-08', name, 0, 'no UTF-8, as it is stated');
    return [];
  }
  const lines = text.split('\r\n');
  if (lines.pop() !== '' || lines.some((line) => /[\r\n]/.test(line)))
    tell('L1-14', name, 0, 'a line break in a record');
  lines.forEach((line, index) => {
    if (line.replaceAll(',', '') === '') tell(line === '' ? 'L1-02' : 'L1-03', name, index + 1, 'an empty line');
  });
  const [header = [], ...rows] = lines.map(fieldsOf);
  rows.forEach((row, index) => {
    if (row.length < header.length) tell('L1-15', name, index + 2, 'fewer fields than columns');
    if (row.length > header.length) {
      const isNote = row.slice(header.length).some((cell) => cell !== '');
      tell(isNote ? 'L1-04' : 'L1-03', name, index + 2, 'more fields than columns');
      // A note beside the table and a comma without quotes look the same.
      if (isNote) tell('L1-15', name, index + 2, 'more fields than columns');
    }
  });
  return [{ name, header, rows }];
}

/** Of an RFC 4180 record on one line; a comma outside quotes ends a field. */
function fieldsOf(line: string): string[] {
  const fields = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"(?=,|$)|([^,]*))/g);
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

function checkTable({ name, header, rows }: Table, tell: Tell) {
  const promised: readonly string[] | undefined =
    openDataColumns[name as OpenDataFile] ?? explainingColumns[name as keyof typeof explainingColumns];
  if (promised === undefined || header.join() !== promised.join()) {
    // A title above the header, or other columns than those of the years before.
    tell(header.length < (promised?.length ?? 0) ? 'L3-01' : 'L3-07', name, 1, header.join());
  }
  if (new Set(header).size !== header.length) tell('L2-03', name, 1, header.join());
  for (const column of header) {
    if (column.trim() === '') tell('L1-05', name, 1, 'a column without a name');
    else if (!/^[a-z][a-z0-9_]*$/.test(column)) tell('L3-08', name, 1, column);
    // 2025, r7_count: a column a year.
    if (/\d/.test(column)) tell('L3-09', name, 1, column);
  }
  rows.forEach((row, index) => {
    for (const cell of row) {
      if (LAID_OUT.test(cell) || /[\r\n]/.test(cell)) tell('L1-06', name, index + 2, cell);
      if (UUID.test(cell)) tell('F-10', name, index + 2, cell);
    }
  });
}

function checkData({ name, header, rows }: Table, columns: string[][], codes: string[][], tell: Tell) {
  const explainedAs = new Map(columns.filter(([file]) => file === name).map((row) => [row[1]!, row]));
  const codesOf = (column: string) => new Set(codes.filter((row) => row[0] === column).map((row) => row[1]));
  if (!header.includes('facility')) tell('L3-06', name, 1, 'no place');
  header.forEach((column, at) => {
    const type = columnTypes[column as OpenDataColumn];
    const [, , japanese = '', meaning = '', stated = '', unit = ''] = explainedAs.get(column) ?? [];
    if (japanese === '' || meaning === '') tell('L1-05', name, 1, column);
    if (stated !== type) tell('L3-08', name, 1, column);
    if (type === 'number' && unit === '') tell('L3-04', name, 1, column);
    const known = codesOf(column);
    if (type === 'code' && known.size === 0) tell('L3-02', name, 1, column);
    for (const [index, row] of rows.entries()) checkCell(row[at] ?? '', index + 2, row);

    function checkCell(cell: string, line: number, row: string[]) {
      if (type === 'number') return checkNumber(cell, line, row);
      if (cell === '') return tell(column === 'facility' ? 'L3-06' : 'L2-02', name, line, column);
      if (/[;；、，\t]/.test(cell)) tell('L1-07', name, line, cell);
      // The formal name of a department may have such a character.
      if (type !== 'text' && OF_ONE_MAKE.test(cell)) tell('L1-08', name, line, cell);
      if (type === 'code' && /その他.*[（(:：]/.test(cell)) tell('L2-05', name, line, cell);
      else if (type === 'code' && known.size > 0 && !known.has(cell)) tell('L2-04', name, line, cell);
      if (type === 'date' && !isIsoDay(cell)) tell('L3-05', name, line, cell);
      if (type === 'year' && !/^(19|20)\d\d$/.test(cell)) tell('L3-05', name, line, cell);
    }

    function checkNumber(cell: string, line: number, row: string[]) {
      const status = row[header.indexOf('count_status')] ?? '';
      if (cell === '' && status !== '2') tell('L1-09', name, line, 'empty, and not said why');
      if (cell !== '' && status !== '1') tell('L1-09', name, line, 'a number that is said to be hidden');
      if (cell === '' || NUMBER.test(cell)) {
        if (cell !== '' && Number(cell) < FEWEST) tell('F-10', name, line, cell);
      } else tell(/\d/.test(cell) ? 'L2-01' : 'L3-03', name, line, cell);
    }
  });
}

function isIsoDay(cell: string): boolean {
  const ms = Date.parse(`${cell}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(cell) && !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === cell;
}

/** The set says what it is, of when, how it was made, what was changed, and in which encoding; and the encoding is that. */
function checkAbout(about: string[][], files: PublishedFile[], tell: Tell) {
  const said = new Map(about.map(([item, value]) => [item, value]));
  for (const item of ['title', 'publisher', 'source', 'method', 'period', 'update_history', 'notes', 'written_on'])
    if ((said.get(item) ?? '') === '') tell('L3-08', explaining.about, 0, item);
  if (said.get('encoding') !== 'UTF-8') tell('L3-08', explaining.about, 0, 'encoding');
  for (const { name, bytes } of files) {
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    if (said.get('bom') !== (hasMark ? 'yes' : 'no')) tell('L3-08', name, 0, 'bom');
  }
}
