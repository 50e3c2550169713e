import type { DBSchema } from 'idb';
import type { FeedbackEvent, Rating, Unnumbered } from '../../core/feedback/event.ts';
import type { Advance, SendState } from '../../core/feedback/send-queue.ts';
import type { Clock } from './clock.ts';
import { createSteadyDb, openSteadily } from './steady-db.ts';

// The only file that knows how ratings lie on the tablet; steady-db.ts says what it survives.

interface Meta extends SendState {
  epoch: string;
  lastSeq: number;
}

export interface RatingSchema extends DBSchema {
  events: { key: number; value: FeedbackEvent; indexes: { id: string } };
  parked: { key: number; value: { seq: number; reason: string } };
  meta: { key: 'meta'; value: Meta };
}

const NAME = 'ratings';

export type RatingDb = ReturnType<typeof createRatingDb>;

/** The list of events, its counter and how far it is sent. */
export function createRatingDb(clock?: Pick<Clock, 'after'>) {
  const { run } = createSteadyDb<RatingSchema>(openRatings, clock);
  let recover = (failure: unknown): Promise<unknown> => Promise.reject(failure);

  const write = <E extends FeedbackEvent>(event: Unnumbered<E>): Promise<E> =>
    run(
      ['events', 'meta'],
      'readwrite',
      async (transaction) => {
        const events = transaction.objectStore('events');
        const meta = transaction.objectStore('meta');
        // A try that was given up may have ended after all: the same event must not be written twice.
        const [stored, before] = await Promise.all([events.index('id').get(event.id), readMeta(meta)]);
        if (stored !== undefined) return stored as E;
        const numbered = { ...event, seq: before.lastSeq + 1 } as unknown as E;
        await Promise.all([events.add(numbered), meta.put({ ...before, lastSeq: numbered.seq }, 'meta')]);
        return numbered;
      },
      { durability: 'strict' },
    );

  return {
    /** For what is loaded later: rating-pruning.ts. */
    run,

    /** Called where an event cannot be written; when it resolves, the event is tried once more. */
    recoverBy(way: typeof recover) {
      recover = way;
    },

    /** Writes the event together with its seq; resolves once both are on disk. */
    add: <E extends FeedbackEvent>(event: Unnumbered<E>): Promise<E> =>
      write(event).catch((failure) => recover(failure).then(() => write(event))),

    /** The last ratings, oldest first, as far as they are among the last `most` events. */
    recent: (most: number): Promise<Rating[]> =>
      run(['events', 'meta'], 'readonly', async (transaction) => {
        const { lastSeq } = await readMeta(transaction.objectStore('meta'));
        const events = await transaction.objectStore('events').getAll(IDBKeyRange.lowerBound(lastSeq - most, true));
        return events.filter((event) => event.kind === 'rating');
      }),

    /** What is not yet acknowledged, or all that is later than the seq `after`, oldest first. */
    unsent: (most: number, after?: number): Promise<{ epoch: string; state: SendState; events: FeedbackEvent[] }> =>
      run(['events', 'meta'], 'readonly', async (transaction) => {
        const { epoch, sentThrough, through } = await readMeta(transaction.objectStore('meta'));
        const range = IDBKeyRange.lowerBound(after ?? sentThrough, true);
        const events = await transaction.objectStore('events').getAll(range, most);
        return { epoch, state: { sentThrough, through }, events };
      }),

    /**
     * Remembers how far the hub has acknowledged. Losing this only sends again, so it need not be strict. It counts for
     * the epoch that was sent alone: where the storage was cleared meanwhile, the new events have the same numbers.
     */
    advance: (epoch: string, { parked, sentThrough, through }: Advance): Promise<void> =>
      run(['meta', 'parked'], 'readwrite', async (transaction) => {
        const meta = transaction.objectStore('meta');
        const before = await readMeta(meta);
        if (before.epoch !== epoch) return;
        const puts = parked.map((event) => transaction.objectStore('parked').put(event, event.seq));
        await Promise.all([...puts, meta.put({ ...before, sentThrough, through }, 'meta')]);
      }),

    /** For the status report. */
    summary: (): Promise<{ epoch: string; lastSeq: number; unsent: number; oldestUnsentAt: string | null }> =>
      run(['events', 'meta'], 'readonly', async (transaction) => {
        const { epoch, lastSeq, sentThrough } = await readMeta(transaction.objectStore('meta'));
        // Behind a hub that was restored, what comes next may have been deleted long ago.
        const oldest = await transaction.objectStore('events').get(IDBKeyRange.lowerBound(sentThrough, true));
        const unsent = oldest === undefined ? 0 : lastSeq - oldest.seq + 1;
        return { epoch, lastSeq, unsent, oldestUnsentAt: oldest?.at ?? null };
      }),
  };
}

function openRatings(lost: () => void) {
  return openSteadily<RatingSchema>(
    NAME,
    (db) => {
      db.createObjectStore('events', { keyPath: 'seq' }).createIndex('id', 'id', { unique: true });
      db.createObjectStore('parked');
      // Storage found empty: a new epoch, so that its first seq is not taken for a repetition.
      db.createObjectStore('meta')
        .put({ epoch: crypto.randomUUID(), lastSeq: 0, sentThrough: 0, through: 0 }, 'meta')
        .catch(() => {});
    },
    lost,
  );
}

async function readMeta(store: { get(key: 'meta'): Promise<Meta | undefined> }): Promise<Meta> {
  const meta = await store.get('meta');
  if (meta === undefined) throw new Error('the ratings database has lost its counter');
  return meta;
}
