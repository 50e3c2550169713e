import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { zipSync } from 'fflate';
import { maxFileBytes } from '../../core/content/import/decode-text.ts';
import type { ContentFile, Reading } from '../../core/content/import/read-content.ts';
import { contentCommandWords as words } from '../../words/problems.ts';
import { EXIT, say } from '../cannot-start.ts';
import { readBroughtFile } from '../content/read-brought-file.ts';

export type FileReading = Reading & { name: string };

export function usage(): number {
  return say(words.usage, EXIT.usage);
}

/** Every file as the importer reads it; `null`, with a sentence on stderr, where one cannot be opened. */
export async function readFiles(names: string[]): Promise<FileReading[] | null> {
  const files = await openFiles(names);
  return files && Promise.all(files.map(async (file) => ({ name: file.name, ...(await readBroughtFile(file)) })));
}

/** Several files as the one that they make together: CSV files, each a table, and pictures. */
export async function readTogether(names: string[]): Promise<FileReading | null> {
  const files = await openFiles(names);
  if (files === null) return null;
  const name = names.map((each) => basename(each)).join('、');
  const entries = files.map((file) => [basename(file.name), file.bytes] as const);
  const bytes = files.length === 1 ? files[0]!.bytes : zipSync(Object.fromEntries(entries), { level: 0 });
  return { name, ...(await readBroughtFile({ name, bytes })) };
}

async function openFiles(names: string[]): Promise<ContentFile[] | null> {
  const files = await Promise.all(names.map(readBytes));
  const unreadable = files.filter((file) => 'sentence' in file);
  process.stderr.write(unreadable.map(({ sentence }) => `${sentence}\n`).join(''));
  return unreadable.length > 0 ? null : files.filter((file) => 'bytes' in file);
}

type FileRead = ContentFile | { sentence: string };

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
