import { createHash } from 'node:crypto';
import type { Edition } from '../../core/content/edition.ts';
import type { Picture } from '../../core/content/import/picture.ts';
import type { ContentFile } from '../../core/protocol/envelopes.ts';
import type { Database } from './database.ts';

/** True where it was not there yet. */
export async function storePicture(database: Database, picture: Pick<Picture, 'type' | 'bytes'>): Promise<boolean> {
  const { isNew } = keepPicture(database, picture);
  forgetPages(database);
  return isNew;
}

export async function readPicture(database: Database, sha256: string): Promise<{ type: string; bytes: Buffer } | null> {
  const row = database.prepare('SELECT type, bytes FROM picture WHERE sha256 = ?').get(sha256);
  if (row === undefined) return null;
  forgetPages(database);
  const bytes = row.bytes as Uint8Array;
  return { type: String(row.type), bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

/** The pictures that notices of these editions name, each once, without their bytes. */
export async function picturesOf(database: Database, editions: Edition[]): Promise<ContentFile[]> {
  const named = new Set(editions.flatMap(({ notices }) => notices.flatMap(({ picture }) => picture ?? [])));
  const find = database.prepare('SELECT sha256, length(bytes) AS bytes, type FROM picture WHERE sha256 = ?');
  return [...named]
    .map((sha256) => find.get(sha256))
    .filter((row) => row !== undefined)
    .map((row) => ({ sha256: String(row.sha256), bytes: Number(row.bytes), type: String(row.type) }));
}

/** For use inside a transaction. */
export function hasPicture(database: Database, sha256: string): boolean {
  return database.prepare('SELECT 1 FROM picture WHERE sha256 = ?').get(sha256) !== undefined;
}

/**
 * For use inside a transaction: the pictures of a reading are stored, and its notices name them by their SHA-256; `null` where
 * a notice names one that neither came along nor is stored.
 */
export function withStoredPictures(database: Database, edition: Edition, brought: Picture[]): Edition | null {
  const sha256Of = (picture: string) => {
    const found = brought.find(({ name }) => name === picture);
    if (found !== undefined) return keepPicture(database, found).sha256;
    return hasPicture(database, picture) ? picture : null;
  };
  const notices = [];
  for (const notice of edition.notices) {
    const picture = notice.picture === null ? null : sha256Of(notice.picture);
    if (notice.picture !== null && picture === null) return null;
    notices.push({ ...notice, picture });
  }
  return { ...edition, notices };
}

function keepPicture(database: Database, { type, bytes }: Pick<Picture, 'type' | 'bytes'>) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { changes } = database
    .prepare('INSERT OR IGNORE INTO picture (sha256, type, bytes) VALUES (?, ?, ?)')
    .run(sha256, type, bytes);
  return { sha256, isNew: Number(changes) > 0 };
}

/** A picture's pages would fill the cache, and nobody reads them again soon. */
function forgetPages(database: Database) {
  database.exec('PRAGMA shrink_memory');
}
