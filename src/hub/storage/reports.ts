import type { Period } from '../../core/calendar/periods.ts';
import type { Choice, Report } from '../../core/reports/report.ts';
import type { ResultDraft } from '../../core/reports/result-drafts.ts';
import { databasePath } from './database.ts';
import type { ExportOrder } from './export-chunks.ts';
import { createKeptWorker } from './kept-worker.ts';
import { workerProgram } from './worker-program.ts';

export type ReportsQuestion =
  | { ask: 'report'; period: Period; choice: Choice }
  | { ask: 'drafts'; year: Period }
  | { ask: 'open'; order: ExportOrder }
  | { ask: 'next' | 'close'; file: number }
  | { ask: 'forget' };
export type ReportsAnswer =
  | { report: Report }
  | { drafts: ResultDraft[] }
  | { file: number }
  /** `null` = that was the last. */
  | { chunk: Uint8Array | null };

export type Reports = ReturnType<typeof createReports>;

/** Reckons one thing at a time in a worker that keeps what it has read. */
export function createReports(dataDir: string) {
  const program = workerProgram('reports-worker', import.meta.url);
  const worker = createKeptWorker<ReportsQuestion, ReportsAnswer>(program, { databasePath: databasePath(dataDir) });

  let open = 0;

  async function ask<Key extends 'report' | 'drafts' | 'file' | 'chunk'>(key: Key, question: ReportsQuestion) {
    return ((await worker.ask(question)) as Extract<ReportsAnswer, Record<Key, unknown>>)[key];
  }

  return {
    /** Reads what is stored before anybody asks. */
    start: () => void worker.start(),
    report: (period: Period, choice: Choice): Promise<Report> => ask('report', { ask: 'report', period, choice }),
    /** What the results of a year may begin with. */
    drafts: (year: Period): Promise<ResultDraft[]> => ask('drafts', { ask: 'drafts', year }),
    /** A file chunk by chunk, each made when it is asked for; reports are answered in between. */
    async *file(order: ExportOrder): AsyncGenerator<Uint8Array> {
      open += 1;
      const file = await ask('file', { ask: 'open', order }).catch((error) => {
        open -= 1;
        throw error;
      });
      try {
        for (;;) {
          const chunk = await ask('chunk', { ask: 'next', file });
          if (chunk === null) return;
          yield chunk;
        }
      } finally {
        open -= 1;
        // Of a worker that broke nothing is open any more.
        await ask('chunk', { ask: 'close', file }).catch(() => {});
      }
    },
    /** Whether somebody is fetching a file. */
    isFetched: () => open > 0,
    /** Ratings have left: what was read of them is read anew. */
    forget: () => void ask('chunk', { ask: 'forget' }).catch(() => {}),
    close: worker.close,
  };
}
