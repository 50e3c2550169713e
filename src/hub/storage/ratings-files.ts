import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { csvRecord } from '../../core/reports/ratings-csv.ts';
import { columnMeanings } from '../../words/ratings-columns.ts';
import { type Database, databasePath } from './database.ts';
import { ratingsFilePath, type WrittenFile } from './ratings-file.ts';
import { createRatingsFileWriter } from './ratings-file-writer.ts';

const SMALL_BYTES = 5_000_000;
/** How long a month is left alone once it was tried: small files are complete within 5 s, large ones within 60 s. */
const REST_MS = { written: 1_000, held: 2_000, large: 20_000 };

/** How soon a file that somebody deleted is missed. */
const LOOK_EVERY_MS = 30_000;

export type RatingsFiles = ReturnType<typeof createRatingsFiles>;

/** Keeps `ratings-YYYY-MM.csv` in step with the database: one month at a time, nothing forgotten over a restart. */
export function createRatingsFiles(database: Database, dataDir: string, log: Logger, lookEveryMs = LOOK_EVERY_MS) {
  const folder = join(dataDir, 'ratings');
  const writer = createRatingsFileWriter(databasePath(dataDir), folder);
  const due = new Set(monthsOutOfDate(database, folder));
  const restUntilMs = new Map<string, number>();
  const held = new Set<string>();
  let writing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const restOf = (month: string) => restUntilMs.get(month) ?? 0;

  function schedule() {
    clearTimeout(timer);
    const [month] = [...due].sort((a, b) => restOf(a) - restOf(b));
    if (month === undefined || writing !== null || closed) return;
    timer = setTimeout(
      async () => {
        writing = write(month);
        await writing;
        writing = null;
        schedule();
      },
      Math.max(0, restOf(month) - performance.now()),
    );
  }

  async function write(month: string) {
    due.delete(month);
    let restMs = REST_MS.held;
    try {
      const file = await writer.write(month);
      if (file.bytes > SMALL_BYTES) restMs = REST_MS.large;
      else if (!file.waiting) restMs = REST_MS.written;
      finish(month, file);
    } catch (error) {
      wait(month, String(error));
    }
    restUntilMs.set(month, performance.now() + restMs);
  }

  function finish(month: string, { changed, waiting, isEmpty }: WrittenFile) {
    if (waiting) return wait(month, 'somebody has the file open');
    if (isEmpty) forgetMonth(database, month, changed);
    else markWritten(database, month, changed);
    if (held.delete(month)) log.info({ event: 'ratings-file.written', month }, 'ratings file is complete again');
  }

  function wait(month: string, reason: string) {
    due.add(month);
    if (!held.has(month)) log.warn({ event: 'ratings-file.waiting', month, reason }, 'ratings file cannot be replaced');
    held.add(month);
  }

  /** Of a past month nothing comes any more that would have its file written again. */
  function lookForMissing() {
    try {
      for (const month of monthsOf(database)) if (!existsSync(ratingsFilePath(folder, month))) due.add(month);
      schedule();
    } catch (error) {
      log.warn({ event: 'ratings-file.look-failed', reason: String(error) }, 'cannot look for missing ratings files');
    }
  }

  writeColumnGuide(folder, log);
  schedule();
  const looking = setInterval(lookForMissing, lookEveryMs).unref();
  return {
    folder,
    changed(months: string[]) {
      for (const month of months) due.add(month);
      schedule();
    },
    /** Writes what is due, each month once; what then still waits is written at the next start. */
    async close() {
      closed = true;
      clearInterval(looking);
      clearTimeout(timer);
      await writing;
      for (const month of [...due]) await write(month);
      await writer.close();
    },
  };
}

function monthsOutOfDate(database: Database, folder: string): string[] {
  return database
    .prepare('SELECT month, changed, written FROM ratings_file ORDER BY month DESC')
    .all()
    .filter((row) => row.changed !== row.written || !existsSync(ratingsFilePath(folder, String(row.month))))
    .map((row) => String(row.month));
}

function monthsOf(database: Database): string[] {
  return database
    .prepare('SELECT month FROM ratings_file')
    .all()
    .map(({ month }) => String(month));
}

function markWritten(database: Database, month: string, changed: number) {
  database.prepare('UPDATE ratings_file SET written = ? WHERE month = ?').run(changed, month);
}

/** Only where nothing came meanwhile; its file is gone by then. */
function forgetMonth(database: Database, month: string, changed: number) {
  database.prepare('DELETE FROM ratings_file WHERE month = ? AND changed = ?').run(month, changed);
}

/** `ratings-columns.csv`, in the form of the ratings file itself. The hub runs without it where the disk is full. */
function writeColumnGuide(folder: string, log: Logger) {
  const lines = Object.entries(columnMeanings).map(([column, texts]) => csvRecord([column, ...texts]));
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'ratings-columns.csv'), `\ufeff${['column,meaning,codes', ...lines].join('\r\n')}\r\n`);
  } catch (error) {
    log.warn({ event: 'ratings-columns.failed', reason: String(error) }, 'cannot write ratings-columns.csv');
  }
}
