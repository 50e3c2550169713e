import type { Edition } from '../edition.ts';
import { bounded } from './bounded.ts';
import type { Findings } from './findings.ts';
import { limits } from './limits.ts';
import { type NumberMarker, numberMarker } from './number-marker.ts';
import { seam } from './seam.ts';
import { isBlank, type Row, rowText } from './table.ts';

type Policy = Edition['policy'];

interface NumberedLine {
  no: number;
  text: string;
  row: number;
}

const MAX_PRINCIPLES = 20;

/** What stands above the table of goals: headings and the policy with its numbered principles. */
export interface Preface {
  heading: string;
  policy: Policy;
  goalsTitle: string;
  /** What stands between that title and the table: nothing, if the table begins as it should. */
  belowTitle: Row[];
}

export function readPolicy(rows: Row[], findings: Findings): Preface {
  const lines = rows.filter((row) => !isBlank(row));
  const goalsTitle = lines.findLast((row) => isTitle(row, '目標') && !isTitle(row, '方針'));
  const first = lines.find((row) => !isTitle(row, '方針') && row !== goalsTitle && principleMarker(row));
  const above = first ? lines.slice(0, lines.indexOf(first)) : lines;
  const title = above.findLast((row) => isTitle(row, '方針'));
  const heading = above.find((row) => row !== title && row !== goalsTitle && isTitle(row));
  // In a document of another kind every line would be reported.
  const isPolicy = title !== undefined || first !== undefined;
  for (const row of isPolicy ? above : []) {
    if (row !== title && row !== heading && row !== goalsTitle) unread(row, findings);
  }
  if (!title) findings.error('policy-missing', first ? { row: first.row } : {});

  const end =
    goalsTitle && first && rows.indexOf(goalsTitle) > rows.indexOf(first) ? rows.indexOf(goalsTitle) : rows.length;
  const numbered = first ? readPrinciples(rows.slice(rows.indexOf(first), end), findings) : [];
  if (title && numbered.length === 0) findings.error('principle-missing', { row: title.row });
  checkPrinciples(numbered, findings);
  const principles = numbered.filter(({ text }) => text !== '').map(({ no, text }) => ({ no, text }));
  const titleOf = (row: Row | undefined) =>
    row ? bounded(rowText(row), limits.title, { row: row.row }, findings) : '';
  return {
    heading: titleOf(heading),
    policy: { title: titleOf(title), principles },
    goalsTitle: titleOf(goalsTitle),
    belowTitle: rows.slice(end + 1).filter((row) => !isBlank(row)),
  };
}

/** A short line that is no sentence; with `word`, one that ends in it: 「令和8年度 区役所サービス向上方針（案）」. */
function isTitle(row: Row, word = ''): boolean {
  const text = rowText(row).replace(/\s/g, '');
  return (
    row.cells.length === 1 &&
    text.length <= 60 &&
    !text.includes('。') &&
    new RegExp(`${word}(?:について|一覧|表)?(?:[(（][^)）]*[)）])?$`).test(text)
  );
}

function readPrinciples(rows: Row[], findings: Findings): NumberedLine[] {
  const principles: NumberedLine[] = [];
  let style: NumberMarker['style'] | undefined;
  let isAfterBlank = false;
  for (const row of rows) {
    const text = rowText(row);
    const marker = principleMarker(row);
    const last = principles.at(-1);
    if (text === '') {
      isAfterBlank = true;
      continue;
    }
    if (marker && marker.style === (style ?? marker.style)) {
      style = marker.style;
      principles.push({
        no: marker.no,
        row: row.row,
        text: bounded(marker.rest, limits.text, { row: row.row }, findings),
      });
    } else if (last && last.text.length < limits.text && !(isAfterBlank && last.text.endsWith('。'))) {
      findings.repair('lines-joined', { row: row.row }, ...seam(last.text, text));
      last.text = bounded(last.text + text, limits.text, { row: row.row }, findings);
    } else {
      unread(row, findings);
    }
    isAfterBlank = false;
  }
  return principles;
}

// A line of the policy may well begin with a number: 「120 人の職員が…」.
function principleMarker(row: Row): NumberMarker | null {
  const marker = numberMarker(rowText(row));
  return marker && marker.no <= MAX_PRINCIPLES ? marker : null;
}

function checkPrinciples(principles: NumberedLine[], findings: Findings): void {
  principles.forEach(({ no, text, row }, index) => {
    const expected = (principles[index - 1]?.no ?? 0) + 1;
    if (no !== expected) findings.warning('principle-order', { row }, { expected, found: no });
    if (text === '') findings.error('principle-text-missing', { row }, { no });
  });
}

export function unread(row: Row, findings: Findings): void {
  findings.warning('row-unreadable', { row: row.row }, { found: rowText(row) });
}
