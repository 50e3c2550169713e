import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import type { BackupState } from '../../core/protocol/office.ts';
import { backupDays } from './backup.ts';
import { workerProgram } from './worker-program.ts';

const program = workerProgram('backup-worker', import.meta.url);

/** The hub has opened by then. */
const FIRST_LOOK_MS = 10_000;
const LOOK_EVERY_MS = 60_000;
const AGAIN_AFTER_MS = 30 * 60_000;

type Answer = { path: string; bytes: number } | { failure: 'no-room' | 'damaged' | 'disk'; reason: string };

export type DailyBackup = ReturnType<typeof createDailyBackup>;

/** One backup a day in `<data>/backups/`, in a worker; a day on which the hub stood still is made up for at the next start. */
export function createDailyBackup(dataDir: string, log: Logger, now: () => number) {
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;
  let failure: BackupState['failure'] = null;
  let restUntilMs = 0;
  let isClosed = false;
  const today = () => toTokyoIso(now()).slice(0, 10);

  async function look(): Promise<void> {
    const day = today();
    if (worker !== null || performance.now() < restUntilMs || backupDays(dataDir).includes(day)) return;
    worker = new Worker(program, { workerData: { dataDir, day } });
    const answer = await answerOf(worker);
    worker = null;
    if (answer === 'stopped') return;
    failure = 'failure' in answer ? answer.failure : null;
    if ('failure' in answer) {
      restUntilMs = performance.now() + AGAIN_AFTER_MS;
      log.error({ event: 'backup.failed', ...answer }, 'cannot write the backup');
    } else {
      restUntilMs = 0;
      log.info({ event: 'backup.written', day, bytes: answer.bytes }, 'backup written');
    }
  }

  function plan(ms: number) {
    timer = setTimeout(async () => {
      await look();
      if (!isClosed) plan(LOOK_EVERY_MS);
    }, ms);
    timer.unref();
  }

  return {
    look,
    start: () => plan(FIRST_LOOK_MS),
    /** For the office page. */
    state: (): BackupState => ({ lastDay: backupDays(dataDir).findLast((day) => day <= today()) ?? null, failure }),
    /** One in the middle is given up; the next start makes up for it. */
    async close(): Promise<void> {
      isClosed = true;
      clearTimeout(timer);
      await worker?.terminate();
    },
  };
}

async function answerOf(worker: Worker): Promise<Answer | 'stopped'> {
  try {
    const [answer] = await Promise.race([once(worker, 'message'), once(worker, 'exit')]);
    return typeof answer === 'number' ? 'stopped' : answer;
  } catch (error) {
    return { failure: 'disk', reason: String(error) };
  }
}
