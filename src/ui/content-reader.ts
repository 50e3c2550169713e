import { maxFileBytes } from '../core/content/import/decode-text.ts';
import type { ProblemCode } from '../core/content/problem.ts';
import type { Brought } from './brought.ts';
import workerAddress from './content-reader-worker.ts?worker&url';

/** What the worker says: how far it is (0 to 1; at first, that it is there), or what it read. */
export type FromReader = { share: number } | { brought: Brought };

/** Without a sign of life for so long, from the stick or from the worker, the file is given up. */
const SILENT_MS = 30_000;
/** How much of the bar is reading the bytes, on a slow stick the longest part. */
const BYTES_SHARE = 0.3;

export type ContentReader = ReturnType<typeof createContentReader>;

/** Reads what staff bring in a worker with a time limit, so that no file can freeze or crash the page. */
export function createContentReader(trusted: (workerAddress: string) => string) {
  return {
    /** `progress`: how much is done, 0 to 1. Never rejects: a file that cannot be read is a problem in the answer. */
    async read(file: File, progress: (share: number) => void): Promise<Brought> {
      progress(0);
      if (file.size > maxFileBytes) {
        return unread(file.name, 'file-too-large', { limitMb: maxFileBytes / 1_000_000 });
      }
      const bytes = await bytesOf(file, (share) => progress(share * BYTES_SHARE)).catch(() => null);
      if (bytes === null) return unread(file.name, 'file-unreadable');
      return inWorker(trusted(workerAddress), { name: file.name, bytes }, (share) =>
        progress(BYTES_SHARE + share * (1 - BYTES_SHARE)),
      );
    },
  };
}

/** A stick may be pulled out in the middle, or say nothing any more. */
async function bytesOf(file: File, progress: (share: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(file.size);
  const reader = file.stream().getReader();
  let length = 0;
  // Ends the reading like a file that is too short.
  const limit = createSilenceLimit(() => void reader.cancel().catch(() => {}));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      limit.startAgain();
      bytes.set(value, length);
      length += value.length;
      progress(length / file.size);
    }
  } finally {
    limit.end();
  }
  if (length !== file.size) throw new Error('the file changed while it was read');
  return bytes;
}

function inWorker(
  address: string,
  file: { name: string; bytes: Uint8Array<ArrayBuffer> },
  progress: (share: number) => void,
): Promise<Brought> {
  return new Promise((resolve) => {
    const worker = new Worker(address, { type: 'module' });
    let hasStarted = false;
    const end = (brought: Brought) => {
      limit.end();
      worker.terminate();
      resolve(brought);
    };
    /** What says nothing at all was not loaded: the file has no part in it. */
    const endWith = (code: ProblemCode) => end(unread(file.name, hasStarted ? code : 'reader-missing'));
    const limit = createSilenceLimit(() => endWith('file-too-slow'));
    worker.onmessage = ({ data }: MessageEvent<FromReader>) => {
      hasStarted = true;
      limit.startAgain();
      if ('brought' in data) end(data.brought);
      else progress(data.share);
    };
    // Out of memory, or a fault of ours: either way nothing was read.
    worker.onerror = () => endWith('file-damaged');
    worker.postMessage(file, [file.bytes.buffer]);
  });
}

/** Gives up after half a minute without a sign of life. */
function createSilenceLimit(giveUp: () => void) {
  let timer = setTimeout(giveUp, SILENT_MS);
  return {
    startAgain() {
      clearTimeout(timer);
      timer = setTimeout(giveUp, SILENT_MS);
    },
    end: () => clearTimeout(timer),
  };
}

function unread(name: string, code: ProblemCode, values?: Record<string, number>): Brought {
  const problem = { code, severity: 'error' as const, where: { file: name }, ...(values && { values }) };
  return {
    name,
    sha256: '0'.repeat(64),
    reading: { edition: null, repairs: [], problems: [problem] },
    files: new Map(),
    content: null,
  };
}
