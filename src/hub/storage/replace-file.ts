import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

// Excel, a virus scanner or an indexer may hold the file for a moment (Windows answers EPERM, EACCES or EBUSY).
const RETRY_AFTER_MS = [30, 100, 300, 1000];

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
  const file = openSync(temporary, 'w');
  let bytes = 0;
  try {
    for (const chunk of chunks) bytes += writeSync(file, chunk);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  for (const retryAfterMs of RETRY_AFTER_MS) {
    if (renamed(temporary, path)) {
      rmSync(waitingPath, { force: true });
      return { bytes, waiting: false };
    }
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
  }
  renameSync(temporary, waitingPath);
  return { bytes, waiting: true };
}

function renamed(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (['EPERM', 'EACCES', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}
