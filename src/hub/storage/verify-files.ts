import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from './database.ts';
import { csvOfMonth, ratingsFilePath } from './ratings-file.ts';

/** `waiting` = the hub has yet to write it, or somebody has it open; `stray` = the database has no such month. */
export const fileStates = ['equal', 'waiting', 'missing', 'differs', 'stray'] as const;
export type FileState = (typeof fileStates)[number];

const TRIES = 2;
const AGAIN_AFTER_MS = 200;

/** Compares each month's file with what the database gives; a hub may be writing meanwhile. */
export async function verifyFiles(database: Database, folder: string): Promise<{ month: string; state: FileState }[]> {
  const months = database
    .prepare('SELECT month FROM ratings_file ORDER BY month')
    .all()
    .map(({ month }) => String(month));
  const files: { month: string; state: FileState }[] = [];
  for (const month of months) files.push({ month, state: await settledState(database, folder, month) });
  const strays = monthsOfFiles(folder).filter((month) => !months.includes(month));
  return [...files, ...strays.map((month) => ({ month, state: 'stray' as const }))];
}

export function monthsOfFiles(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((name) => /^ratings-(\d{4}-\d\d)\.csv$/.exec(name)?.[1] ?? []);
  } catch {
    return [];
  }
}

/** Between the look at the database and the look at the file the hub may have replaced it: only what lasts counts. */
async function settledState(database: Database, folder: string, month: string): Promise<FileState> {
  let state: FileState = 'waiting';
  for (let tries = 0; tries < TRIES; tries += 1) {
    state = stateOf(database, folder, month);
    if (state === 'equal' || state === 'waiting') return state;
    await delay(AGAIN_AFTER_MS);
  }
  return state;
}

function stateOf(database: Database, folder: string, month: string): FileState {
  database.exec('BEGIN');
  try {
    const row = database.prepare('SELECT changed, written FROM ratings_file WHERE month = ?').get(month);
    if (row?.changed !== row?.written) return 'waiting';
    const file = openSync(ratingsFilePath(folder, month), 'r');
    try {
      return isSame(file, csvOfMonth(database, month)) ? 'equal' : 'differs';
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'missing';
    throw error;
  } finally {
    database.exec('COMMIT');
  }
}

function isSame(file: number, chunks: Iterable<string>): boolean {
  for (const chunk of chunks) {
    const expected = Buffer.from(chunk);
    if (!expected.equals(bytesOf(file, expected.length))) return false;
  }
  return bytesOf(file, 1).length === 0;
}

/** So many bytes from where the last reading ended, fewer at the end of the file. */
function bytesOf(file: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  for (let read = -1; read !== 0 && filled < length; filled += read) {
    read = readSync(file, bytes, filled, length - filled, null);
  }
  return bytes.subarray(0, filled);
}
