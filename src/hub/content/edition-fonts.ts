import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { workerProgram } from '../storage/worker-program.ts';
import type { cutFonts, ListedSlice } from './cut-fonts.ts';

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
