import type { SQLOutputValue } from 'node:sqlite';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { countsOf, type Edition } from '../../core/content/edition.ts';
import type { EditionLine } from '../../core/protocol/office.ts';
import type { Database } from './database.ts';
import { setNotes } from './notes.ts';

export interface StoredEdition {
  serial: number;
  publishedAt: string;
  effectiveFrom: string;
  source: string;
  repairs: number;
  who: string;
  edition: Edition;
}

/** Serials: that on show (0 before the first), and those above it whose time is still to come, in their order. */
export interface Standing {
  current: number;
  waiting: number[];
}

export const MOST_LINES = 50;

// What was published at once, or has been on show, has come whatever the clock did since; only a time that was set and never
// reached can be to come.
const REACHED = "(SELECT CAST(value AS INTEGER) FROM note WHERE key = 'reachedSerial')";
const OPEN = 'FROM edition WHERE cancelled_at IS NULL AND';
const CURRENT = `SELECT serial ${OPEN} (effective_from <= max(published_at, ?) OR serial <= ${REACHED}) ORDER BY serial DESC LIMIT 1`;
const WAITING = `SELECT serial ${OPEN} effective_from > max(published_at, ?) AND serial > ? ORDER BY serial`;

/** For use inside a transaction. */
export function standingAt(database: Database, nowMs: number): Standing {
  const at = toTokyoIso(nowMs);
  const current = Number(database.prepare(CURRENT).get(at)?.serial ?? 0);
  return {
    current,
    waiting: database
      .prepare(WAITING)
      .all(at, current)
      .map(({ serial }) => Number(serial)),
  };
}

/** That this edition has been on show is kept: a clock that is set back does not make it wait again. */
export async function rememberReached(database: Database, current: number): Promise<void> {
  const { reached } = database.prepare(`SELECT ${REACHED} AS reached`).get()!;
  if (current > Number(reached ?? 0)) setNotes(database, { reachedSerial: String(current) });
}

/** For use inside a transaction. */
export function storedEdition(database: Database, serial: number): StoredEdition | null {
  const row = database.prepare('SELECT * FROM edition WHERE serial = ?').get(serial);
  if (row === undefined) return null;
  return {
    serial: Number(row.serial),
    publishedAt: String(row.published_at),
    effectiveFrom: String(row.effective_from),
    source: String(row.source),
    repairs: Number(row.repairs),
    who: String(row.who),
    edition: JSON.parse(String(row.body)),
  };
}

/** What is on show and what waits; cheap, so that another program's publishing is noticed by asking. */
export async function readStanding(database: Database, nowMs: number): Promise<Standing> {
  return standingAt(database, nowMs);
}

export async function readEdition(database: Database, serial: number): Promise<StoredEdition | null> {
  return storedEdition(database, serial);
}

export async function currentEdition(database: Database, nowMs: number): Promise<StoredEdition | null> {
  return storedEdition(database, standingAt(database, nowMs).current);
}

/** Title and counts, kept beside the edition so that a list need not read it. */
export const summaryOf = (edition: Edition) => ({ title: edition.title, counts: countsOf(edition) });

/** Newest first; that on show is always among them, those that only got a new number are not. */
export async function listEditions(database: Database, nowMs: number): Promise<EditionLine[]> {
  const standing = standingAt(database, nowMs);
  const columns =
    'serial, published_at, effective_from, source, who, repairs, cancelled_at, summary, iif(summary IS NULL, body, NULL) AS body';
  const rows = database
    .prepare(`SELECT ${columns} FROM edition WHERE renumbered_as IS NULL ORDER BY serial DESC LIMIT ?`)
    .all(MOST_LINES);
  if (standing.current !== 0 && !rows.some(({ serial }) => serial === standing.current))
    rows.splice(-1, 1, database.prepare(`SELECT ${columns} FROM edition WHERE serial = ?`).get(standing.current)!);
  return rows.map((row) => lineOf(row, standing));
}

function lineOf(row: Record<string, SQLOutputValue>, { current, waiting }: Standing): EditionLine {
  const serial = Number(row.serial);
  const openState = waiting.includes(serial) ? 'waiting' : 'past';
  return {
    serial,
    publishedAt: String(row.published_at),
    effectiveFrom: String(row.effective_from),
    source: String(row.source),
    who: String(row.who),
    repairs: Number(row.repairs),
    state: row.cancelled_at !== null ? 'cancelled' : serial === current ? 'shown' : openState,
    ...(row.summary === null ? summaryOf(JSON.parse(String(row.body))) : JSON.parse(String(row.summary))),
  };
}
