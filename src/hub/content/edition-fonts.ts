import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

// The built hub stands in one folder of .js files; from the sources Node runs the .ts file as it is.
const program = import.meta.url.endsWith('.ts') ? './edition-fonts-worker.ts' : './edition-fonts-worker.js';

/** What `cutFonts` answers, from a worker of its own: the hub goes on meanwhile, and 50 MB of memory go with the worker. */
export async function editionFonts(text: string): Promise<{ type: string; bytes: Buffer }[]> {
  const worker = new Worker(new URL(program, import.meta.url), { workerData: text });
  try {
    const [fonts]: { type: string; bytes: Uint8Array }[][] = await once(worker, 'message');
    return fonts!.map(({ type, bytes }) => ({ type, bytes: Buffer.from(bytes) }));
  } finally {
    await worker.terminate();
  }
}
