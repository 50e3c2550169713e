import { closeSync, openSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** A bad sector under the index of epochs: the file opens, its events are there, and the index tells of others. */
export function spoilDatabase(path: string): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const root = Number(
    database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'event_epoch'").get()?.rootpage,
  );
  const size = Number(database.prepare('PRAGMA page_size').get()?.page_size);
  database.close();
  const file = openSync(path, 'r+');
  // Entries stand at the end of a page.
  writeSync(file, Buffer.alloc(20), 0, 20, root * size - 24);
  closeSync(file);
}
