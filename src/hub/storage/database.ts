import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS tablet (
  device_id TEXT PRIMARY KEY, name TEXT NOT NULL, token_hash BLOB NOT NULL UNIQUE,
  enrolled_at TEXT NOT NULL, seen_at TEXT, status TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS event (
  row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, device_id TEXT NOT NULL, epoch BLOB NOT NULL, seq INTEGER NOT NULL,
  rating BLOB, month TEXT, at_ms INTEGER NOT NULL, received_at TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS event_epoch ON event (epoch, seq);
CREATE INDEX IF NOT EXISTS event_month ON event (month, at_ms, id) WHERE month IS NOT NULL;
CREATE INDEX IF NOT EXISTS event_rating ON event (rating) WHERE rating IS NOT NULL;
CREATE TABLE IF NOT EXISTS rejected (
  digest BLOB PRIMARY KEY, device_id TEXT NOT NULL, epoch BLOB NOT NULL, seq INTEGER, received_at TEXT NOT NULL,
  reason TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS rejected_epoch ON rejected (epoch, seq);
CREATE TABLE IF NOT EXISTS elsewhere (epoch BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (epoch, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gone (digest BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gone_seq (
  epoch BLOB NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (epoch, first)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS epoch (epoch BLOB PRIMARY KEY, through INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS ratings_file (month TEXT PRIMARY KEY, changed INTEGER NOT NULL, written INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS edition (
  serial INTEGER PRIMARY KEY AUTOINCREMENT, published_at TEXT NOT NULL, effective_from TEXT NOT NULL,
  source TEXT NOT NULL, repairs INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS record (
  row INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, act TEXT NOT NULL, what TEXT NOT NULL
) STRICT;
CREATE TRIGGER IF NOT EXISTS record_stays BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS record_remains BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TABLE IF NOT EXISTS note (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS picture (sha256 TEXT PRIMARY KEY, type TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS session (
  token_hash BLOB PRIMARY KEY, who TEXT NOT NULL, began_ms INTEGER NOT NULL, active_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS enrolment_code (
  code_hash BLOB PRIMARY KEY, who TEXT NOT NULL, until_ms INTEGER NOT NULL, wrong INTEGER NOT NULL
) STRICT;
`;

// Columns are only ever added, so that a database of any earlier version opens and keeps everything.
const ADDED_COLUMNS = {
  tablet: {
    /** Where it stands, as staff call it. */
    place: "TEXT NOT NULL DEFAULT ''",
    /** Staff took its token away; the row stays, for its ratings carry its name. */
    revoked_at: 'TEXT',
    /** What staff ask of it, as JSON, until it says that it was done. */
    asked: 'TEXT',
  },
  edition: {
    who: "TEXT NOT NULL DEFAULT ''",
    cancelled_at: 'TEXT',
    /** Under which serial it waits on; set together with `cancelled_at`. */
    renumbered_as: 'INTEGER',
    /** Title and counts as JSON; NULL where the version before stored the row. */
    summary: 'TEXT',
  },
  epoch: {
    /** The tablet that last used it: one that is enrolled again goes on with its epoch. */
    device_id: "TEXT NOT NULL DEFAULT ''",
    /** The highest seq the tablet has given, and that up to which it was acknowledged, as its reports say. */
    last_seq: 'INTEGER NOT NULL DEFAULT 0',
    sent_through: 'INTEGER NOT NULL DEFAULT 0',
    /** Events that came under a seq that another one had. */
    doubled: 'INTEGER NOT NULL DEFAULT 0',
  },
};

// Asked twice a second: without it each row's whole text would be read to reach the columns behind it.
const INDEXES = `
CREATE INDEX IF NOT EXISTS edition_open ON edition (serial, effective_from, published_at) WHERE cancelled_at IS NULL;
CREATE INDEX IF NOT EXISTS rejected_device ON rejected (device_id);
`;

export type Database = DatabaseSync;

/** The hub's database in the data folder. A commit has reached the disk when it returns: WAL with `synchronous=FULL`. */
export function openDatabase(dataDir: string): Database {
  mkdirSync(dataDir, { recursive: true });
  return openDatabaseFile(databasePath(dataDir));
}

/** The same for a file that is not in its place yet. */
export function openDatabaseFile(path: string): Database {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000');
  // What leaves is overwritten with zeros, so that it is not in the next backup either.
  database.exec('PRAGMA secure_delete=ON');
  database.exec(SCHEMA);
  // Another program may open it at the same moment, so what lacks is looked up again inside the transaction.
  if (lackingColumns(database).length > 0)
    transaction(database, () => {
      for (const { table, name, type } of lackingColumns(database))
        database.exec(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
    });
  database.exec(INDEXES);
  return database;
}

/** Only reads, beside a running hub or from a folder that nobody may write in; throws where it is no database. */
export function openToRead(path: string): Database {
  const ask = (at: string | URL) => {
    const database = new DatabaseSync(at, { readOnly: true });
    try {
      database.exec('PRAGMA busy_timeout=5000; SELECT count(*) FROM sqlite_schema');
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  };
  try {
    return ask(path);
  } catch (error) {
    // Where nothing may be written, SQLite cannot lay its index of the log beside the file; without a log none is needed.
    if (!isStorageFailure(error) || existsSync(`${path}-wal`)) throw error;
    const url = pathToFileURL(resolve(path));
    url.searchParams.set('immutable', '1');
    return ask(url);
  }
}

/** Whether this version's columns are there; they are not where only earlier versions have opened the database. */
export function isUpToDate(database: Database): boolean {
  return lackingColumns(database).length === 0;
}

/** A database that only earlier versions opened lacks some. */
export function hasTable(database: Database, name: string): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined;
}

function lackingColumns(database: Database) {
  return Object.entries(ADDED_COLUMNS).flatMap(([table, columns]) => {
    const there = new Set(
      database
        .prepare(`PRAGMA table_info(${table})`)
        .all()
        .map(({ name }) => name),
    );
    return Object.entries(columns)
      .filter(([name]) => !there.has(name))
      .map(([name, type]) => ({ table, name, type }));
  });
}

export function databasePath(dataDir: string): string {
  return join(dataDir, 'hub.sqlite');
}

/** Where a restoration prepares what takes its place. */
export function restoringPath(dataDir: string): string {
  return `${databasePath(dataDir)}.restoring`;
}

/** Runs `work` as one transaction: all of it is on disk when this returns, or nothing of it. */
export function transaction<Result>(database: Database, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk may have rolled back already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Whether the error says that the disk took no more or failed: the sender keeps its copy and tries again. */
export function isStorageFailure(error: unknown): boolean {
  const code = (error as { errcode?: number } | null)?.errcode;
  if (code === undefined) return false;
  // The low byte is SQLite's primary result code: BUSY 5, LOCKED 6, READONLY 8, IOERR 10, CORRUPT 11, FULL 13,
  // CANTOPEN 14, NOTADB 26.
  return [5, 6, 8, 10, 11, 13, 14, 26].includes(code & 0xff);
}
