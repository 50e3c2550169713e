import { Zip, ZipPassThrough } from 'fflate';
import * as v from 'valibot';
import { inflateEntry } from '../content/import/inflate-entry.ts';
import { pictureOf } from '../content/import/picture.ts';
import { type Refusal, type ZipEntry, zipDirectory } from '../content/import/zip-directory.ts';
import { pictureTypes, STORED_PICTURE } from '../content/stored-picture.ts';
import { type ContentPackage, contentPackageSchema } from './envelopes.ts';
import { cutFontType, notoFonts, sliceType } from './font-type.ts';

export type PackageFiles = Map<string, { type: string; bytes: Uint8Array<ArrayBuffer> }>;

export interface PackageRead {
  content: ContentPackage;
  /** By SHA-256, each of them verified. */
  files: PackageFiles;
}

const LIST = 'package.json';
const FONT_TYPES = [cutFontType(400), cutFontType(700), ...notoFonts.map(sliceType)];
const LIST_LIMIT_BYTES = 32_000_000;

/** The name of a file inside a package. */
const entryOf = (sha256: string) => `files/${sha256}`;

/** Whether an archive is a content package and no workbook or archive of pictures. */
export function isPackage(entries: ZipEntry[]): boolean {
  return entries.some(({ name }) => name === LIST);
}

/**
 * Reads a content package (`….lobby.zip`: package.json as `GET /api/content`, and files/<sha256>). Everything it lists must be
 * there and be what its name says; nothing else may. `digest` gives a SHA-256 in hex.
 */
export async function readPackage(
  bytes: Uint8Array,
  digest: (bytes: Uint8Array) => Promise<string>,
): Promise<PackageRead | Refusal> {
  const entries = zipDirectory(bytes);
  if ('problem' in entries) return entries;
  const list = entries.find(({ name }) => name === LIST);
  if (list === undefined || list.size > LIST_LIMIT_BYTES) return damaged(LIST);
  const content = contentOf(inflateEntry(list));
  if ('problem' in content) return content;
  const named = new Set([LIST, ...content.files.map(({ sha256 }) => entryOf(sha256))]);
  // Each file once: a list that repeats one would have it unpacked again and again.
  if (named.size !== content.files.length + 1) return damaged(LIST);
  const stranger = entries.find(({ name }) => !named.has(name));
  if (stranger !== undefined) return damaged(stranger.name);
  const files: PackageFiles = new Map();
  for (const { sha256, type, bytes: size } of content.files) {
    const entry = entries.find(({ name }) => name === entryOf(sha256));
    // Inflated into a buffer of its own, so it can be handed on between threads.
    const file = entry && (inflateEntry(entry)?.slice() as Uint8Array<ArrayBuffer> | undefined);
    const isWhole = file !== undefined && file.length === size && (await digest(file)) === sha256;
    if (!isWhole || !isFit(type, file)) return damaged(entryOf(sha256));
    files.set(sha256, { type, bytes: file });
  }
  return { content, files };
}

function contentOf(bytes: Uint8Array | null): ContentPackage | Refusal {
  if (bytes === null) return damaged(LIST);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return damaged(LIST);
  }
  const read = v.safeParse(contentPackageSchema, json);
  if (read.success) return read.output;
  const isNewer = v.is(v.object({ format: v.pipe(v.number(), v.minValue(2)) }), json);
  return isNewer ? { problem: 'package-newer' } : damaged(LIST);
}

/** A package is written by a hub, whose pictures have been redrawn: what else calls itself one is not taken. */
function isFit(type: string, bytes: Uint8Array): boolean {
  if (FONT_TYPES.includes(type)) return true;
  if (!pictureTypes.some((known) => known === type)) return false;
  const picture = pictureOf('', bytes);
  return (
    !('problem' in picture) &&
    picture.type === type &&
    bytes.length <= STORED_PICTURE.bytes &&
    Math.max(picture.width, picture.height) <= STORED_PICTURE.sidePx
  );
}

function damaged(found: string): Refusal {
  return { problem: 'package-damaged', values: { found } };
}

/**
 * The bytes of a package, file after file, so that never more than one of them is in memory. `json` is the package as
 * `GET /api/content` answers it, `digests` the files it lists.
 */
export async function* packageChunks(
  json: string,
  digests: string[],
  fileOf: (sha256: string) => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const written: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    written.push(chunk);
  });
  const add = (name: string, bytes: Uint8Array) => {
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    entry.push(bytes, true);
    return written.splice(0);
  };
  yield* add(LIST, new TextEncoder().encode(json));
  for (const sha256 of digests) yield* add(entryOf(sha256), await fileOf(sha256));
  zip.end();
  yield* written;
}
