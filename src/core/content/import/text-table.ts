import { cleaned } from './clean-cell.ts';
import type { Findings } from './findings.ts';
import type { Row, Table } from './table.ts';

// A page break of a PDF (form feed) and a soft line break of Word (vertical tab) end a line, but no editor counts them as one.
const UNCOUNTED_BREAK = /[\f\v\u0085\u2028\u2029]/;

/** The lines of a text as rows, cut at tabs; a blank line is a row with one empty cell. */
export function textTable(text: string, findings: Findings): Table {
  const rows = text.split(/\r\n|\n|\r/).flatMap((line, index): Row[] => {
    const row = index + 1;
    return line.split(UNCOUNTED_BREAK).map((piece) => ({ row, cells: cleaned(piece, { row }, findings).split('\t') }));
  });
  return { rows, merges: [] };
}
