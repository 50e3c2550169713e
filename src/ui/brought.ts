import type { Reading } from '../core/content/import/read-content.ts';
import type { ContentPackage } from '../core/protocol/envelopes.ts';
import type { PackageFiles } from '../core/protocol/package-file.ts';

/** A file that staff brought, read: what the importer found, with its pictures redrawn. */
export interface Brought {
  name: string;
  /** Of the file itself. */
  sha256: string;
  /** The edition names each picture by the SHA-256 under which `files` has it; of a package, its current edition. */
  reading: Pick<Reading, 'edition' | 'repairs' | 'problems'>;
  /** By SHA-256: the pictures, and for a package all its files. */
  files: PackageFiles;
  /** What an exported content package holds; `null` for a workbook, a CSV, a text or a zip. */
  content: ContentPackage | null;
}
