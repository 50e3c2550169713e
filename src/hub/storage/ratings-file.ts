import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Detail } from '../../core/feedback/event.ts';
import { mergeDetails } from '../../core/feedback/merge-details.ts';
import { csvRecord, ratingColumns, ratingRecord } from '../../core/reports/ratings-csv.ts';
import { unknownTablet } from '../../words/ratings-columns.ts';
import { scoreLabel } from '../../words/scores.ts';
import { removeFile, replaceFile } from './replace-file.ts';

const BOM = '\ufeff';
const RECORDS_A_CHUNK = 500;

export interface WrittenFile {
  /** Which state of the month was written. */
  changed: number;
  bytes: number;
  /** Somebody holds the file: the new content stands beside it. */
  waiting: boolean;
  /** The month holds no rating any more, so its file goes. */
  isEmpty: boolean;
}

export function ratingsFilePath(folder: string, month: string): string {
  return join(folder, `ratings-${month}.csv`);
}

/** Writes the month's file from the database as it is now; where nothing is left of the month, its file goes. */
export async function writeRatingsFile(database: DatabaseSync, folder: string, month: string): Promise<WrittenFile> {
  database.exec('BEGIN');
  try {
    const changed = Number(
      database.prepare('SELECT changed FROM ratings_file WHERE month = ?').get(month)?.changed ?? 0,
    );
    const path = ratingsFilePath(folder, month);
    const waitingPath = join(folder, `ratings-${month}(更新待ち).csv`);
    if (isEmptyMonth(database, month))
      return { changed, bytes: 0, isEmpty: true, waiting: !(await removeFile(path, waitingPath)) };
    return { changed, isEmpty: false, ...(await replaceFile(path, waitingPath, csvOfMonth(database, month))) };
  } finally {
    database.exec('COMMIT');
  }
}

const isEmptyMonth = (database: DatabaseSync, month: string) =>
  database.prepare('SELECT 1 FROM event WHERE month = ? LIMIT 1').get(month) === undefined;

/** The month's file as the database gives it, in chunks. */
export function* csvOfMonth(database: DatabaseSync, month: string): Generator<string> {
  const details = detailsOfMonth(database, month);
  const rows = database
    .prepare(
      `SELECT event.body, event.device_id, tablet.name FROM event LEFT JOIN tablet USING (device_id)
       WHERE month = ? ORDER BY at_ms, id`,
    )
    .iterate(month);
  let lines = [BOM + csvRecord([...ratingColumns])];
  for (const row of rows) {
    const rating = JSON.parse(String(row.body));
    const detail = mergeDetails(details.get(rating.id) ?? []);
    const device = row.name === null ? unknownTablet(String(row.device_id)) : String(row.name);
    lines.push(ratingRecord({ rating, device, detail }, scoreLabel(rating.scale, rating.score)));
    if (lines.length >= RECORDS_A_CHUNK) {
      yield `${lines.join('\r\n')}\r\n`;
      lines = [];
    }
  }
  if (lines.length > 0) yield `${lines.join('\r\n')}\r\n`;
}

function detailsOfMonth(database: DatabaseSync, month: string): Map<string, Detail[]> {
  const rows = database
    .prepare(
      `SELECT detail.body FROM event AS detail JOIN event AS rated ON detail.rating = rated.id
       WHERE detail.rating IS NOT NULL AND rated.month = ?`,
    )
    .iterate(month);
  const details = new Map<string, Detail[]>();
  for (const row of rows) {
    const detail: Detail = JSON.parse(String(row.body));
    details.set(detail.rating, [...(details.get(detail.rating) ?? []), detail]);
  }
  return details;
}
