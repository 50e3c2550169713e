import type { Findings } from './findings.ts';
import { textIndex } from './goal-cells.ts';
import type { Columns } from './header.ts';
import { limits } from './limits.ts';
import { seam } from './seam.ts';
import { isBlank, type Row, rowText } from './table.ts';

const PAGE_NUMBER =
  /^[-－―‐–—\s]*(?:P\.?|ページ)?\s?[0-9０-９]{1,3}(?:\s?[/／]\s?[0-9０-９]{1,3})?\s?(?:ページ|頁)?[-－―‐–—\s]*$/i;
// 「区民課 1 共通 …」 in one line: a row whose tabs became spaces. Joined to the row before it, a goal would vanish.
const ROW_WITHOUT_TABS = /^\S{1,30}(?:\s\S{1,30}){0,3}\s[0-9０-９①-⑳]{1,2}\s+\S/;

/** The rows below a header, where a row that a page break cut in two is one again. */
export function joinCutRows(rows: Row[], columns: Columns, findings: Findings): Row[] {
  const joined: Row[] = [];
  for (const row of rows) {
    if (isBlank(row)) continue;
    const before = joined.at(-1);
    const rest = before ? continuation(row, before, columns) : null;
    if (before && rest) joinRow(before, rest, row.row, columns, findings);
    else if (row.cells.length > 1) joined.push({ ...row, cells: [...row.cells] });
    else unread(row, findings);
  }
  return joined;
}

/** The cells that continue the row before; null if this row is one of its own. */
function continuation(row: Row, before: Row, columns: Columns): string[] | null {
  const [first = '', ...others] = row.cells;
  const cutCell = before.cells[cutIndex(before, columns)] ?? '';
  // What is longer is reported as too long; joining on and on would only take time.
  if (cutCell.length > limits.text) return null;
  const isFinished = cutCell.trim().endsWith('。');
  if (row.cells.length === 1) {
    const isOutside = PAGE_NUMBER.test(first) || ROW_WITHOUT_TABS.test(first) || (isFinished && !first.includes('。'));
    return isOutside ? null : [first];
  }
  // The cut went through a cell that is not the last: the piece brings the cells after it along.
  if (/[、。]/.test(first) && before.cells.length < columns.names.length) return row.cells;
  // The piece stands in its own column, below nothing but empty cells.
  const filled = others.filter((cell) => cell.trim() !== '');
  return first.trim() === '' && filled.length === 1 && !isFinished && !/^\s*[0-9０-９①-⑳]/.test(filled[0]!)
    ? filled
    : null;
}

function joinRow(
  before: Row,
  [piece = '', ...others]: string[],
  row: number,
  columns: Columns,
  findings: Findings,
): void {
  const index = cutIndex(before, columns);
  const head = before.cells[index] ?? '';
  findings.repair('lines-joined', { row }, ...seam(head, piece));
  before.cells[index] = head + piece;
  before.cells.push(...others);
}

/** The cell that a continuation belongs to: the text if it has not begun, otherwise the last one that holds something. */
function cutIndex(row: Row, columns: Columns): number {
  const text = textIndex(row.cells, columns);
  return row.cells[text]?.trim() ? row.cells.findLastIndex((cell) => cell.trim() !== '') : text;
}

function unread(row: Row, findings: Findings): void {
  const found = rowText(row);
  const isLostRow = ROW_WITHOUT_TABS.test(found) && !PAGE_NUMBER.test(found);
  const report = isLostRow ? findings.error : findings.warning;
  report('row-unreadable', { row: row.row }, { found });
}
