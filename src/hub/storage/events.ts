import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { tokyoMonth, toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { withClockFlag } from '../../core/feedback/clock-flag.ts';
import { eventSchema, type FeedbackEvent } from '../../core/feedback/event.ts';
import type { EventResult, RatingsAnswer } from '../../core/protocol/envelopes.ts';
import { type Database, transaction } from './database.ts';
import { epochCount } from './epochs.ts';
import { goneDigests } from './gone.ts';
import { prepared } from './prepared.ts';
import { uuidBytes } from './uuid-bytes.ts';

export interface Batch {
  deviceId: string;
  epoch: string;
  events: unknown[];
  receivedAtMs: number;
}

/**
 * Stores a batch in one transaction and answers when it is on disk. An event is known by its `id` alone, so a batch may
 * come any number of times. `months` are those whose ratings file is now out of date.
 */
export async function storeEvents(database: Database, batch: Batch): Promise<RatingsAnswer & { months: string[] }> {
  return transaction(database, () => writeEvents(database, batch));
}

/** For use inside a transaction. */
export function writeEvents(database: Database, batch: Batch): RatingsAnswer & { months: string[] } {
  const write = batchWriter(database, batch);
  const results = batch.events.map(write.event);
  return { results, through: write.through(), months: write.months() };
}

/** As it was sent. JSON nested a hundred thousand deep can be read but not written again: only that much is said of it. */
function verbatim(event: unknown): string {
  try {
    return JSON.stringify(event);
  } catch {
    return '"nested too deeply"';
  }
}

function batchWriter(database: Database, { deviceId, epoch, receivedAtMs }: Batch) {
  const receivedAt = toTokyoIso(receivedAtMs);
  const epochBytes = uuidBytes(epoch);
  const months = new Set<string>();
  const epochOf = epochCount(database, epochBytes, deviceId);
  const gone = goneDigests(database);
  const insert = prepared(
    database,
    `INSERT INTO event (id, device_id, epoch, seq, rating, month, at_ms, received_at, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const insertRejected = prepared(
    database,
    `INSERT INTO rejected (digest, device_id, epoch, seq, received_at, reason, body)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING`,
  );
  const ratingMonth = prepared(database, 'SELECT month FROM event WHERE id = ?');

  function store(given: FeedbackEvent): EventResult {
    const id = uuidBytes(given.id);
    // What has left after its years must not come back by a tablet or a stick: it would count as of today.
    if (gone.has(id)) {
      epochOf.gone(given.seq);
      return { id: given.id, status: 'duplicate' };
    }
    const event = withClockFlag(given, receivedAtMs);
    const atMs = Date.parse(event.at);
    const rating = event.kind === 'detail' ? uuidBytes(event.rating) : null;
    const month = event.kind === 'rating' ? tokyoMonth(event.flags.includes('clock') ? receivedAtMs : atMs) : null;
    const { changes } = insert.run(
      id,
      deviceId,
      epochBytes,
      event.seq,
      rating,
      month,
      atMs,
      receivedAt,
      JSON.stringify(event),
    );
    if (changes === 0) {
      epochOf.known(id, event.seq);
      return { id: event.id, status: 'duplicate' };
    }
    epochOf.stored(event.seq);
    const touched = rating === null ? month : ratingMonth.get(rating)?.month;
    if (typeof touched === 'string') months.add(touched);
    return { id: event.id, status: 'stored' };
  }

  function reject(event: unknown, reason: string): EventResult {
    const body = verbatim(event);
    const digest = createHash('sha256').update(epochBytes).update(body).digest();
    const { id, seq } = (typeof event === 'object' && event !== null ? event : {}) as { id?: unknown; seq?: unknown };
    const known = typeof seq === 'number' && Number.isSafeInteger(seq) && seq > 0 ? seq : null;
    if (!gone.has(digest)) insertRejected.run(digest, deviceId, epochBytes, known, receivedAt, reason, body);
    return { id: typeof id === 'string' && id.length <= 64 ? id : null, status: 'rejected', reason };
  }

  return {
    event(event: unknown): EventResult {
      const read = v.safeParse(eventSchema, event, { abortEarly: true });
      if (read.success) return store(read.output);
      return reject(event, `${v.getDotPath(read.issues[0]) ?? 'event'}: ${read.issues[0].type}`);
    },
    through: epochOf.through,
    months() {
      for (const month of months) {
        prepared(
          database,
          `INSERT INTO ratings_file (month, changed, written) VALUES (?, 1, 0)
             ON CONFLICT (month) DO UPDATE SET changed = changed + 1`,
        ).run(month);
      }
      return [...months];
    },
  };
}

/** How many ratings were tapped on the day that began at the moment; for the office page. */
export async function countRatingsOfDay(database: Database, startMs: number): Promise<number> {
  const row = database
    .prepare('SELECT count(*) AS n FROM event WHERE month = ? AND at_ms >= ? AND at_ms < ?')
    .get(tokyoMonth(startMs), startMs, startMs + 86_400_000);
  return Number(row?.n ?? 0);
}
