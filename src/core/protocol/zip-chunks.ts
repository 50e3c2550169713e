import { Zip, ZipDeflate } from 'fflate';

export interface ZippedFile {
  name: string;
  chunks: Iterable<Uint8Array>;
}

/** The bytes of an archive as its files give theirs, so that no file is in memory as a whole. */
export function* zipChunks(files: Iterable<ZippedFile>): Generator<Uint8Array> {
  const written: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    written.push(chunk);
  });
  for (const { name, chunks } of files) {
    const entry = new ZipDeflate(name, { level: 6 });
    zip.add(entry);
    for (const chunk of chunks) {
      entry.push(chunk);
      yield* written.splice(0);
    }
    entry.push(new Uint8Array(0), true);
    yield* written.splice(0);
  }
  zip.end();
  yield* written;
}
