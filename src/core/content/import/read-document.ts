import type { Edition } from '../edition.ts';
import type { Findings } from './findings.ts';
import { columnsOf, isHeader, likelyHeader } from './header.ts';
import { reportMissingGlyphs } from './missing-glyphs.ts';
import { numberMarker } from './number-marker.ts';
import { readGoals } from './read-goals.ts';
import { readPolicy, unread } from './read-policy.ts';
import { type Row, rowText, type Table } from './table.ts';

/** A whole document in one table: the policy, then the goals. Null where neither is found. */
export function readDocument({ rows, merges }: Table, findings: Findings): Edition | null {
  const headerIndex = rows.findIndex(isHeader);
  // ①⇥text is how Word pastes a numbered list, not a table.
  const wide = likelyHeader(rows.filter((row) => !numberMarker(rowText(row))));
  const tableIndex = headerIndex !== -1 ? headerIndex : wide ? rows.indexOf(wide) : rows.length;
  reportMissingGlyphs(rows, findings);
  const { heading, policy, goalsTitle, belowTitle } = readPolicy(rows.slice(0, tableIndex), findings);

  const departments = headerIndex === -1 ? [] : readGoals({ rows: rows.slice(headerIndex), merges }, findings, []);
  if (headerIndex === -1) reportHeader(wide ?? belowTitle[0], findings);
  else {
    for (const row of belowTitle) unread(row, findings);
    // Rows that could not be used have been reported one by one.
    if (departments.length === 0 && rows.length === headerIndex + 1) findings.error('goals-missing', {});
  }
  if (policy.title === '' && policy.principles.length === 0 && departments.length === 0) return null;
  return { title: heading || goalsTitle || policy.title, policy, departments, notices: [], terms: [] };
}

/** Says what stands where the header should be, so that staff can put it right without guessing. */
export function reportHeader(row: Row | undefined, findings: Findings): void {
  if (!row) {
    findings.error('goals-missing', {});
    return;
  }
  const found = row.cells.map((cell) => cell.trim()).join('｜');
  const { department, goal } = columnsOf(row);
  if (row.cells.length === 1 || (department === undefined && goal === undefined)) {
    findings.error('header-missing', { row: row.row }, { found });
  } else {
    const expected = department === undefined ? '部署名' : '目標及び具体的な取組内容';
    findings.error('column-missing', { row: row.row }, { found, expected });
  }
}
