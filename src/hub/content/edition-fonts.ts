import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { workerProgram } from '../storage/worker-program.ts';
import type { cutFonts, ListedSlice } from './cut-fonts.ts';
import { textByLanguage } from './text-by-language.ts';

const program = workerProgram('edition-fonts-worker', import.meta.url);

export interface EditionFonts {
  cut: { type: string; bytes: Buffer }[];
  slices: ListedSlice[];
}

/** What `cutFonts` answers, from a worker of its own: the hub goes on meanwhile, and 50 MB of memory go with the worker. */
export async function editionFonts(content: unknown): Promise<EditionFonts> {
  const worker = new Worker(program, { workerData: content });
  try {
    const [{ cut, slices }] = (await once(worker, 'message')) as [Awaited<ReturnType<typeof cutFonts>>];
    return { cut: cut.map(({ type, bytes }) => ({ type, bytes: Buffer.from(bytes) })), slices };
  } finally {
    await worker.terminate();
  }
}

/** Cuts anew only where other characters are wanted than the last time: after each 公開 tablets wait for it, 0.4 s and more. */
export function createEditionFonts(cut: (content: unknown) => Promise<EditionFonts> = editionFonts) {
  let last: { characters: string; fonts: EditionFonts } | null = null;
  return async (content: unknown): Promise<EditionFonts> => {
    const characters = charactersOf(content);
    if (last?.characters === characters) return last.fonts;
    const fonts = await cut(content);
    last = { characters, fonts };
    return fonts;
  };
}

const charactersOf = (content: unknown): string =>
  JSON.stringify(
    Object.entries(textByLanguage(content)).map(([language, text]) => [language, ...[...new Set(text)].sort()]),
  );
