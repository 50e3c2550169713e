import type { Edition } from '../core/content/edition.ts';
import type { Picture } from '../core/content/import/picture.ts';
import type { Problem } from '../core/content/problem.ts';
import type { PackageFiles } from '../core/protocol/package-file.ts';
import { type BroughtReading, readBrought } from '../core/protocol/read-brought.ts';
import type { Brought } from './brought.ts';
import type { FromReader } from './content-reader.ts';
import { digestOf } from './digest.ts';
import { redrawn } from './redrawn-picture.ts';

// Runs in a worker of its own: whatever a file does, it does it here, and the page ends the worker when it takes too long.
interface ReaderScope {
  onmessage: (event: MessageEvent<{ name: string; bytes: Uint8Array<ArrayBuffer> }>) => void;
  postMessage(message: FromReader, transfer?: Transferable[]): void;
}
const scope = globalThis as unknown as ReaderScope;

scope.onmessage = ({ data }) => {
  void read(data.name, data.bytes).then((brought) =>
    scope.postMessage(
      { brought },
      [...brought.files.values()].map(({ bytes }) => bytes.buffer),
    ),
  );
};

scope.postMessage({ share: 0 });

async function read(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Brought> {
  const sha256 = await digestOf(bytes);
  const found = await readBrought({ name, bytes }, (file) => digestOf(file as Uint8Array<ArrayBuffer>));
  scope.postMessage({ share: 0.5 });
  return { name, sha256, ...(found.content === null ? await withPictures(name, found) : packaged(found)) };
}

function packaged({ edition, repairs, problems, content, files }: BroughtReading): Omit<Brought, 'name' | 'sha256'> {
  return { reading: { edition, repairs, problems }, content, files };
}

/** Each picture that a notice names, drawn anew and named by what it became. */
async function withPictures(
  file: string,
  { edition, repairs, problems, pictures }: BroughtReading,
): Promise<Omit<Brought, 'name' | 'sha256'>> {
  const named = new Set(edition?.notices.map(({ picture }) => picture));
  const used = pictures.filter(({ name }) => named.has(name));
  const files: PackageFiles = new Map();
  const became = new Map<string, string | null>();
  const unread: Problem[] = [];
  for (const [index, picture] of used.entries()) {
    const sha256 = await stored(picture, files);
    became.set(picture.name, sha256);
    if (sha256 === null) {
      unread.push({ code: 'picture-type', severity: 'warning', where: { file }, values: { found: picture.name } });
    }
    scope.postMessage({ share: 0.5 + (0.5 * (index + 1)) / used.length });
  }
  return {
    reading: { edition: edition && renamed(edition, became), repairs, problems: [...problems, ...unread] },
    content: null,
    files,
  };
}

async function stored({ type, bytes }: Picture, files: PackageFiles): Promise<string | null> {
  const picture = await redrawn(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  if (picture === null) return null;
  const sha256 = await digestOf(picture.bytes);
  files.set(sha256, picture);
  return sha256;
}

function renamed(edition: Edition, became: Map<string, string | null>): Edition {
  const notices = edition.notices.map((notice) =>
    notice.picture !== null && became.has(notice.picture)
      ? { ...notice, picture: became.get(notice.picture) ?? null }
      : notice,
  );
  return { ...edition, notices };
}
