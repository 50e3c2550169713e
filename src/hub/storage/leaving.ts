import { setImmediate as nextTurn } from 'node:timers/promises';
import { tokyoDayStartMs, tokyoMonth, toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { believedFrom, firstKeptDay, firstKeptMonth } from '../../core/reports/retention.ts';
import { type Database, transaction } from './database.ts';
import { type Leaver, rememberGone } from './gone.ts';
import { prepared } from './prepared.ts';

/** So many ratings leave at a time, so that whoever taps meanwhile waits for some milliseconds at most. */
const RATINGS_A_STEP = 100;
/** Who was offline over the turn of the year brings its last taps by then. */
const LATE_DAYS = 2;
const NO_ROW = 0;

/** What is too old: of months before that of `keptFrom`, and received before anything of the kept years. */
export interface Bound {
  keptFrom: number;
  /** The first row of the kept years. */
  beforeRow: number;
  /** What is dated before this month is old only if it was received before something that surely is. */
  believedFrom: string;
  /** The last row of what surely is. */
  unsureBeforeRow: number;
}

export interface Left {
  ratings: number;
  details: number;
  rejected: number;
}
export const nothingLeft: Left = { ratings: 0, details: 0, rejected: 0 };

/** Every month that holds ratings, in order; a step along the index each. */
export function monthsWithRatings(database: Database): string[] {
  const next = prepared(database, 'SELECT min(month) AS month FROM event WHERE month > ?');
  const months: string[] = [];
  for (let month = next.get('')?.month; typeof month === 'string'; month = next.get(month)?.month) months.push(month);
  return months;
}

/**
 * Rows stand in the order of receipt, whatever the hub's clock said meanwhile: what came after a rating of the kept years is no older,
 * though its month be 2009. So without any such rating nothing is old.
 */
export async function boundOf(database: Database, keptFrom: number, nowMs: number): Promise<Bound> {
  const months = monthsWithRatings(database);
  const fromMs = tokyoDayStartMs(firstKeptDay(keptFrom) + LATE_DAYS);
  const first = prepared(database, 'SELECT min(row) AS row FROM event WHERE month = ? AND at_ms >= ?');
  let beforeRow = Number.POSITIVE_INFINITY;
  for (const month of months) {
    if (month < firstKeptMonth(keptFrom) || month > tokyoMonth(nowMs)) continue;
    beforeRow = Math.min(beforeRow, Number(first.get(month, fromMs)?.row ?? Number.POSITIVE_INFINITY));
    await nextTurn();
  }
  if (!Number.isFinite(beforeRow)) beforeRow = NO_ROW;
  const believed = believedFrom(new Set(months), keptFrom);
  const last = prepared(database, 'SELECT max(row) AS row FROM event WHERE month = ? AND row < ?');
  let unsureBeforeRow = NO_ROW;
  for (const month of months) {
    if (month < believed || month >= firstKeptMonth(keptFrom)) continue;
    unsureBeforeRow = Math.max(unsureBeforeRow, Number(last.get(month, beforeRow)?.row ?? NO_ROW));
    await nextTurn();
  }
  return { keptFrom, beforeRow, believedFrom: believed, unsureBeforeRow };
}

/** Before which row what is dated in the month is old. */
const rowLimit = (bound: Bound, month: string) =>
  month < bound.believedFrom ? bound.unsureBeforeRow : bound.beforeRow;

/** How many ratings of which month are too old; months without any are left out. */
export async function countLeaving(database: Database, bound: Bound): Promise<Map<string, number>> {
  const count = prepared(database, 'SELECT count(*) AS n FROM event WHERE month = ? AND row < ?');
  const counts = new Map<string, number>();
  for (const month of monthsWithRatings(database)) {
    if (month >= firstKeptMonth(bound.keptFrom)) break;
    const n = Number(count.get(month, rowLimit(bound, month))?.n);
    if (n > 0) counts.set(month, n);
    await nextTurn();
  }
  return counts;
}

/** Deletes some of a month's ratings and what was said of them, in one transaction; `after` belongs to it. Answers what left. */
export function leaveSome(database: Database, month: string, bound: Bound, after: (left: Left) => void): Left {
  return transaction(database, () => {
    const ratings = prepared(
      database,
      `SELECT row, id, epoch, seq FROM event WHERE month = ? AND row < ? ORDER BY at_ms, id LIMIT ${RATINGS_A_STEP}`,
    ).all(month, rowLimit(bound, month));
    const detailsOf = prepared(database, 'SELECT row, id, epoch, seq FROM event WHERE rating = ?');
    const details = ratings.flatMap(({ id }) => detailsOf.all(id as Uint8Array));
    deleteEvents(database, [...ratings, ...details]);
    if (ratings.length > 0) {
      // Until its file is written anew, or gone, the month is known to be out of date.
      prepared(database, 'UPDATE ratings_file SET changed = changed + 1 WHERE month = ?').run(month);
    }
    const left = { ratings: ratings.length, details: details.length, rejected: 0 };
    after(left);
    return left;
  });
}

/** What belongs to no rating: details whose rating never came, and what was rejected. Their time is that of receipt. */
export function leaveRest(database: Database, bound: Bound, nowMs: number, after: (left: Left) => void): Left {
  return transaction(database, () => {
    const details = prepared(
      database,
      `SELECT row, id, epoch, seq FROM event AS detail WHERE rating IS NOT NULL AND received_at < ?2
         AND row < ?1 AND (received_at >= ?3 OR row < ?4) AND NOT EXISTS (SELECT 1 FROM event AS rated WHERE rated.id = detail.rating)
       ORDER BY row LIMIT ${RATINGS_A_STEP}`,
    ).all(bound.beforeRow, firstKeptMonth(bound.keptFrom), bound.believedFrom, bound.unsureBeforeRow);
    deleteEvents(database, details);
    const rejected = oldRejected(database, bound, nowMs);
    const remove = prepared(database, 'DELETE FROM rejected WHERE digest = ?');
    for (const { key } of rejected) remove.run(key);
    rememberGone(database, rejected);
    const left = { ratings: 0, details: details.length, rejected: rejected.length };
    after(left);
    return left;
  });
}

/** Again nothing that came after one of the kept years is old, nor what is dated before anything that is believed. */
function oldRejected(database: Database, bound: Bound, nowMs: number): Leaver[] {
  if (bound.beforeRow === NO_ROW) return [];
  return prepared(
    database,
    `SELECT digest, epoch, seq FROM rejected WHERE received_at >= ?1 AND received_at < ?2 AND rowid < coalesce(
       (SELECT min(rowid) FROM rejected WHERE received_at >= ?2 AND received_at <= ?3), 9e18)
     ORDER BY rowid LIMIT ${RATINGS_A_STEP}`,
  )
    .all(bound.believedFrom, firstKeptMonth(bound.keptFrom), toTokyoIso(nowMs))
    .map(({ digest, epoch, seq }) => ({
      key: digest as Uint8Array,
      epoch: epoch as Uint8Array,
      seq: seq === null ? null : Number(seq),
    }));
}

function deleteEvents(database: Database, rows: Record<string, unknown>[]): void {
  const remove = prepared(database, 'DELETE FROM event WHERE row = ?');
  for (const { row } of rows) remove.run(Number(row));
  rememberGone(
    database,
    rows.map(({ id, epoch, seq }) => ({ key: id as Uint8Array, epoch: epoch as Uint8Array, seq: Number(seq) })),
  );
}
