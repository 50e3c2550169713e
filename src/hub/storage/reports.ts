import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Period } from '../../core/calendar/periods.ts';
import type { Choice, Report } from '../../core/reports/report.ts';
import type { ResultDraft } from '../../core/reports/result-drafts.ts';
import { databasePath } from './database.ts';
import type { ExportOrder } from './export-chunks.ts';

export type ReportsQuestion =
  | { ask: 'report'; period: Period; choice: Choice }
  | { ask: 'drafts'; year: Period }
  | { ask: 'open'; order: ExportOrder }
  | { ask: 'next' | 'close'; file: number };
export type ReportsAnswer =
  | { report: Report }
  | { drafts: ResultDraft[] }
  | { file: number }
  /** `null` = that was the last. */
  | { chunk: Uint8Array | null }
  | { error: string };

// The built hub stands in one folder of .js files; from the sources Node runs the .ts file as it is.
const program = import.meta.url.endsWith('.ts') ? './reports-worker.ts' : './reports-worker.js';

export type Reports = ReturnType<typeof createReports>;

/** Reckons one thing at a time in a worker that keeps what it has read; one that broke is replaced by the next call. */
export function createReports(dataDir: string) {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function started(): Worker {
    const fresh = new Worker(new URL(program, import.meta.url), {
      workerData: { databasePath: databasePath(dataDir) },
    });
    fresh.on('error', () => {
      worker = null;
    });
    return fresh;
  }

  async function askNow(question: ReportsQuestion): Promise<ReportsAnswer> {
    worker ??= started();
    const answered = once(worker, 'message');
    worker.postMessage(question);
    const [answer]: ReportsAnswer[] = await answered;
    if ('error' in answer!) throw new Error(answer.error);
    return answer!;
  }

  function ask<Key extends 'report' | 'drafts' | 'file' | 'chunk'>(key: Key, question: ReportsQuestion) {
    const answer = last.then(() => askNow(question));
    last = answer.catch(() => {});
    return answer.then((given) => (given as Extract<ReportsAnswer, Record<Key, unknown>>)[key]);
  }

  return {
    /** Reads what is stored before anybody asks. */
    start() {
      worker ??= started();
    },
    report: (period: Period, choice: Choice): Promise<Report> => ask('report', { ask: 'report', period, choice }),
    /** What the results of a year may begin with. */
    drafts: (year: Period): Promise<ResultDraft[]> => ask('drafts', { ask: 'drafts', year }),
    /** A file chunk by chunk, each made when it is asked for; reports are answered in between. */
    async *file(order: ExportOrder): AsyncGenerator<Uint8Array> {
      const file = await ask('file', { ask: 'open', order });
      try {
        for (;;) {
          const chunk = await ask('chunk', { ask: 'next', file });
          if (chunk === null) return;
          yield chunk;
        }
      } finally {
        // Of a worker that broke nothing is open any more.
        await ask('chunk', { ask: 'close', file }).catch(() => {});
      }
    },
    async close(): Promise<void> {
      await worker?.terminate();
    },
  };
}
