import type { Columns } from './header.ts';
import { loneNumber } from './number-marker.ts';
import type { Merge, Row } from './table.ts';

/** Department and category hold for every row they are merged over; other cells hold for their first row. */
export function filledDown(rows: Row[], merges: Merge[], columns: Columns): Row[] {
  const shared = [columns.department, columns.category].filter((column) => column !== undefined);
  return shared.reduce((filled, column) => filledColumn(filled, merges, column), rows);
}

function filledColumn(rows: Row[], merges: Merge[], column: number): Row[] {
  const bottoms = new Map(merges.filter(({ left }) => left === column).map(({ top, bottom }) => [top, bottom]));
  let above = { text: '', bottom: 0 };
  return rows.map((row) => {
    const cell = row.cells[column] ?? '';
    const bottom = bottoms.get(row.row);
    if (bottom !== undefined) above = { text: cell, bottom };
    return row.row <= above.bottom && cell.trim() === '' ? { ...row, cells: row.cells.with(column, above.text) } : row;
  });
}

/**
 * A header 「目標及び具体的な取組内容」 merged over the columns of number, category and text: its rows are brought to the shape they have
 * where such a table is pasted as text, so that both are read by one rule.
 */
export function withoutSpannedCells(rows: Row[], merges: Merge[], header: Row, goal: number): Row[] {
  const wide = merges.find(
    ({ top, bottom, left, right }) => top <= header.row && bottom >= header.row && left === goal && right > left,
  );
  if (!wide) return rows;
  return rows.map(({ row, cells }) => {
    const [first = '', ...others] = cells.slice(goal, wide.right + 1);
    const filled = others.filter((cell) => cell.trim() !== '');
    const isApart = loneNumber(first) !== null && filled.length > 0;
    const span = isApart
      ? [first, filled.slice(0, -1).join(' '), filled.at(-1)!]
      : [[first, ...filled].join(' ').trim()];
    return { row, cells: [...cells.slice(0, goal), ...span, ...cells.slice(wide.right + 1)] };
  });
}
