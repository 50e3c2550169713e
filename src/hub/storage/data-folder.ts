import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { restoringPath } from './database.ts';

/**
 * Makes this process the only hub on the folder until it ends, however it ends: the operating system gives the lock of a
 * killed process back. `null` when another hub holds it.
 */
export function claimDataFolder(dataDir: string): { release: () => void } | null {
  mkdirSync(dataDir, { recursive: true });
  const lock = new DatabaseSync(join(dataDir, 'hub.lock'));
  try {
    lock.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === 5) return null;
    throw error;
  }
  return { release: () => lock.close() };
}

/** Whether a restoration is at work on the folder: what is written now goes with what it replaces. */
export function isBeingRestored(dataDir: string): boolean {
  if (!existsSync(restoringPath(dataDir))) return false;
  // Of one that was killed the file stays; its claim does not.
  const claim = claimDataFolder(dataDir);
  claim?.release();
  return claim === null;
}
