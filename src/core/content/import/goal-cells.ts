import type { ContentLanguage } from '../edition.ts';
import type { Columns, Meaning } from './header.ts';
import { loneNumber, numberMarker } from './number-marker.ts';

/** The cells of one row by meaning, as given; '' where the row has none. */
export type GoalCells = Record<Meaning, string> & { translations: Translation[] };

export interface Translation {
  meaning: Meaning;
  language: ContentLanguage;
  text: string;
}

/**
 * Finds the cells of a row that need not have as many as its header. Tables made by hand have both shapes under one header:
 * number, category and text in one cell, or in three.
 */
export function goalCells(cells: string[], columns: Columns): GoalCells {
  const { first, text } = goalSpan(cells, columns);
  const goal = columns.goal ?? 0;
  const isMerged = text < goal;
  // A row of a workbook has its empty cells; in a pasted row they are missing, and those behind stand further left.
  const isPadded =
    isMerged && cells.length > goal && cells.slice(text + 1, goal + 1).every((cell) => cell.trim() === '');
  const shift = isPadded ? 0 : text - goal;
  const cellAt = (column: number | undefined): string =>
    column === undefined ? '' : (cells[column > goal ? column + shift : column]?.trim() ?? '');
  const cellOf = (meaning: Meaning) => cellAt(columns[meaning]);
  const isSpread = columns.no === undefined && text > first;
  return {
    department: cellOf('department'),
    no: isSpread ? (cells[first]?.trim() ?? '') : isMerged ? '' : cellOf('no'),
    category: isSpread && text - first > 1 ? (cells[first + 1]?.trim() ?? '') : isMerged ? '' : cellOf('category'),
    goal: cells[text]?.trim() ?? '',
    action: cellOf('action'),
    result: cellOf('result'),
    level: cellOf('level'),
    previous: cellOf('previous'),
    translations: columns.translations
      .map(({ meaning, language, at }) => ({ meaning, language, text: cellAt(at) }))
      .filter((translation) => translation.text !== ''),
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
