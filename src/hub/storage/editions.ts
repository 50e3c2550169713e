import { createHash } from 'node:crypto';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import type { Edition } from '../../core/content/edition.ts';
import { type Database, transaction } from './database.ts';
import { setNotes } from './notes.ts';
import { record } from './record.ts';

export interface PublishedEdition {
  serial: number;
  publishedAt: string;
  effectiveFrom: string;
  source: string;
  repairs: number;
  edition: Edition;
}

export interface Publication {
  edition: Edition;
  source: string;
  repairs: number;
  /** Who published it, as the record names them. */
  who: string;
  nowMs: number;
  /** Small facts to remember in the same commit. */
  notes?: Record<string, string | null>;
}

/** Gives the edition the next serial and makes it the current one. */
export async function publishEdition(database: Database, publication: Publication): Promise<number> {
  const at = toTokyoIso(publication.nowMs);
  // Pictures are read and checked but not kept yet: an edition must not name what no tablet can fetch.
  const notices = publication.edition.notices.map((notice) => ({ ...notice, picture: null }));
  const body = JSON.stringify({ ...publication.edition, notices });
  const digest = createHash('sha256').update(body).digest('hex');
  return transaction(database, () => {
    const { lastInsertRowid } = database
      .prepare('INSERT INTO edition (published_at, effective_from, source, repairs, body) VALUES (?, ?, ?, ?, ?)')
      .run(at, at, publication.source, publication.repairs, body);
    setNotes(database, publication.notes ?? {});
    const { who, source, nowMs } = publication;
    record(database, { who, act: 'published', what: `${source} #${lastInsertRowid} ${digest}`, nowMs });
    return Number(lastInsertRowid);
  });
}

export async function currentEdition(database: Database): Promise<PublishedEdition | null> {
  const row = database.prepare('SELECT * FROM edition ORDER BY serial DESC LIMIT 1').get();
  if (row === undefined) return null;
  return {
    serial: Number(row.serial),
    publishedAt: String(row.published_at),
    effectiveFrom: String(row.effective_from),
    source: String(row.source),
    repairs: Number(row.repairs),
    edition: JSON.parse(String(row.body)),
  };
}

/** The serial on show, 0 before the first; cheap, so that another program's publishing is noticed by asking. */
export async function currentSerial(database: Database): Promise<number> {
  return Number(database.prepare('SELECT max(serial) AS serial FROM edition').get()?.serial ?? 0);
}
