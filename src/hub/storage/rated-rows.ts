import type { DatabaseSync } from 'node:sqlite';
import { mergeDetails } from '../../core/feedback/merge-details.ts';
import { createRatedColumns } from '../../core/reports/rated-columns.ts';

/** So many rows are read at a time, so that others get their turn. */
const ROWS_A_STEP = 5_000;

/** The ratings of the database as columns, kept up to date by reading what came since. */
export function createRatedRows(database: DatabaseSync) {
  const columns = createRatedColumns();
  // Ratings in the order of their rows, so the place of one is found by halves.
  const rowAt: number[] = [];
  /** Details that came before their rating. */
  const early = new Set<string>();
  let lastRow = 0;
  const later = database.prepare(
    'SELECT row, id, device_id, month, at_ms, received_at, hex(rating) AS rating, body FROM event WHERE row > ? ORDER BY row LIMIT ?',
  );
  const detailsOf = database.prepare('SELECT body FROM event WHERE rating = ?');
  const rowOf = database.prepare('SELECT row FROM event WHERE id = ?');

  function addRating(row: Record<string, unknown>) {
    const rating = JSON.parse(String(row.body));
    const atMs = rating.flags.includes('clock') ? Date.parse(String(row.received_at)) : Number(row.at_ms);
    const at = columns.add(rating, String(row.device_id), atMs);
    rowAt[at] = Number(row.row);
    const id = Buffer.from(row.id as Uint8Array);
    if (early.size > 0 && early.delete(id.toString('hex').toUpperCase())) tell(at, id);
  }

  function addDetail(ratingHex: string) {
    const id = Buffer.from(ratingHex, 'hex');
    const at = placeOf(Number(rowOf.get(id)?.row ?? 0));
    if (at < 0) early.add(ratingHex);
    else tell(at, id);
  }

  /** All that was said of it anew: details may come in any order. */
  const tell = (at: number, id: Buffer) =>
    columns.tell(at, mergeDetails(detailsOf.all(id).map(({ body }) => JSON.parse(String(body)))));

  function placeOf(row: number): number {
    let [from, until] = [0, columns.count];
    while (from < until) {
      const middle = (from + until) >> 1;
      if (rowAt[middle]! < row) from = middle + 1;
      else until = middle;
    }
    return rowAt[from] === row ? from : -1;
  }

  return {
    columns,
    /** Up to which row of the database they are. */
    lastRow: () => lastRow,
    /** Reads some more; `false` = everything is here. */
    readOn(): boolean {
      const rows = later.all(lastRow, ROWS_A_STEP);
      for (const row of rows) {
        if (row.month === null) addDetail(String(row.rating));
        else addRating(row);
        lastRow = Number(row.row);
      }
      return rows.length === ROWS_A_STEP;
    },
  };
}
