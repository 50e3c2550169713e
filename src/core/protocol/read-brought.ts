import { isZip, maxFileBytes } from '../content/import/decode-text.ts';
import type { Picture } from '../content/import/picture.ts';
import { pictureOf } from '../content/import/picture.ts';
import { type ContentFile, type Reading, readContent } from '../content/import/read-content.ts';
import { zipDirectory } from '../content/import/zip-directory.ts';
import type { Problem } from '../content/problem.ts';
import type { ContentPackage } from './envelopes.ts';
import { isPackage, type PackageFiles, readPackage } from './package-file.ts';

/** What any file that staff bring was found to be; `content` and `files` are those of a content package. */
export interface BroughtReading extends Reading {
  content: ContentPackage | null;
  files: PackageFiles;
}

/** Reads a workbook, a CSV, a text, a zip or an exported content package. Answers for any bytes and never throws. */
export async function readBrought(
  file: ContentFile,
  digest: (bytes: Uint8Array) => Promise<string>,
): Promise<BroughtReading> {
  if (!isPackageFile(file.bytes)) return { ...(await readContent(file)), content: null, files: new Map() };
  const read = await readPackage(file.bytes, digest);
  if ('problem' in read) {
    const { problem, values } = read;
    const where = { file: file.name };
    const found = { code: problem, severity: 'error' as const, where, ...(values && { values }) };
    return { edition: null, repairs: [], problems: [found], pictures: [], content: null, files: new Map() };
  }
  const { serial: _, effectiveFrom: __, ...edition } = read.content.editions[0]!;
  return { edition, repairs: [], problems: [], pictures: picturesOf(read.files), ...read };
}

/** Where a package becomes a new edition, only its current one does; staff are told of those that wait. */
export function waitingLeftOut(content: ContentPackage | null, file: string): Problem[] {
  const count = (content?.editions.length ?? 1) - 1;
  return count === 0 ? [] : [{ code: 'package-waiting', severity: 'warning', where: { file }, values: { count } }];
}

function isPackageFile(bytes: Uint8Array): boolean {
  if (!isZip(bytes) || bytes.length > maxFileBytes) return false;
  const entries = zipDirectory(bytes);
  return !('problem' in entries) && isPackage(entries);
}

/** Named by their SHA-256, as the editions of a package name them. */
function picturesOf(files: PackageFiles): Picture[] {
  return [...files].flatMap(([sha256, { bytes }]) => {
    const picture = pictureOf(sha256, bytes);
    return 'problem' in picture ? [] : [picture];
  });
}
