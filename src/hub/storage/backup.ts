import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { databasePath, openToRead } from './database.ts';
import { integrityDamages } from './verify.ts';

/** So many days are kept. */
export const BACKUPS_KEPT = 14;
/** A backup must not take the room that ratings need. */
const LEFT_FREE_BYTES = 100_000_000;
/** A step of 1 MB and a rest; every 16 MB are flushed by themselves, for one flush of all would hold up every commit of the hub. */
const PAGES_A_STEP = 250;
const STEPS_A_FLUSH = 16;
const REST_MS = 2;
const RESTING = new Int32Array(new SharedArrayBuffer(4));

export type BackupFailure = 'no-room' | 'damaged';

/** Expected, and told in words; everything else that a disk may say is thrown as it comes. */
export class BackupFailed extends Error {
  readonly code: BackupFailure;
  constructor(code: BackupFailure) {
    super(`backup failed: ${code}`);
    this.code = code;
  }
}

export const backupsFolder = (dataDir: string) => join(dataDir, 'backups');

/** The days of which a backup is there, earliest first. */
export function backupDays(dataDir: string): string[] {
  try {
    const days = readdirSync(backupsFolder(dataDir)).flatMap((name) => NAME.exec(name)?.[1] ?? []);
    return days.sort();
  } catch {
    return [];
  }
}

const NAME = /^hub-(\d{4}-\d\d-\d\d)\.sqlite$/;
const backupPath = (dataDir: string, day: string) => join(backupsFolder(dataDir), `hub-${day}.sqlite`);

/**
 * Writes the backup of the day beside the others, reads it again, and only then gives it its name; then the oldest go.
 * Killed at any moment it leaves the backups of before, whole, and at most a file ending in `.tmp`.
 */
export async function writeBackup(
  dataDir: string,
  day: string,
  leftFreeBytes = LEFT_FREE_BYTES,
): Promise<{ path: string; bytes: number }> {
  const folder = backupsFolder(dataDir);
  mkdirSync(folder, { recursive: true });
  clearAbandoned(folder);
  const path = backupPath(dataDir, day);
  const temporary = `${path}.${process.pid}.tmp`;
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < statSync(databasePath(dataDir)).size + leftFreeBytes) throw new BackupFailed('no-room');
  try {
    await copyDatabase(databasePath(dataDir), temporary);
    if (!isSound(temporary)) throw new BackupFailed('damaged');
    flush(temporary);
    renameSync(temporary, path);
    flush(folder);
  } catch (error) {
    removeDatabase(temporary);
    throw error;
  }
  for (const old of daysToDrop(backupDays(dataDir), day)) rmSync(backupPath(dataDir, old), { force: true });
  return { path, bytes: statSync(path).size };
}

/**
 * The earliest beyond those kept. What is dated later than today was made while the clock was wrong, or is right and the
 * clock is wrong now: it is counted by itself, so that neither drives out the other.
 */
export function daysToDrop(days: string[], today: string): string[] {
  const past = days.filter((day) => day <= today);
  const later = days.filter((day) => day > today);
  return [past, later].flatMap((some) => some.slice(0, Math.max(0, some.length - BACKUPS_KEPT)));
}

/** A copy of the database as it is at this moment, in one file, whatever is written meanwhile. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  removeDatabase(to);
  const source = openToRead(from);
  try {
    // Holds this moment's state: without it each commit of the hub would make the copy begin anew.
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    let steps = 0;
    await backup(source, to, {
      rate: PAGES_A_STEP,
      progress() {
        steps += 1;
        if (steps % STEPS_A_FLUSH === 0) flush(to);
        Atomics.wait(RESTING, 0, 0, REST_MS);
      },
    });
    source.exec('COMMIT');
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(to);
  try {
    copy.exec('PRAGMA journal_mode=DELETE');
  } finally {
    copy.close();
  }
}

function isSound(path: string): boolean {
  const copy = openToRead(path);
  try {
    copy.prepare('SELECT count(*) FROM event').get();
    return integrityDamages(copy).length === 0;
  } catch {
    return false;
  } finally {
    copy.close();
  }
}

/** What a killed process left; that of one which is still at work stays. */
function clearAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(/\.(\d+)\.tmp(?:-journal|-wal|-shm)?$/.exec(name)?.[1] ?? 0);
    if (pid !== 0 && (pid === process.pid || !isAlive(pid))) rmSync(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be asked.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The file and what SQLite lays beside it. */
export function removeDatabase(path: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(path + end, { force: true });
}

/** Of a folder too: then the new name is on disk. Windows cannot, and does not need it. */
export function flush(path: string): void {
  const isFolder = statSync(path).isDirectory();
  if (isFolder && process.platform === 'win32') return;
  const opened = openSync(path, isFolder ? 'r' : 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
