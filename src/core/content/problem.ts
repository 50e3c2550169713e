/** Where in a file something was found; `row` and `column` count from 1 (a line of a text file is its row). */
export interface Place {
  file: string;
  sheet?: string;
  row?: number;
  column?: string;
}

/** Something the importer put right without changing the wording; shown to staff, never silent. */
export interface Repair {
  code: RepairCode;
  where: Place;
  before: string;
  after: string;
}

/** An error blocks publishing, a warning does not. The sentence stands in `words`, found by `code`. */
export interface Problem {
  code: ProblemCode;
  severity: 'error' | 'warning';
  where: Place;
  /** What the sentence names: a column, a department, a number found or expected. */
  values?: Record<string, string | number>;
}

export const repairCodes = [
  'spaces-removed',
  'cell-split',
  'lines-joined',
  'digits-narrowed',
  'same-department',
  'composed',
  'invisible-removed',
  'date-read',
] as const;
export type RepairCode = (typeof repairCodes)[number];

export const problemCodes = [
  'file-empty',
  'file-too-large',
  'file-encoding',
  'file-type',
  'policy-missing',
  'principle-missing',
  'principle-order',
  'principle-text-missing',
  'goals-missing',
  'header-missing',
  'column-missing',
  'column-unknown',
  'row-unreadable',
  'department-missing',
  'goal-number-missing',
  'goal-number-repeated',
  'goal-number-skipped',
  'goal-category-missing',
  'goal-text-missing',
  'previous-goal-missing',
  'text-too-long',
  'glyph-missing',
  'file-damaged',
  'file-encrypted',
  'file-unsafe',
  'archive-too-large',
  'archive-unsafe',
  'archive-content',
  'csv-quotes',
  'sheets-missing',
  'sheet-unknown',
  'sheet-hidden',
  'sheet-too-large',
  'rows-hidden',
  'cell-error',
  'header-missing-in',
  'policy-absent',
  'goals-absent',
  'notice-title-missing',
  'date-unreadable',
  'period-reversed',
  'picture-missing',
  'picture-unused',
  'picture-type',
  'picture-too-large',
  'picture-not-redrawn',
  'term-incomplete',
  'department-without-goals',
  'order-unreadable',
  'package-damaged',
  'package-newer',
  'package-waiting',
  'reader-missing',
  'file-unreadable',
  'file-too-slow',
] as const;
export type ProblemCode = (typeof problemCodes)[number];
