import { firstKeptDay, type RetentionNotice } from '../../core/reports/retention.ts';
import type { Database } from './database.ts';
import type { Left } from './leaving.ts';
import { setNotes } from './notes.ts';
import { prepared } from './prepared.ts';

const KEYS = {
  notice: 'retention-notice',
  settled: 'retention-settled',
  run: 'retention-run',
  keptFrom: 'retention-kept-from',
} as const;

/** What left so far in a run that has not ended. */
export type RetentionRun = Left & { keptFrom: number };

/** What the hub remembers between one look and the next, over restarts and restorations. */
export interface RetentionNotes {
  notice: RetentionNotice | null;
  settled: number | null;
  run: RetentionRun | null;
  /** Of 年度 before this one ratings have left; `null` = none ever. */
  keptFrom: number | null;
}

export function readRetention(database: Database): RetentionNotes {
  return {
    notice: read(database, KEYS.notice) as RetentionNotice | null,
    settled: read(database, KEYS.settled) as number | null,
    run: read(database, KEYS.run) as RetentionRun | null,
    keptFrom: read(database, KEYS.keptFrom) as number | null,
  };
}

/** Ratings of days before this one (`tokyoDay`) have left; `null` = none ever. */
export function readKeptFromDay(database: Database): number | null {
  const keptFrom = read(database, KEYS.keptFrom) as number | null;
  return keptFrom === null ? null : firstKeptDay(keptFrom);
}

/** For use inside a transaction; what is not named stays. */
export function noteRetention(database: Database, notes: Partial<RetentionNotes>): void {
  const named = Object.entries(notes) as [keyof RetentionNotes, unknown][];
  setNotes(
    database,
    Object.fromEntries(named.map(([name, value]) => [KEYS[name], value === null ? null : JSON.stringify(value)])),
  );
}

function read(database: Database, key: string): unknown {
  const row = prepared(database, 'SELECT value FROM note WHERE key = ?').get(key);
  return row === undefined ? null : JSON.parse(String(row.value));
}
