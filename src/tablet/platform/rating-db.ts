import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { FeedbackEvent, Rating } from '../../core/feedback/event.ts';
import type { Advance, SendState } from '../../core/feedback/send-queue.ts';

// The only file that knows how ratings lie on the tablet. It must survive:
// - abort: with `strict` a full disk shows up only there, so a write must reject if its transaction aborts;
// - a hang: an open or a transaction that never ends must not hold a visitor (https://bugs.webkit.org/show_bug.cgi?id=226547);
// - a lost connection: a dead handle stays dead, so every new try opens anew (https://bugs.webkit.org/show_bug.cgi?id=197050);
// - a try that ended late after all: the same event must not be written twice, so a try looks for its id first.
// It must not answer before `complete`: the visitor is thanked for what is on disk.

interface Meta extends SendState {
  epoch: string;
  lastSeq: number;
}

interface RatingSchema extends DBSchema {
  events: { key: number; value: FeedbackEvent; indexes: { id: string } };
  parked: { key: number; value: { seq: number; reason: string } };
  meta: { key: 'meta'; value: Meta };
}

const NAME = 'ratings';
const TRIES = 3;
const TRY_MS = 3_000;

export type RatingDb = ReturnType<typeof createRatingDb>;

/** The list of events, its counter and how far it is sent. Every call opens or reopens as needed, at most three times. */
export function createRatingDb(tryMs = TRY_MS) {
  let connection: Promise<IDBPDatabase<RatingSchema>> | null = null;

  function connect() {
    if (connection !== null) return connection;
    const opening = openRatings(() => {
      if (connection === opening) connection = null;
    });
    connection = opening;
    return opening;
  }

  /** A connection that failed once is never used again; one that still arrives late is closed. */
  function drop() {
    connection?.then(
      (db) => db.close(),
      () => {},
    );
    connection = null;
  }

  async function withDb<Result>(work: (db: IDBPDatabase<RatingSchema>) => Promise<Result>): Promise<Result> {
    let failure: unknown;
    for (let tried = 0; tried < TRIES; tried += 1) {
      try {
        return await within(tryMs, connect().then(work));
      } catch (error) {
        failure = error;
        drop();
      }
    }
    throw new Error('the ratings database cannot be reached', { cause: failure });
  }

  return {
    /** Writes the event together with its seq; resolves once both are on disk. */
    add: (event: Omit<Rating, 'seq'>): Promise<Rating> => withDb((db) => addOnce(db, event)),

    /** What is not yet acknowledged, oldest first. */
    unsent: (most: number): Promise<{ epoch: string; state: SendState; events: FeedbackEvent[] }> =>
      withDb(async (db) => {
        const transaction = db.transaction(['events', 'meta']);
        const { epoch, sentThrough, through } = await readMeta(transaction.objectStore('meta'));
        const events = await transaction.objectStore('events').getAll(IDBKeyRange.lowerBound(sentThrough, true), most);
        await transaction.done;
        return { epoch, state: { sentThrough, through }, events };
      }),

    /** Remembers how far the hub has acknowledged. Losing this only sends again, so it need not be strict. */
    advance: ({ parked, ...state }: Advance): Promise<void> =>
      withDb(async (db) => {
        const transaction = db.transaction(['meta', 'parked'], 'readwrite');
        const meta = transaction.objectStore('meta');
        await meta.put({ ...(await readMeta(meta)), ...state }, 'meta');
        for (const event of parked) await transaction.objectStore('parked').put(event, event.seq);
        await transaction.done;
      }),

    /** For the status report. */
    summary: (): Promise<{ epoch: string; lastSeq: number; unsent: number; oldestUnsentAt: string | null }> =>
      withDb(async (db) => {
        const transaction = db.transaction(['events', 'meta']);
        const { epoch, lastSeq, sentThrough } = await readMeta(transaction.objectStore('meta'));
        const oldest = await transaction.objectStore('events').get(sentThrough + 1);
        await transaction.done;
        return { epoch, lastSeq, unsent: lastSeq - sentThrough, oldestUnsentAt: oldest?.at ?? null };
      }),
  };
}

// Without a version number: only code that upgrades names one, so an older app can still open a newer database.
function openRatings(lost: () => void) {
  return openDB<RatingSchema>(NAME, undefined, {
    upgrade(db, _oldVersion, _newVersion, transaction) {
      db.createObjectStore('events', { keyPath: 'seq' }).createIndex('id', 'id', { unique: true });
      db.createObjectStore('parked');
      db.createObjectStore('meta');
      // Storage found empty: a new epoch, so that its first seq is not taken for a repetition.
      transaction
        .objectStore('meta')
        .put({ epoch: crypto.randomUUID(), lastSeq: 0, sentThrough: 0, through: 0 }, 'meta');
    },
    blocking(_currentVersion, _blockedVersion, event) {
      (event.target as IDBDatabase).close();
      lost();
    },
    terminated: lost,
  });
}

async function addOnce(db: IDBPDatabase<RatingSchema>, event: Omit<Rating, 'seq'>): Promise<Rating> {
  const transaction = db.transaction(['events', 'meta'], 'readwrite', { durability: 'strict' });
  // Heard below; here it only must not go unheard when a read fails first.
  transaction.done.catch(() => {});
  const events = transaction.objectStore('events');
  const meta = transaction.objectStore('meta');
  const stored = await events.index('id').get(event.id);
  if (stored !== undefined) {
    await transaction.done;
    return stored as Rating;
  }
  const before = await readMeta(meta);
  const rating: Rating = { ...event, seq: before.lastSeq + 1 };
  // Both or neither; the outcome is the transaction's, a failed request alone would leave a second, unheard rejection.
  const requests = Promise.all([events.add(rating), meta.put({ ...before, lastSeq: rating.seq }, 'meta')]);
  await Promise.all([requests, transaction.done]);
  return rating;
}

async function readMeta(store: { get(key: 'meta'): Promise<Meta | undefined> }): Promise<Meta> {
  const meta = await store.get('meta');
  if (meta === undefined) throw new Error('the ratings database has lost its counter');
  return meta;
}

function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer from the database within ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
