import { type Database, hasTable } from './database.ts';
import { type EpochFinding, verifyEpochs } from './verify-epochs.ts';
import { countLoneDetails, verifyEvents, verifyRejected } from './verify-events.ts';

/** What must not be: the database holds something else than what was stored. */
export type Damage =
  | { code: 'integrity'; what: string }
  | { code: 'event-unreadable'; row: number }
  | { code: 'column-differs'; row: number; column: string }
  | { code: 'rejected-differs'; digest: string }
  | { code: 'through-too-high'; epoch: string; promised: number; through: number };

export interface Verification {
  ratings: number;
  details: number;
  rejected: number;
  /** Details whose rating is not there. */
  loneDetails: number;
  /** What has left after its years: only that it was here is remembered. */
  gone: number;
  epochs: EpochFinding[];
  damageCount: number;
  /** Of very many only the first. */
  damages: Damage[];
}

const DAMAGES_LISTED = 100;
const TOLD_EVERY = 50_000;

/** Reads the whole database again, as it stands at this moment; nothing of it stays in memory but what is told of it. */
export function verifyDatabase(database: Database, progress: (read: number, all: number) => void): Verification {
  const told = { damageCount: 0, damages: [] as Damage[] };
  const note = (damages: Damage[]) => {
    told.damageCount += damages.length;
    told.damages.push(...damages.slice(0, DAMAGES_LISTED - told.damages.length));
  };
  database.exec('BEGIN');
  try {
    note(integrityDamages(database));
    const all = Number(database.prepare('SELECT count(*) AS n FROM event').get()?.n);
    let read = 0;
    const counts = drained(verifyEvents(database), (damages) => {
      note(damages);
      read += 1;
      if (read % TOLD_EVERY === 0) progress(read, all);
    });
    const rejected = drained(verifyRejected(database), note);
    const epochs: EpochFinding[] = [];
    for (const { finding, damages } of verifyEpochs(database)) {
      note(damages);
      epochs.push(finding);
    }
    return { ...counts, rejected, loneDetails: countLoneDetails(database), gone: countGone(database), epochs, ...told };
  } catch (error) {
    // So damaged that it cannot be read to its end.
    note([{ code: 'integrity', what: String((error as Error).message) }]);
    return { ratings: 0, details: 0, rejected: 0, loneDetails: 0, gone: 0, epochs: [], ...told };
  } finally {
    if (database.isTransaction) database.exec('COMMIT');
  }
}

function countGone(database: Database): number {
  if (!hasTable(database, 'gone')) return 0;
  return Number(database.prepare('SELECT count(*) AS n FROM gone').get()?.n);
}

/** What SQLite finds wrong with its file. */
export function integrityDamages(database: Database): Damage[] {
  return database
    .prepare('PRAGMA integrity_check')
    .all()
    .map(({ integrity_check: what }) => String(what))
    .filter((what) => what !== 'ok')
    .map((what) => ({ code: 'integrity', what }));
}

function drained<Item, Result>(items: Generator<Item, Result>, use: (item: Item) => void): Result {
  for (;;) {
    const next = items.next();
    if (next.done) return next.value;
    use(next.value);
  }
}
