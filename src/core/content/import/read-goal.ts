import type { Goal } from '../edition.ts';
import { partsOf } from '../parts-of-goal.ts';
import { bounded } from './bounded.ts';
import { takeCategory } from './category.ts';
import type { Findings } from './findings.ts';
import type { GoalCells } from './goal-cells.ts';
import type { Columns, Meaning } from './header.ts';
import { limits } from './limits.ts';
import { loneNumber, numberIn, numberMarker } from './number-marker.ts';
import { withoutSpaces } from './spaces.ts';

interface Head {
  /** As given; '' where the row has none. */
  number: string;
  category: string;
  text: string;
}

/** The categories that the rows of a document name, without stray spaces. */
export function categoriesOf(rows: GoalCells[]): Set<string> {
  const none = new Set<string>();
  return new Set(
    rows.map((cells) => withoutSpaces(headOf(cells, none).category)).filter((category) => category !== ''),
  );
}

/** One row as a goal; null where it has no text. */
export function goalOf(
  cells: GoalCells,
  categories: ReadonlySet<string>,
  row: number,
  columns: Columns,
  findings: Findings,
): Goal | null {
  const spot = (meaning: Meaning) => ({ row, column: columns.names[columns[meaning] ?? columns.goal ?? 0]! });
  const cell = (meaning: Meaning, limit: number) => bounded(cells[meaning], limit, spot(meaning), findings);
  const head = headOf(cells, categories);
  const aim = bounded(head.text, limits.text, spot('goal'), findings);
  const action = cell('action', limits.text);
  // Aim and action in columns of their own are shown one after the other, as in a table that has both in one cell.
  const text = bounded([aim, action].filter((part) => part !== '').join(' '), limits.text, spot('goal'), findings);
  if (text === '') {
    findings.error('goal-text-missing', spot('goal'));
    return null;
  }
  const given = head.category.slice(0, limits.name);
  const category = withoutSpaces(given);
  const no = head.number === '' ? 0 : numberIn(head.number);
  if (head.text !== cells.goal) {
    const written = cells.goal.slice(0, cells.goal.length - head.text.length).trim();
    findings.repair('cell-split', spot('goal'), written, [head.number, given].filter((part) => part !== '').join('\t'));
  }
  if (head.number !== '' && head.number !== String(no))
    findings.repair('digits-narrowed', spot('no'), head.number, String(no));
  if (category !== given) findings.repair('spaces-removed', spot('category'), given, category);
  const parts = action === '' ? partsOf(text) : partsOfColumns(aim, action);
  const result = cell('result', limits.text);
  const level = cell('level', limits.name);
  const previousNo = loneNumber(cells.previous) ?? 0;
  if (cells.previous !== '' && previousNo === 0) {
    findings.warning('previous-goal-missing', spot('previous'), { found: cells.previous });
  }
  const continued = previousNo > 0 ? { previousNo } : {};
  return { no, category, text, parts, result, level, ...continued, ...translationsOf(cells, spot, findings) };
}

/** 「目標（English）」 and its like; aim and action of one language are put together as they are in Japanese. */
function translationsOf(
  { translations }: GoalCells,
  spot: (meaning: Meaning) => { row: number; column: string },
  findings: Findings,
): Pick<Goal, 'translations'> {
  const read: NonNullable<Goal['translations']> = {};
  for (const { meaning, language, text } of translations) {
    const field = meaning === 'result' ? 'result' : meaning === 'goal' || meaning === 'action' ? 'text' : null;
    if (field === null) continue;
    const before = read[language]?.[field];
    const whole = before === undefined ? text : `${before} ${text}`;
    read[language] = { ...read[language], [field]: bounded(whole, limits.text, spot(meaning), findings) };
  }
  return Object.keys(read).length > 0 ? { translations: read } : {};
}

function partsOfColumns(aim: string, action: string): Goal['parts'] {
  const aims = aim === '' ? [] : [{ kind: 'aim' as const, text: aim }];
  return [...aims, ...partsOf(action).map((part) => ({ ...part, kind: 'action' as const }))];
}

/** Number and category, from their own cells or from the beginning of the text. */
function headOf(cells: GoalCells, categories: ReadonlySet<string>): Head {
  if (cells.no !== '' && loneNumber(cells.no) !== null) {
    return { number: cells.no, category: cells.category, text: cells.goal };
  }
  const marker = numberMarker(cells.goal);
  if (!marker) return { number: '', category: cells.category, text: cells.goal };
  if (cells.category !== '') return { number: marker.written, category: cells.category, text: marker.rest };
  const taken = takeCategory(marker.rest, categories);
  return { number: marker.written, category: taken?.written ?? '', text: taken?.rest ?? marker.rest };
}
