import type { Columns, Meaning } from './header.ts';
import { loneNumber, numberMarker } from './number-marker.ts';

/** The cells of one row by meaning, as given; '' where the row has none. */
export type GoalCells = Record<Meaning, string>;

/**
 * Finds the cells of a row that need not have as many as its header. Tables made by hand have both shapes under one header:
 * number, category and text in one cell, or in three.
 */
export function goalCells(cells: string[], columns: Columns): GoalCells {
  const { first, text } = goalSpan(cells, columns);
  const shift = text - (columns.goal ?? 0);
  const cellOf = (meaning: Meaning): string => {
    const column = columns[meaning];
    if (column === undefined) return '';
    return cells[column > (columns.goal ?? 0) ? column + shift : column]?.trim() ?? '';
  };
  const isSpread = columns.no === undefined && text > first;
  const isMerged = shift < 0;
  return {
    department: cellOf('department'),
    no: isSpread ? (cells[first]?.trim() ?? '') : isMerged ? '' : cellOf('no'),
    category: isSpread && text - first > 1 ? (cells[first + 1]?.trim() ?? '') : isMerged ? '' : cellOf('category'),
    goal: cells[text]?.trim() ?? '',
    action: cellOf('action'),
    result: cellOf('result'),
    level: cellOf('level'),
  };
}

/** Where the text of the goal stands in this row. */
export function textIndex(cells: string[], columns: Columns): number {
  return goalSpan(cells, columns).text;
}

function goalSpan(cells: string[], columns: Columns): { first: number; text: number } {
  const goal = columns.goal ?? 0;
  const no = columns.no;
  if (no === undefined) {
    if (loneNumber(cells[goal] ?? '') === null) return { first: goal, text: goal };
    if (columns.category !== undefined) return { first: goal, text: goal + 1 };
    // A sentence where the category should be: the row has none.
    return { first: goal, text: /[。、]/.test(cells[goal + 1] ?? '') ? goal + 1 : goal + 2 };
  }
  // The header has a column for the number, but this row holds everything in that one cell.
  const isMerged =
    no < goal && !cells[goal]?.trim() && loneNumber(cells[no] ?? '') === null && numberMarker(cells[no] ?? '');
  return isMerged ? { first: no, text: no } : { first: goal, text: goal };
}
