import { createReadStream } from 'node:fs';
import { maxFileBytes } from '../../core/content/import/decode-text.ts';
import type { Reading } from '../../core/content/import/read-content.ts';
import { contentCommandWords as words } from '../../words/problems.ts';
import { EXIT, say } from '../cannot-start.ts';
import { readBroughtFile } from '../content/read-brought-file.ts';

export type FileReading = Reading & { name: string };

export function usage(): number {
  return say(words.usage, EXIT.usage);
}

/** Every file as the importer reads it; `null`, with a sentence on stderr, where one cannot be opened. */
export async function readFiles(names: string[]): Promise<FileReading[] | null> {
  const files = await Promise.all(names.map(readBytes));
  const unreadable = files.filter((file) => 'sentence' in file);
  process.stderr.write(unreadable.map(({ sentence }) => `${sentence}\n`).join(''));
  if (unreadable.length > 0) return null;
  const readable = files.filter((file) => 'bytes' in file);
  return Promise.all(readable.map(async (file) => ({ name: file.name, ...(await readBroughtFile(file)) })));
}

type FileRead = { name: string; bytes: Uint8Array } | { sentence: string };

async function readBytes(name: string): Promise<FileRead> {
  try {
    const chunks: Buffer[] = [];
    // One byte above the limit is enough to be refused as too large, whatever is behind the name.
    for await (const chunk of createReadStream(name, { end: maxFileBytes })) chunks.push(chunk);
    return { name, bytes: Buffer.concat(chunks) };
  } catch (cause) {
    return { sentence: words.unreadable(name, (cause as NodeJS.ErrnoException).code === 'ENOENT') };
  }
}
