import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { type Clock, createClock } from './clock.ts';

// What IndexedDB does to those who trust it, and what must be survived here:
// - abort: with `strict` a full disk shows up only there, so a write must reject if its transaction aborts;
// - a hang: an open or a transaction that never ends must not hold a visitor (https://bugs.webkit.org/show_bug.cgi?id=226547);
// - a transaction that hangs holds its stores against those after it, so it is aborted before the next try;
// - a lost connection: a dead handle stays dead, so every new try opens anew (https://bugs.webkit.org/show_bug.cgi?id=197050).
// It must not answer before `complete`: the visitor is thanked for what is on disk.

const TRIES = 3;
const TRY_MS = 3_000;

type Stores<Schema extends DBSchema> = StoreNames<Schema>[];
type Transaction<Schema extends DBSchema, Mode extends IDBTransactionMode> = IDBPTransaction<
  Schema,
  Stores<Schema>,
  Mode
>;

/**
 * Opens the database, made by `create` where storage is found empty. Without a version number: only code that upgrades names
 * one, so an older app can still open a newer database.
 */
export function openSteadily<Schema extends DBSchema>(
  name: string,
  create: (db: IDBPDatabase<Schema>) => void,
  lost: () => void,
): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, undefined, {
    upgrade(db, _oldVersion, _newVersion, transaction) {
      // The outcome of all this is that of the open; alone it would be a second, unheard rejection.
      transaction.done.catch(() => {});
      create(db);
    },
    blocking(_currentVersion, _blockedVersion, event) {
      (event.target as IDBDatabase).close();
      lost();
    },
    terminated: lost,
  });
}

/**
 * A database that is opened when it is first needed, and opened anew after anything went wrong. `open` gets a function to
 * call when the connection is lost. Work may run up to three times; only what its last transaction did remains.
 */
export function createSteadyDb<Schema extends DBSchema>(
  open: (lost: () => void) => Promise<IDBPDatabase<Schema>>,
  clock: Pick<Clock, 'after'> = createClock(),
) {
  type Connection = Promise<IDBPDatabase<Schema>>;
  let connection: Connection | null = null;

  function connect(): Connection {
    if (connection !== null) return connection;
    // Where storage is forbidden, `open` throws instead of rejecting.
    const opening: Connection = (async () => open(() => forget(opening)))();
    connection = opening;
    return opening;
  }

  function forget(lost: Connection) {
    if (connection === lost) connection = null;
  }

  /** A connection that failed once is never used again; one that still arrives late is closed. */
  function drop(failed: Connection) {
    forget(failed);
    failed.then(
      (db) => db.close(),
      () => {},
    );
  }

  /** Runs the work in one transaction and answers when that is complete. */
  async function run<Mode extends IDBTransactionMode, Result>(
    stores: Stores<Schema>,
    mode: Mode,
    work: (transaction: Transaction<Schema, Mode>) => Promise<Result>,
    options: IDBTransactionOptions = {},
  ): Promise<Result> {
    let failure: unknown;
    for (let tried = 0; tried < TRIES; tried += 1) {
      const used = connect();
      const attempt = startAttempt(used, stores, mode, work, options);
      try {
        return await within(TRY_MS, attempt.result);
      } catch (error) {
        failure = error;
        attempt.giveUp();
        drop(used);
      }
    }
    throw new Error('the database cannot be reached', { cause: failure });
  }

  function within<Result>(ms: number, result: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const cancel = clock.after(ms, () => reject(new Error(`no answer from the database within ${ms} ms`)));
      result.then(resolve, reject).finally(cancel);
    });
  }

  return { run };
}

function startAttempt<Schema extends DBSchema, Mode extends IDBTransactionMode, Result>(
  connection: Promise<IDBPDatabase<Schema>>,
  stores: Stores<Schema>,
  mode: Mode,
  work: (transaction: Transaction<Schema, Mode>) => Promise<Result>,
  options: IDBTransactionOptions,
) {
  let isGivenUp = false;
  let transaction: Transaction<Schema, Mode> | null = null;

  async function attempt(): Promise<Result> {
    const db = await connection;
    if (isGivenUp) throw new Error('the database was opened too late');
    const begun = db.transaction(stores, mode, options);
    transaction = begun;
    // Heard below; here it only must not go unheard when the work fails first.
    begun.done.catch(() => {});
    const result = await work(begun);
    await begun.done;
    return result;
  }

  return {
    result: attempt(),
    giveUp() {
      isGivenUp = true;
      try {
        transaction?.abort();
      } catch {
        // It is over already, or its commit can no longer be stopped.
      }
    },
  };
}
