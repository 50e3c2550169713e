import type { FeedbackEvent } from '../../core/feedback/event.ts';
import { type Acknowledgement, acknowledged } from '../../core/feedback/send-queue.ts';
import type { RatingDb } from './rating-db.ts';

// What only a stick needs of the ratings database, apart from it so that no visitor waits for it.

const EVENTS_A_TURN = 500;

/** How far a receipt has brought the queue; `marked` counts those parked too. */
export interface Marked {
  marked: number;
  parked: number;
  unsent: number;
  sentThrough: number;
}

export type CarriedRatings = ReturnType<typeof createCarriedRatings>;

export function createCarriedRatings({ run }: Pick<RatingDb, 'run'>) {
  return {
    /** The next events behind `after`, oldest first; `null` = from the first that is not acknowledged. */
    unsentAfter: (after: number | null): Promise<{ epoch: string; lastSeq: number; events: FeedbackEvent[] }> =>
      run(['events', 'meta'], 'readonly', async (transaction) => {
        const { epoch, lastSeq, sentThrough } = (await transaction.objectStore('meta').get('meta'))!;
        const range = IDBKeyRange.lowerBound(after ?? sentThrough, true);
        return { epoch, lastSeq, events: await transaction.objectStore('events').getAll(range, EVENTS_A_TURN) };
      }),

    /**
     * Moves the queue on as far as `answer` names its events; `null` where it is that of another epoch, which has the same
     * numbers. A turn reads and writes in one transaction, so that a sync beside it is never set back.
     */
    async acknowledge(
      epoch: string,
      answer: (batch: FeedbackEvent[], throughBefore: number) => Acknowledgement,
    ): Promise<Marked | null> {
      const sum = { marked: 0, parked: 0 };
      for (;;) {
        const turn = await run(['events', 'meta', 'parked'], 'readwrite', async (transaction) => {
          const meta = transaction.objectStore('meta');
          const before = (await meta.get('meta'))!;
          if (before.epoch !== epoch) return null;
          const range = IDBKeyRange.lowerBound(before.sentThrough, true);
          const batch = await transaction.objectStore('events').getAll(range, EVENTS_A_TURN);
          const { parked, sentThrough, through } = acknowledged(before, batch, answer(batch, before.through));
          const puts = parked.map((event) => transaction.objectStore('parked').put(event, event.seq));
          await Promise.all([...puts, meta.put({ ...before, sentThrough, through }, 'meta')]);
          const marked = batch.filter(({ seq }) => seq <= sentThrough).length;
          const isEnd = marked < EVENTS_A_TURN;
          return { marked, parked: parked.length, unsent: before.lastSeq - sentThrough, sentThrough, isEnd };
        });
        if (turn === null) return null;
        sum.marked += turn.marked;
        sum.parked += turn.parked;
        if (turn.isEnd) return { ...sum, unsent: turn.unsent, sentThrough: turn.sentThrough };
      }
    },
  };
}
