import type { Database } from './database.ts';

/** Small facts the hub remembers, for instance what it last read from the content folder. */
export async function readNote(database: Database, key: string): Promise<string | null> {
  const row = database.prepare('SELECT value FROM note WHERE key = ?').get(key);
  return row === undefined ? null : String(row.value);
}

export async function writeNotes(database: Database, notes: Record<string, string | null>): Promise<void> {
  setNotes(database, notes);
}

/** For use inside a transaction; `null` forgets. */
export function setNotes(database: Database, notes: Record<string, string | null>): void {
  for (const [key, value] of Object.entries(notes)) {
    if (value === null) database.prepare('DELETE FROM note WHERE key = ?').run(key);
    else database.prepare('INSERT OR REPLACE INTO note (key, value) VALUES (?, ?)').run(key, value);
  }
}
