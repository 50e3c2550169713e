import { agedThrough, mostPrunable } from '../../core/feedback/pruning.ts';
import type { RatingDb } from './rating-db.ts';

/** As many events as one transaction looks at, so that a rating in between waits a moment only. */
const AT_ONCE = 500;

/** What leaves the list of ratings again: acknowledged events, oldest first. The counter stays, and so does what is unsent. */
export function createRatingPruning({ run }: Pick<RatingDb, 'run'>) {
  /** Deletes as far as `choose` says, of events that may be deleted at all; answers how many went. */
  async function prune(choose: (oldest: { seq: number; at: string }[]) => number): Promise<number> {
    let gone = 0;
    for (;;) {
      const looked = await pruneSome(choose);
      gone += looked.gone;
      if (looked.gone < AT_ONCE) return gone;
    }
  }

  function pruneSome(choose: Parameters<typeof prune>[0]): Promise<{ gone: number }> {
    return run(['events', 'meta', 'parked'], 'readwrite', async (transaction) => {
      const meta = await transaction.objectStore('meta').get('meta');
      const most = meta === undefined ? 0 : mostPrunable(meta);
      const events = transaction.objectStore('events');
      const oldest = await events.getAll(IDBKeyRange.upperBound(most), AT_ONCE);
      const through = choose(oldest);
      const chosen = IDBKeyRange.upperBound(through);
      if (through > 0) await Promise.all([events.delete(chosen), transaction.objectStore('parked').delete(chosen)]);
      return { gone: oldest.filter(({ seq }) => seq <= through).length };
    });
  }

  return {
    /** Those of more than 90 days; a hub that was restored from an older backup gets no more of them than it lost. */
    pruneAged: (nowMs: number): Promise<number> => prune((oldest) => agedThrough(oldest, nowMs)),
    /** Every one that is not needed on the tablet itself, where room is short. */
    pruneAcknowledged: (): Promise<number> => prune((oldest) => oldest.at(-1)?.seq ?? 0),
    /** How many the hub would not take. */
    parkedCount: (): Promise<number> =>
      run(['parked'], 'readonly', (transaction) => transaction.objectStore('parked').count()),
  };
}
