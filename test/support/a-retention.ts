import { tokyoMonth, toTokyoIso } from '../../src/core/calendar/tokyo-time.ts';
import { createRetention } from '../../src/hub/storage/retention.ts';
import { noteRetention } from '../../src/hub/storage/retention-notes.ts';
import { anEpoch, anId, aRating } from './a-rating.ts';
import { aStore } from './a-store.ts';

export const at = (day: string) => Date.parse(`${day}T10:00:00.000+09:00`);

/** A hub's storage with what lets old ratings leave, its clock in a hand. Three years are kept, and there is a backup each day. */
export async function aRetention(today = '2030-11-26', dataDir?: string) {
  const store = await aStore(dataDir);
  const { database } = store;
  // Nobody loses these by a power cut.
  database.exec('PRAGMA synchronous=OFF');
  const clock = { nowMs: at(today) };
  const hub = { hasBackup: true, isFetched: false, keepYears: 3 };
  const logged: Record<string, unknown>[] = [];
  const changed: string[] = [];
  const note = (line: unknown) => void logged.push(line as Record<string, unknown>);
  let forgotten = 0;
  let asked = 0;
  const open = () =>
    createRetention({
      database,
      keepYears: () => hub.keepYears,
      backup: {
        state: () => ({ lastDay: hub.hasBackup ? toTokyoIso(clock.nowMs).slice(0, 10) : null, failure: null }),
      },
      reports: {
        isFetched: () => {
          asked += 1;
          return hub.isFetched;
        },
        forget: () => {
          forgotten += 1;
        },
      },
      ratingsFiles: { changed: (months) => void changed.push(...months) },
      log: { info: note, error: note },
      now: () => clock.nowMs,
      restMs: 0,
    });
  let seq = 0;
  /** A rating at ten o'clock of the day, under the next number, received at once. */
  async function tapOn(day: string, changes: Parameters<typeof aRating>[1] = {}, receivedAtMs = at(day)) {
    seq += 1;
    const rating = aRating(seq, { at: toTokyoIso(at(day)), ...changes });
    return store.send([rating], anEpoch, receivedAtMs);
  }
  return {
    ...store,
    ...{ clock, hub, logged, changed, tapOn },
    retention: open(),
    /** As after a restart. */
    reopened: open,
    forgotten: () => forgotten,
    /** How often it asked whether somebody is fetching a file. */
    asked: () => asked,
    go: (day: string) => {
      clock.nowMs = at(day);
    },
    /** One a month, on the tenth, from the month to the other. */
    async tapEachMonth(from: string, until: string) {
      for (let month = from; month <= until; month = tokyoMonth(at(`${month}-15`) + 30 * 86_400_000))
        await tapOn(`${month}-10`);
    },
    /** As if the notice had been on a screen on three days of long ago. */
    seenEnough: (keptFrom: number, isDateConfirmed = false) =>
      noteRetention(database, { notice: { keptFrom, seenDays: [0, 1, 2], isDateConfirmed } }),
    seqs: () =>
      database
        .prepare('SELECT seq FROM event ORDER BY seq')
        .all()
        .map((row) => Number(row.seq)),
    has: (n: number) => database.prepare("SELECT 1 FROM event WHERE body ->> 'id' = ?").get(anId(n)) !== undefined,
  };
}
