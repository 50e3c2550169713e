import { createKeptWorker } from './kept-worker.ts';
import type { WrittenFile } from './ratings-file.ts';
import { workerProgram } from './worker-program.ts';

/** Writes one month's file at a time in a worker. */
export function createRatingsFileWriter(databasePath: string, folder: string) {
  const program = workerProgram('ratings-file-worker', import.meta.url);
  const worker = createKeptWorker<string, WrittenFile>(program, { databasePath, folder });
  return { write: worker.ask, close: worker.close };
}
