import { exportedPackage } from '../../core/protocol/exported-package.ts';
import { packageChunks } from '../../core/protocol/package-file.ts';
import type { ContentShelf, ShelvedPackage } from './content-shelf.ts';

/** The package as `….lobby.zip`, with its fonts from memory and its pictures from the database. */
export function packageZip(shelf: ContentShelf, { json, files, fonts }: ShelvedPackage): AsyncGenerator<Uint8Array> {
  const exported = JSON.stringify(exportedPackage(JSON.parse(json)));
  const digests = files.map(({ sha256 }) => sha256);
  return packageChunks(exported, digests, async (sha256) => {
    const file = fonts.get(sha256) ?? (await shelf.file(sha256));
    if (file === null) throw new Error(`the package names a file that is gone: ${sha256}`);
    return file.bytes;
  });
}
