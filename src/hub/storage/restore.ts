import { copyFileSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { copyDatabase, flush, removeDatabase } from './backup.ts';
import { type Database, databasePath, openDatabaseFile, restoringPath, transaction } from './database.ts';
import { record } from './record.ts';
import { noteRetention } from './retention-notes.ts';
import { type Damage, verifyDatabase } from './verify.ts';
import { monthsOfFiles } from './verify-files.ts';

export type Restored =
  | { kind: 'damaged'; damages: Damage[] }
  /** `replaced`: where what was there before lies, `null` where nothing was. */
  | { kind: 'restored'; ratings: number; replaced: string | null };

/**
 * Puts the backup in the place of the database; for use while no hub holds the folder. What was there is kept beside it,
 * whole. Where the backup is damaged nothing is changed. Killed at any moment, the folder has the one or the
 * other, and the command can be given again.
 */
export async function restoreDatabase(
  dataDir: string,
  file: string,
  { who, nowMs, progress }: { who: string; nowMs: number; progress: (read: number, all: number) => void },
): Promise<Restored> {
  const path = databasePath(dataDir);
  const coming = restoringPath(dataDir);
  try {
    await copyDatabase(file, coming);
    const database = openDatabaseFile(coming);
    const found = verifyDatabase(database, progress);
    if (found.damageCount > 0) {
      database.close();
      return { kind: 'damaged', damages: found.damages };
    }
    prepare(database, { dataDir, what: basename(file), who, nowMs });
    // One file, without a log beside it, which another database of this name would be taken for.
    database.exec('PRAGMA journal_mode=DELETE');
    database.close();
    flush(coming);
    if (existsSync(path)) foldLog(path);
    const replaced = keepReplaced(dataDir, nowMs);
    for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
    renameSync(coming, path);
    flush(dataDir);
    return { kind: 'restored', ratings: found.ratings, replaced };
  } finally {
    removeDatabase(coming);
  }
}

/** Who was signed in then is not now, and every month's file is to be written from what is there now. */
function prepare(database: Database, entry: { dataDir: string; what: string; who: string; nowMs: number }): void {
  const { dataDir, what, who, nowMs } = entry;
  transaction(database, () => {
    database.exec('DELETE FROM session; DELETE FROM enrolment_code; UPDATE ratings_file SET changed = changed + 1');
    const known = database.prepare('INSERT OR IGNORE INTO ratings_file (month, changed, written) VALUES (?, 1, 0)');
    for (const month of monthsOfFiles(join(dataDir, 'ratings'))) known.run(month);
    // Somebody may want back what has left: it does not leave again before a notice of its own.
    noteRetention(database, { notice: null, run: null });
    record(database, { who, act: 'restored', what, nowMs });
  });
}

/** What a killed hub left in the log goes into the file, so that the file alone is whole; a damaged one stays as it is. */
function foldLog(path: string): void {
  try {
    const database = openDatabaseFile(path);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
  } catch {}
}

/** Copies, so that until the very last step the folder is as it was; the files of the months may hold what the backup lacks. */
function keepReplaced(dataDir: string, nowMs: number): string | null {
  const path = databasePath(dataDir);
  if (!existsSync(path)) return null;
  const stamp = toTokyoIso(nowMs).slice(0, 19).replaceAll(':', '').replace('T', '-');
  const folder = freeFolder(join(dataDir, 'replaced', stamp));
  mkdirSync(folder, { recursive: true });
  for (const end of ['', '-wal']) {
    if (!existsSync(path + end)) continue;
    const kept = join(folder, basename(path) + end);
    copyFileSync(path + end, kept);
    flush(kept);
  }
  if (existsSync(join(dataDir, 'ratings')))
    cpSync(join(dataDir, 'ratings'), join(folder, 'ratings'), { recursive: true });
  flush(folder);
  return folder;
}

function freeFolder(wanted: string): string {
  let free = wanted;
  for (let n = 2; existsSync(free); n += 1) free = `${wanted}-${n}`;
  return free;
}
