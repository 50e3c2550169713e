import { furiganaOf } from './furigana.ts';
import { inflateEntry } from './inflate-entry.ts';
import type { Refusal, ZipEntry } from './zip-directory.ts';

/** A workbook may hold so much XML; 5,000 goals have a tenth of it. */
const MAX_XML_BYTES = 32_000_000;
/** The hundredth column and the last row that any table here reaches. */
const MAX = { row: 20_000, column: 'CV' };
const PARTS =
  /^(?:\[content_types\]\.xml|_rels\/\.rels|[^/]+\/(?:workbook\d*\.xml|_rels\/workbook\d*\.xml\.rels|sharedstrings\.xml|styles\.xml|worksheets\/[^/]+\.xml))$/i;

export type Parts = { parts: Record<string, string>; readings: ReadonlyMap<string, string> };

/**
 * The parts of an .xlsx that tables are read from, and of each sheet only cells and merges. Drawings, links to other workbooks, comments and
 * column widths are not even inflated: what the reader does not get cannot harm it.
 */
export function workbookParts(entries: ZipEntry[]): Parts | Refusal {
  const inflated = inflatedParts(entries.filter(({ name }) => PARTS.test(name)));
  if ('problem' in inflated) return inflated;
  const sheets = Object.entries(inflated.parts).filter(([name]) => isSheet(name));
  if (sheets.some(([, xml]) => hasCellBeyond(xml))) return { problem: 'sheet-too-large', values: { limit: MAX.row } };
  let readings: ReadonlyMap<string, string> = new Map();
  const parts: Record<string, string> = Object.create(null);
  for (const [name, xml] of Object.entries(inflated.parts)) {
    if (/\/sharedstrings\.xml$/i.test(name)) readings = furiganaOf(xml);
    const needed = isSheet(name) ? cellsAndMerges(xml) : isWorkbook(name) ? withoutCharts(xml, inflated.parts) : xml;
    if (needed === null) return { problem: 'file-damaged' };
    parts[name] = needed;
  }
  return { parts, readings };
}

function isWorkbook(name: string): boolean {
  return /\/workbook\d*\.xml$/i.test(name);
}

/** The list of sheets without those that are one chart and have no cells: the reader would miss their tables. */
function withoutCharts(workbook: string, parts: Record<string, string>): string {
  const relations = Object.entries(parts).find(([name]) => /workbook\d*\.xml\.rels$/i.test(name))?.[1] ?? '';
  const charts = (relations.match(/<Relationship\b[^<>]*>/g) ?? [])
    .filter((relation) => !/Type="[^"]*\/worksheet"/.test(relation))
    .map((relation) => /\bId="([^"]*)"/.exec(relation)?.[1]);
  return workbook.replace(/<(?:\w+:)?sheet\s[^<>]*>/g, (sheet) =>
    charts.includes(/:id="([^"]*)"/.exec(sheet)?.[1]) ? '' : sheet,
  );
}

function isSheet(name: string): boolean {
  return /\/worksheets\//i.test(name);
}

/** Whether a cell that holds something stands where the reader no longer looks; cells with nothing but a colour do not count. */
function hasCellBeyond(xml: string): boolean {
  return xml.split(/<(?:\w+:)?c\s/).some((cell) => {
    const [, column = '', row = '0'] = /\br="([A-Z]+)(\d+)"/.exec(cell.slice(0, 80)) ?? [];
    const isBeyond =
      Number(row) > MAX.row || column.length > MAX.column.length || (column.length === 2 && column > MAX.column);
    return isBeyond && /<(?:\w+:)?(?:v|is)>/.test(cell);
  });
}

/** XML as text, by name; entities of its own (billion laughs) and references to other files begin with a DOCTYPE. */
export function inflatedParts(entries: ZipEntry[]): { parts: Record<string, string> } | Refusal {
  if (entries.reduce((sum, { size }) => sum + size, 0) > MAX_XML_BYTES) return { problem: 'archive-too-large' };
  const parts: Record<string, string> = Object.create(null);
  for (const entry of entries) {
    const bytes = inflateEntry(entry);
    if (bytes === null) return { problem: 'file-damaged' };
    const xml = new TextDecoder('utf-8').decode(bytes);
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return { problem: 'file-unsafe' };
    parts[entry.name] = xml;
  }
  return { parts };
}

function cellsAndMerges(xml: string): string | null {
  const cells = element(xml, 'sheetData');
  const merges = element(xml, 'mergeCells');
  if (cells === null || merges === null) return null;
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${cells}${merges}</worksheet>`;
}

/** From the first opening tag to the last closing one: nothing is searched twice, however broken the text is. Null where it does not close. */
function element(xml: string, name: string): string | null {
  const start = new RegExp(`<(?:\\w+:)?${name}\\b`).exec(xml);
  if (!start) return '';
  const tagEnd = xml.indexOf('>', start.index);
  if (xml[tagEnd - 1] === '/') return '';
  const close = `${start[0].replace('<', '</')}>`;
  const end = xml.lastIndexOf(close);
  return end > start.index ? xml.slice(start.index, end + close.length) : null;
}
