import { fiscalYearOf } from '../../calendar/fiscal-year.ts';
import type { Edition } from '../edition.ts';
import type { Findings } from './findings.ts';
import { isHeader, likelyHeader } from './header.ts';
import { reportMissingGlyphs } from './missing-glyphs.ts';
import { numberMarker } from './number-marker.ts';
import { reportHeader } from './read-document.ts';
import { readGoals } from './read-goals.ts';
import { readPolicy, unread } from './read-policy.ts';
import { fitted, readPrevious } from './read-previous.ts';
import {
  type ListedDepartment,
  readDepartmentList,
  readNotices,
  readPolicyTable,
  readTerms,
} from './read-small-tables.ts';
import { isPrevious, sheetKind } from './sheet-kinds.ts';
import { asLine, isBlank, rowText, type Sheet } from './table.ts';
import { withListed } from './with-listed.ts';

/** What the sheets of a workbook, or the one table of a CSV file, hold. Null where none of them is known. */
export function readSheets(sheets: Sheet[], findings: Findings): Edition | null {
  const edition: Edition = {
    title: '',
    policy: { title: '', principles: [] },
    departments: [],
    notices: [],
    terms: [],
  };
  const listed: { department: ListedDepartment; findings: Findings }[] = [];
  let isAnyKnown = false;
  const within = ({ name }: Sheet) => (name === '' ? findings : findings.within({ sheet: name }));
  const previous = previousSheets(sheets);
  for (const sheet of previous) {
    isAnyKnown = true;
    addPrevious(edition, sheet, within(sheet));
  }
  for (const sheet of sheets.filter((each) => !previous.includes(each))) {
    const here = within(sheet);
    const kind = sheetKind(sheet.name, sheet.rows);
    if (kind === 'explanation' || kind === 'empty') continue;
    if (kind === 'unknown') {
      here.warning('sheet-unknown', {});
      continue;
    }
    isAnyKnown = true;
    reportHidden(sheet, here);
    reportMissingGlyphs(sheet.rows, here);
    if (kind === 'policy') addPolicy(edition, readPolicyTable(sheet, here));
    else if (kind === 'goals') addGoals(edition, sheet, here);
    else if (kind === 'notices') edition.notices.push(...readNotices(sheet, here));
    else if (kind === 'terms') edition.terms.push(...readTerms(sheet, here));
    else listed.push(...readDepartmentList(sheet, here).map((department) => ({ department, findings: here })));
  }
  if (!isAnyKnown) {
    findings.error('sheets-missing', {});
    return null;
  }
  edition.departments = withListed(edition.departments, listed);
  if (edition.policy.principles.length === 0) findings.warning('policy-absent', {});
  if (edition.departments.every(({ goals }) => goals.length === 0)) findings.warning('goals-absent', {});
  const whole = { ...edition, title: edition.title || edition.policy.title };
  return edition.previous === undefined ? whole : { ...whole, previous: fitted(edition.previous, whole) };
}

/** The sheets of last year, that of the latest year first. */
function previousSheets(sheets: Sheet[]): Sheet[] {
  const goals = sheets.filter(({ name, rows }) => sheetKind(name, rows) === 'goals' && rows.some(isHeader));
  const names = goals.map(({ name }) => name);
  const yearOf = ({ name }: Sheet) => fiscalYearOf(name) ?? Number.POSITIVE_INFINITY;
  return goals
    .filter(({ name }) => isPrevious(name, names))
    .toSorted((a, b) => (yearOf(a) === yearOf(b) ? 0 : yearOf(b) - yearOf(a)));
}

/** One year is kept: what lies further back is left out, and said. */
function addPrevious(edition: Edition, sheet: Sheet, findings: Findings): void {
  if (edition.previous !== undefined) {
    findings.warning('sheet-unknown', {});
    return;
  }
  reportHidden(sheet, findings);
  const read = readPrevious(sheet, findings);
  if (read.departments.length > 0) edition.previous = read;
}

function addPolicy(edition: Edition, policy: Edition['policy']): void {
  edition.policy.title ||= policy.title;
  edition.policy.principles.push(...policy.principles);
}

/** 目標: titles above the table, or even the whole policy, as in the document that hangs on the wall. */
function addGoals(edition: Edition, sheet: Sheet, findings: Findings): void {
  const start = sheet.rows.findIndex(isHeader);
  if (start === -1) {
    const lines = sheet.rows.filter((row) => !isBlank(row)).map(asLine);
    reportHeader(likelyHeader(lines) ?? lines[0], findings);
    return;
  }
  const above = sheet.rows.slice(0, start).map(asLine);
  const lines = above.filter((row) => !isBlank(row));
  // One line alone is the title, even 「8 年度」.
  if (lines.length > 1 && lines.some((row) => numberMarker(rowText(row)) !== null)) {
    const { heading, policy, goalsTitle, belowTitle } = readPolicy(above, findings);
    addPolicy(edition, policy);
    for (const row of belowTitle) unread(row, findings);
    edition.title ||= heading || goalsTitle;
  } else {
    const title = lines.findLast((row) => rowText(row).includes('目標')) ?? lines[0];
    for (const row of lines) if (row !== title) unread(row, findings);
    if (title) edition.title ||= rowText(title).slice(0, 400);
  }
  for (const department of readGoals(
    { ...sheet, rows: sheet.rows.slice(start) },
    findings,
    edition.previous?.departments ?? [],
  )) {
    const known = edition.departments.find(({ id }) => id === department.id);
    if (known) known.goals.push(...department.goals);
    else edition.departments.push(department);
  }
}

function reportHidden({ isHidden, hiddenRows, rows }: Sheet, findings: Findings): void {
  if (isHidden) findings.warning('sheet-hidden', {});
  const hidden = new Set(hiddenRows);
  const read = rows.filter((row) => hidden.has(row.row) && !isBlank(row));
  if (read.length > 0) findings.warning('rows-hidden', { row: read[0]!.row }, { count: read.length });
}
