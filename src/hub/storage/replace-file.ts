import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

// Excel, a virus scanner or an indexer may hold the file for a moment (Windows answers EPERM, EACCES or EBUSY).
export const RETRY_AFTER_MS = [30, 100, 300, 1000];

/**
 * Writes the chunks beside `path`, flushes, and renames: whoever opens `path` sees the old file or the new one, whole.
 * While somebody holds `path`, the new content stands in `waitingPath`; answers which of the two was written.
 */
export async function replaceFile(
  path: string,
  waitingPath: string,
  chunks: Iterable<string>,
): Promise<{ bytes: number; waiting: boolean }> {
  const temporary = `${path}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    const bytes = writeFlushed(temporary, chunks);
    for (const retryAfterMs of RETRY_AFTER_MS) {
      if (renamed(temporary, path)) {
        removed(waitingPath);
        return { bytes, waiting: false };
      }
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
    }
    renameSync(temporary, waitingPath);
    return { bytes, waiting: true };
  } catch (error) {
    // On a full disk half a file would only take the room that is missing.
    removed(temporary);
    throw error;
  }
}

/** Removes the file and what stands beside it; false while somebody holds one of them. */
export async function removeFile(path: string, waitingPath: string): Promise<boolean> {
  for (const retryAfterMs of RETRY_AFTER_MS) {
    removed(waitingPath);
    removed(path);
    if (!existsSync(path) && !existsSync(waitingPath)) return true;
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
  }
  return false;
}

/** On the disk when it returns. */
export function writeFlushed(path: string, chunks: Iterable<string>): number {
  const file = openSync(path, 'w');
  let bytes = 0;
  try {
    for (const chunk of chunks) {
      // Not writeSync: where little room is left it writes a part and says nothing.
      writeFileSync(file, chunk);
      bytes += Buffer.byteLength(chunk);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return bytes;
}

/** Whatever stands in the way, a lock or a folder of that name: the new content must not wait for it. */
function renamed(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** If somebody has it open it goes the next time. */
export function removed(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}
