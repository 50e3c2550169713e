import type { DatabaseSync } from 'node:sqlite';
import type { Period } from '../../core/calendar/periods.ts';
import { tokyoDay, tokyoDayStartMs, tokyoMonth } from '../../core/calendar/tokyo-time.ts';
import type { Detail, Rating } from '../../core/feedback/event.ts';
import { mergeDetails } from '../../core/feedback/merge-details.ts';
import type { Choice } from '../../core/reports/report.ts';

/** So many are read at a time, each time anew: no read lasts, whoever waits for the file. */
const ROWS_A_STEP = 1_000;

export interface StoredRating {
  rating: Rating;
  detail: Pick<Detail, 'reasons' | 'department'>;
  deviceId: string;
  /** The tablet's name; `null` where the hub does not know it. */
  name: string | null;
  /** The rating and what was said about it, as they are stored. */
  bodies: string[];
}

/** The ratings that a report of the period counts, of those up to a row of the database; in the order of the ratings file. */
export function* ratedBetween(
  database: DatabaseSync,
  period: Period,
  { device, department, language }: Choice,
  throughRow: number,
): Generator<StoredRating> {
  const step = database.prepare(
    `SELECT event.id, at_ms, received_at, device_id, name, body FROM event LEFT JOIN tablet USING (device_id)
     WHERE month = ? AND (at_ms, id) > (?, ?) AND event.row <= ? ORDER BY at_ms, id LIMIT ${ROWS_A_STEP}`,
  );
  const detailsOf = database.prepare('SELECT body FROM event WHERE rating = ? AND row <= ?');
  for (const month of monthsOf(period)) {
    let last: [number, Uint8Array] = [Number.MIN_SAFE_INTEGER, new Uint8Array(0)];
    for (;;) {
      const rows = step.all(month, ...last, throughRow);
      for (const row of rows) {
        last = [Number(row.at_ms), row.id as Uint8Array];
        const rating: Rating = JSON.parse(String(row.body));
        const atMs = rating.flags.includes('clock') ? Date.parse(String(row.received_at)) : last[0];
        const day = tokyoDay(atMs);
        if (day < period.from || day >= period.until) continue;
        if ((device ?? row.device_id) !== row.device_id || (language ?? rating.lang) !== rating.lang) continue;
        const bodies = detailsOf.all(last[1], throughRow).map(({ body }) => String(body));
        const details = bodies.map((body): Detail => JSON.parse(body));
        const detail = mergeDetails(details);
        if (department !== null && detail.department !== department) continue;
        yield {
          rating,
          detail,
          deviceId: String(row.device_id),
          name: row.name === null ? null : String(row.name),
          bodies: [String(row.body), ...bodies],
        };
      }
      if (rows.length < ROWS_A_STEP) break;
    }
  }
}

function monthsOf({ from, until }: Period): Set<string> {
  const months = new Set<string>();
  for (let day = from; day < until; day += 1) months.add(tokyoMonth(tokyoDayStartMs(day)));
  return months;
}
