import { closeSync, openSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Eight bytes that a disk forgot: the file opens, every event can be read, and the index of epochs tells of another. */
export function spoilDatabase(path: string): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const root = Number(
    database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'event_epoch'").get()?.rootpage,
  );
  const size = Number(database.prepare('PRAGMA page_size').get()?.page_size);
  database.close();
  const file = openSync(path, 'r+');
  // The first entry stands at the end of the page, and ends with its epoch.
  writeSync(file, Buffer.alloc(8), 0, 8, root * size - 8);
  closeSync(file);
}
