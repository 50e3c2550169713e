import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import type { Act, RecordLine } from '../../core/protocol/record.ts';
import type { Database } from './database.ts';

export interface Entry {
  who: string;
  act: Act;
  /** What it was done to: a file, a tablet; with the hash or the serial that names it beyond doubt. */
  what: string;
  nowMs: number;
}

/** For use inside the transaction of what is recorded: neither happens without the other. */
export function record(database: Database, { who, act, what, nowMs }: Entry): void {
  database
    .prepare('INSERT INTO record (at, who, act, what) VALUES (?, ?, ?, ?)')
    .run(toTokyoIso(nowMs), who, act, what);
}

/** The latest entries, newest first. */
export async function latestRecord(database: Database, most: number): Promise<RecordLine[]> {
  const rows = database.prepare('SELECT at, who, act, what FROM record ORDER BY row DESC LIMIT ?').all(most);
  return rows.map(({ at, who, act, what }) => ({
    at: String(at),
    who: String(who),
    act: String(act) as Act,
    what: String(what),
  }));
}
