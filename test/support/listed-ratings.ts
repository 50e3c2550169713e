import { uuidv7 } from 'uuidv7';
import type { RatingDb } from '../../src/tablet/platform/rating-db.ts';
import { aTap } from './a-tap.ts';

/** Puts one rating for each time into the list at once, numbered from where it stands; 2,000 taps would take too long. */
export function listRatings({ run }: Pick<RatingDb, 'run'>, times: string[]): Promise<void> {
  return run(['events', 'meta'], 'readwrite', async (transaction) => {
    const meta = transaction.objectStore('meta');
    const before = (await meta.get('meta'))!;
    for (const [index, at] of times.entries()) {
      void transaction.objectStore('events').add({ ...aTap({ at, id: uuidv7() }), seq: before.lastSeq + 1 + index });
    }
    await meta.put({ ...before, lastSeq: before.lastSeq + times.length }, 'meta');
  });
}
