import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { tokyoMonth } from '../../core/calendar/tokyo-time.ts';
import { eventSchema } from '../../core/feedback/event.ts';
import type { Database } from './database.ts';
import type { Damage } from './verify.ts';

type Row = Record<string, unknown>;

const hexOf = (blob: unknown) => (blob instanceof Uint8Array ? Buffer.from(blob).toString('hex') : '');
const plain = (uuid: string) => uuid.replaceAll('-', '');

/** Reads every event again: its body by the schema, and the columns, which say the same once more. */
export function* verifyEvents(database: Database): Generator<Damage[], { ratings: number; details: number }> {
  const counts = { ratings: 0, details: 0 };
  const rows = database
    .prepare('SELECT row, id, epoch, seq, rating, month, at_ms, received_at, body FROM event ORDER BY row')
    .iterate();
  for (const row of rows) {
    yield damagesOfEvent(row);
    counts[row.month === null ? 'details' : 'ratings'] += 1;
  }
  return counts;
}

function damagesOfEvent(row: Row): Damage[] {
  const read = v.safeParse(eventSchema, parsed(row.body));
  if (!read.success) return [{ code: 'event-unreadable', row: Number(row.row) }];
  const event = read.output;
  const atMs = Date.parse(event.at);
  const receivedAtMs = Date.parse(String(row.received_at));
  const isClockUnsure = event.kind === 'rating' && event.flags.includes('clock');
  const expected = {
    id: plain(event.id),
    seq: event.seq,
    rating: event.kind === 'detail' ? plain(event.rating) : '',
    month: event.kind === 'rating' ? monthOf(isClockUnsure ? receivedAtMs : atMs) : null,
    at_ms: atMs,
  };
  const found = { ...row, id: hexOf(row.id), rating: hexOf(row.rating) } as Row;
  const columns = Object.entries(expected).filter(([column, value]) => found[column] !== value);
  const names = columns.map(([column]) => column);
  if (hexOf(row.epoch).length !== 32) names.push('epoch');
  if (Number.isNaN(receivedAtMs)) names.push('received_at');
  return names.map((column) => ({ code: 'column-differs', row: Number(row.row), column }));
}

/** Whether each rejected event is still, byte for byte, what was rejected. */
export function* verifyRejected(database: Database): Generator<Damage[], number> {
  let count = 0;
  for (const { digest, epoch, body } of database.prepare('SELECT digest, epoch, body FROM rejected').iterate()) {
    const expected = createHash('sha256')
      .update(epoch as Uint8Array)
      .update(String(body))
      .digest('hex');
    yield expected === hexOf(digest) ? [] : [{ code: 'rejected-differs', digest: hexOf(digest).slice(0, 16) }];
    count += 1;
  }
  return count;
}

/** Details whose rating is not stored: it was lost, or rejected, or is still on its way. */
export function countLoneDetails(database: Database): number {
  const row = database
    .prepare(
      `SELECT count(*) AS n FROM event AS detail LEFT JOIN event AS rated ON rated.id = detail.rating
       WHERE detail.rating IS NOT NULL AND rated.month IS NULL`,
    )
    .get();
  return Number(row?.n ?? 0);
}

function parsed(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined;
  }
}

/** `undefined` where there is no such time: no column equals it. */
function monthOf(ms: number): string | undefined {
  return Number.isNaN(ms) ? undefined : tokyoMonth(ms);
}
