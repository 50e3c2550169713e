import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { WrittenFile } from './ratings-file.ts';

// The built hub stands in one folder of .js files; from the sources Node runs the .ts file as it is.
const program = import.meta.url.endsWith('.ts') ? './ratings-file-worker.ts' : './ratings-file-worker.js';

/** Writes one month's file at a time in a worker; a worker that broke is replaced by the next call. */
export function createRatingsFileWriter(databasePath: string, folder: string) {
  let worker: Worker | null = null;

  function started(): Worker {
    const fresh = new Worker(new URL(program, import.meta.url), { workerData: { databasePath, folder } });
    fresh.on('error', () => {
      worker = null;
    });
    return fresh;
  }

  return {
    async write(month: string): Promise<WrittenFile> {
      worker ??= started();
      worker.postMessage(month);
      const [answer]: (WrittenFile | { error: string })[] = await once(worker, 'message');
      if ('error' in answer!) throw new Error(answer.error);
      return answer!;
    },
    async close(): Promise<void> {
      await worker?.terminate();
    },
  };
}
