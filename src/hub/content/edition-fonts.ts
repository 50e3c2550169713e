import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { cutFonts, ListedSlice } from './cut-fonts.ts';

// The built hub stands in one folder of .js files; from the sources Node runs the .ts file as it is.
const program = import.meta.url.endsWith('.ts') ? './edition-fonts-worker.ts' : './edition-fonts-worker.js';

export interface EditionFonts {
  cut: { type: string; bytes: Buffer }[];
  slices: ListedSlice[];
}

/** What `cutFonts` answers, from a worker of its own: the hub goes on meanwhile, and 50 MB of memory go with the worker. */
export async function editionFonts(content: unknown): Promise<EditionFonts> {
  const worker = new Worker(new URL(program, import.meta.url), { workerData: content });
  try {
    const [{ cut, slices }] = (await once(worker, 'message')) as [Awaited<ReturnType<typeof cutFonts>>];
    return { cut: cut.map(({ type, bytes }) => ({ type, bytes: Buffer.from(bytes) })), slices };
  } finally {
    await worker.terminate();
  }
}
