import type { DBSchema } from 'idb';
import type { Clock } from './clock.ts';
import { createSteadyDb, openSteadily } from './steady-db.ts';

export interface StoredFile {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

interface FilesSchema extends DBSchema {
  /** By the SHA-256 of the bytes. */
  files: { key: string; value: StoredFile };
}

export type ContentFilesDb = ReturnType<typeof createContentFilesDb>;

/**
 * The files of content packages, by digest: the pictures, and what an interrupted download has brought so far. Apart from the
 * packages, so that a lobby with many pictures starts no slower.
 */
export function createContentFilesDb(clock?: Pick<Clock, 'after'>) {
  const db = createSteadyDb<FilesSchema>(openFiles, clock);
  return {
    /** Those of the digests whose file is not here. */
    missing: (digests: string[]): Promise<string[]> =>
      db.run(['files'], 'readonly', async (transaction) => {
        const here = new Set(await transaction.objectStore('files').getAllKeys());
        return digests.filter((sha256) => !here.has(sha256));
      }),
    /** The bytes must be verified: from here on they are what the digest names. */
    put: (sha256: string, { type, bytes }: StoredFile): Promise<void> =>
      db.run(
        ['files'],
        'readwrite',
        async (transaction) => {
          await transaction.objectStore('files').put({ type, bytes }, sha256);
        },
        { durability: 'strict' },
      ),
    /** `null` where it is not here or cannot be read. */
    get: (sha256: string): Promise<StoredFile | null> =>
      db
        .run(['files'], 'readonly', async (transaction) => {
          const file: unknown = await transaction.objectStore('files').get(sha256);
          return isStoredFile(file) ? file : null;
        })
        .catch(() => null),
    /** Every other file goes. */
    keepOnly: (digests: string[]): Promise<void> =>
      db.run(['files'], 'readwrite', async (transaction) => {
        const files = transaction.objectStore('files');
        const wanted = new Set(digests);
        for (const sha256 of await files.getAllKeys()) if (!wanted.has(sha256)) await files.delete(sha256);
      }),
  };
}

function openFiles(lost: () => void) {
  return openSteadily<FilesSchema>('content-files', (db) => void db.createObjectStore('files'), lost);
}

function isStoredFile(value: unknown): value is StoredFile {
  const { type, bytes } = (value ?? {}) as Partial<StoredFile>;
  return typeof type === 'string' && bytes instanceof Uint8Array;
}
