import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Period } from '../../core/calendar/periods.ts';
import type { Choice, Report } from '../../core/reports/report.ts';
import { databasePath } from './database.ts';

// The built hub stands in one folder of .js files; from the sources Node runs the .ts file as it is.
const program = import.meta.url.endsWith('.ts') ? './reports-worker.ts' : './reports-worker.js';

export type Reports = ReturnType<typeof createReports>;

/** Reckons one report at a time in a worker that keeps what it has read; one that broke is replaced by the next call. */
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

  async function ask(period: Period, choice: Choice): Promise<Report> {
    worker ??= started();
    const answered = once(worker, 'message');
    worker.postMessage({ period, choice });
    const [answer]: ({ report: Report } | { error: string })[] = await answered;
    if ('error' in answer!) throw new Error(answer.error);
    return answer!.report;
  }

  return {
    /** Reads what is stored before anybody asks. */
    start() {
      worker ??= started();
    },
    report(period: Period, choice: Choice): Promise<Report> {
      const report = last.then(() => ask(period, choice));
      last = report.catch(() => {});
      return report;
    },
    async close(): Promise<void> {
      await worker?.terminate();
    },
  };
}
