import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { csvRecord } from '../../core/reports/ratings-csv.ts';
import { columnMeanings } from '../../words/ratings-columns.ts';
import { type Database, databasePath } from './database.ts';

const SMALL_BYTES = 5_000_000;
const PAUSE_MS = { small: 1_000, large: 20_000, failed: 60_000 };

interface Written {
  month: string;
  changed?: number;
  bytes?: number;
  waiting?: boolean;
  error?: string;
}

export type RatingsFiles = ReturnType<typeof createRatingsFiles>;

/** Keeps `ratings-YYYY-MM.csv` in step with the database: one worker, one month at a time, nothing forgotten over a restart. */
export function createRatingsFiles(database: Database, dataDir: string, log: Logger) {
  const folder = join(dataDir, 'ratings');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'ratings-columns.csv'), columnGuide());

  const due = new Set(monthsOutOfDate(database, folder));
  let worker: Worker | null = null;
  let busy = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let idle = () => {};

  function startWorker(): Worker {
    // The built hub stands in one folder of .js files; from the sources Node runs the .ts file as it is.
    const file = import.meta.url.endsWith('.ts') ? './ratings-file-worker.ts' : './ratings-file-worker.js';
    const started = new Worker(new URL(file, import.meta.url), {
      workerData: { databasePath: databasePath(dataDir), folder },
    });
    started.on('message', finish);
    started.on('error', (error) => {
      worker = null;
      if (current !== null) finish({ month: current, error: String(error) });
    });
    return started;
  }

  let current: string | null = null;
  function next() {
    const [month] = due;
    if (busy || month === undefined || closed) return idle();
    busy = true;
    current = month;
    due.delete(month);
    worker ??= startWorker();
    worker.postMessage(month);
  }

  function finish({ month, changed, bytes = 0, waiting = false, error }: Written) {
    busy = false;
    current = null;
    if (error !== undefined || waiting) {
      log.warn({ event: 'ratings-file.waiting', month, error }, 'ratings file could not be replaced yet');
      due.add(month);
    } else {
      markWritten(database, month, changed ?? 0);
    }
    if (closed) return idle();
    const pauseMs =
      error !== undefined || waiting ? PAUSE_MS.failed : PAUSE_MS[bytes > SMALL_BYTES ? 'large' : 'small'];
    timer = setTimeout(() => {
      timer = undefined;
      next();
    }, pauseMs);
  }

  next();
  return {
    folder,
    changed(months: string[]) {
      for (const month of months) due.add(month);
      if (timer === undefined) next();
    },
    /** Finishes the file being written; what is still due is written at the next start. */
    async close() {
      closed = true;
      clearTimeout(timer);
      if (busy) await new Promise<void>((resolve) => (idle = resolve));
      await worker?.terminate();
    },
  };
}

function monthsOutOfDate(database: Database, folder: string): string[] {
  return database
    .prepare('SELECT month, changed, written FROM ratings_file ORDER BY month DESC')
    .all()
    .filter((row) => row.changed !== row.written || !existsSync(join(folder, `ratings-${row.month}.csv`)))
    .map((row) => String(row.month));
}

function markWritten(database: Database, month: string, changed: number) {
  database.prepare('UPDATE ratings_file SET written = ? WHERE month = ?').run(changed, month);
}

/** `ratings-columns.csv`, in the form of the ratings file itself: UTF-8 with BOM, CRLF. */
function columnGuide(): string {
  const lines = Object.entries(columnMeanings).map(([column, texts]) => csvRecord([column, ...texts]));
  return `\ufeff${['column,meaning,codes', ...lines].join('\r\n')}\r\n`;
}
