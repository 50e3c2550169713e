import { inflatedParts } from './workbook-parts.ts';
import type { Refusal, ZipEntry } from './zip-directory.ts';

/** What LibreOffice repeats to the end of the sheet is empty; tables beyond this are no tables of goals. */
const LIMITS = { rows: 20_001, columns: 101 };

export type OdsParts = { parts: Record<string, string>; hiddenRows: number[][] };

/**
 * The parts of an .ods that tables are read from, brought to the shape the reader expects: rows not wrapped in groups, no furigana inside
 * the text, no styles (an empty cell with a style would count as filled), repetitions within limits.
 */
export function odsParts(entries: ZipEntry[]): OdsParts | Refusal {
  const inflated = inflatedParts(entries.filter(({ name }) => name === 'mimetype' || name === 'content.xml'));
  if ('problem' in inflated) return inflated;
  const { mimetype, 'content.xml': content } = inflated.parts;
  if (mimetype === undefined || content === undefined) return { problem: 'file-damaged' };
  const plain = content
    .replace(/<\/?table:table-(?:header-rows|rows|row-group)\b[^<>]*>/g, '')
    .replace(/<text:ruby-text\b[^<>]*>[^<]*<\/text:ruby-text>/g, '')
    .replace(/ table:(?:style-name|content-validation-name)="[^"]*"/g, '')
    .replace(/ (table:number-(rows|columns)-(?:repeated|spanned))="(\d+)"/g, clamped);
  const rows = countedRows(plain);
  if (rows.filled > LIMITS.rows) return { problem: 'sheet-too-large', values: { limit: LIMITS.rows - 1 } };
  return { parts: { mimetype, 'content.xml': plain }, hiddenRows: rows.hidden };
}

function clamped(_: string, name: string, unit: string, count: string): string {
  return ` ${name}="${Math.min(Number(count), LIMITS[unit as keyof typeof LIMITS])}"`;
}

/** How many rows hold something, repeated ones included, and which are hidden, sheet by sheet. */
function countedRows(content: string): { filled: number; hidden: number[][] } {
  let filled = 0;
  const hidden: number[][] = [];
  for (const table of content.split(/<table:table\b(?!-)/).slice(1)) {
    const rows: number[] = [];
    let row = 0;
    for (const piece of table.split(/<table:table-row\b/).slice(1)) {
      const tag = piece.slice(0, piece.indexOf('>'));
      const count = Number(/table:number-rows-repeated="(\d+)"/.exec(tag)?.[1] ?? 1);
      const isFilled = piece.includes('<text:p') || piece.includes('office:value');
      if (isFilled) filled += count;
      if (isFilled && /table:visibility="(?:collapse|filter)"/.test(tag)) rows.push(row + 1);
      row += count;
    }
    hidden.push(rows);
  }
  return { filled, hidden };
}
