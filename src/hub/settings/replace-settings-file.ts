import { chmodSync, realpathSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Database, isStorageFailure, transaction } from '../storage/database.ts';
import { type Entry, record } from '../storage/record.ts';
import { RETRY_AFTER_MS, removed, writeFlushed } from '../storage/replace-file.ts';
import { SETTINGS_FILE } from './settings-file.ts';

/**
 * Puts the text in the place of kiosk.yaml, together with its entry in the record: whoever opens the file reads all of the old or
 * all of the new. A database that takes no more throws, and the file stays.
 */
export async function replaceSettingsFile(
  configDir: string,
  text: string,
  database: Database,
  entry: Entry,
): Promise<'written' | 'no-room' | 'not-writable'> {
  const { path, mode } = placeOf(join(configDir, SETTINGS_FILE));
  const temporary = `${path}.tmp`;
  try {
    writeFlushed(temporary, [text]);
    if (mode !== null) chmodSync(temporary, mode);
    for (const retryAfterMs of RETRY_AFTER_MS) {
      if (renamedAndRecorded(temporary, path, database, entry)) return 'written';
      await delay(retryAfterMs);
    }
    removed(temporary);
    return 'not-writable';
  } catch (error) {
    removed(temporary);
    if (isStorageFailure(error)) throw error;
    return isNoRoom(error) ? 'no-room' : 'not-writable';
  }
}

/** False where somebody holds the file for a moment, as an editor or a virus scanner does on Windows. */
function renamedAndRecorded(from: string, to: string, database: Database, entry: Entry): boolean {
  let isHeld = false;
  try {
    transaction(database, () => {
      record(database, entry);
      isHeld = true;
      renameSync(from, to);
      isHeld = false;
    });
    return true;
  } catch (error) {
    if (isHeld) return false;
    throw error;
  }
}

/** Where the file really lies, for it may be a link, and who may read it. */
function placeOf(path: string): { path: string; mode: number | null } {
  try {
    const real = realpathSync(path);
    return { path: real, mode: statSync(real).mode & 0o777 };
  } catch {
    return { path, mode: null };
  }
}

const isNoRoom = (error: unknown) =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code));
