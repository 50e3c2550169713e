import { fiscalYearName, fiscalYearOf } from '../../calendar/fiscal-year.ts';
import type { Department, Edition, Previous } from '../edition.ts';
import { yearOfEdition } from '../year-of-edition.ts';
import { departmentKey } from './department-names.ts';
import type { Findings } from './findings.ts';
import { isHeader } from './header.ts';
import { readGoals } from './read-goals.ts';
import { unread } from './read-policy.ts';
import { asLine, isBlank, rowText, type Sheet } from './table.ts';

/** Last year's goals and results; the sheet's name or a line above the table says which year it was. */
export function readPrevious({ name, rows, merges }: Sheet, findings: Findings): Previous {
  const start = rows.findIndex(isHeader);
  const lines = rows
    .slice(0, start)
    .filter((row) => !isBlank(row))
    .map(asLine);
  for (const row of lines.slice(1)) unread(row, findings);
  const year = fiscalYearOf(lines.map(rowText).join(' ')) ?? fiscalYearOf(name);
  // Furigana of a year ago is read nowhere, and would not come back from an exported workbook.
  const departments = readGoals({ rows: rows.slice(start), merges }, findings, null);
  return { label: year === null ? '' : fiscalYearName(year), departments: departments.map(withoutOwnPast) };
}

/** What last year's goals continued themselves is not told any more. */
function withoutOwnPast(department: Department): Department {
  const goals = department.goals.map(({ previousNo: _, ...goal }) => goal);
  return { ...department, goals };
}

/** Last year's table beside this year's: departments under one name, and a year that only this year's title tells. */
export function fitted({ label, departments }: Previous, edition: Edition): Previous {
  const known = new Map(edition.departments.map(({ id, path }) => [departmentKey(id), { id, path }]));
  const year = yearOfEdition(edition);
  return {
    label: label === '' && year !== null ? fiscalYearName(year - 1) : label,
    departments: departments.map((department) => ({ ...department, ...known.get(departmentKey(department.id)) })),
  };
}
