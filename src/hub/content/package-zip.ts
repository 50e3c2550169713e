import { Zip, ZipPassThrough } from 'fflate';
import type { ContentShelf, ShelvedPackage } from './content-shelf.ts';

/** The package as `….lobby.zip`, file after file, so that never more than one of them is in memory. */
export async function* packageZip(shelf: ContentShelf, shelved: ShelvedPackage): AsyncGenerator<Uint8Array> {
  let written: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    written.push(chunk);
  });
  const take = () => {
    const chunks = written;
    written = [];
    return chunks;
  };
  const add = (name: string, bytes: Uint8Array) => {
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    entry.push(bytes, true);
  };
  add('package.json', Buffer.from(shelved.json));
  yield* take();
  for (const { sha256 } of shelved.files) {
    const file = shelved.fonts.get(sha256) ?? (await shelf.file(sha256));
    if (file === null) throw new Error(`the package names a file that is gone: ${sha256}`);
    add(`files/${sha256}`, file.bytes);
    yield* take();
  }
  zip.end();
  yield* take();
}
