import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { type Change, change, copyOf, factoryOf, type Media } from './tablet-media.ts';
import type { World } from './world.ts';

// A wrapper round fake-indexeddb that knows what a kill leaves. The model is one log for a tablet, as Chromium's LevelDB keeps
// it: a commit is written behind those before it; a strict commit, and every change of version, is flushed before `complete`,
// and with it all before it. What was committed after the last flush is forgotten at a kill: all of it, or (where the
// system was kind) a part from the end.

/** What befalls transactions that write; asked anew for each. */
export interface DiskTroubles {
  /** How many requests go well before it aborts, `commit` for all of them; `null` for none. */
  abort: () => number | 'commit' | null;
  /** It keeps its stores busy and never ends. */
  hangs: () => boolean;
  /** How long after the commit the page hears of it; it may have given up by then. */
  heardAfterMs: () => number;
  /** No transaction that writes gets through. */
  isFull: () => boolean;
}

interface Written {
  disk: TabletDisk;
  changes: Change[];
  isFlushed: boolean;
  /** Requests that are not answered yet, and those that were. */
  open: number;
  answered: number;
  abortsAt: number | 'commit' | null;
}

export type TabletDisk = ReturnType<typeof openDisk>;

const disks = new WeakMap<object, TabletDisk>();
const writing = new WeakMap<IDBTransaction, Written>();
const STEP_MS = 0.25;
const HANG_STEP_MS = 200;

export async function createTabletDisk(world: World, media: Media, troubles: DiskTroubles, step: () => boolean) {
  const factory = await factoryOf(media);
  const disk = openDisk(world, factory as unknown as IDBFactory, media, troubles, step);
  disks.set(factory, disk);
  return disk;
}

function openDisk(world: World, factory: IDBFactory, found: Media, troubles: DiskTroubles, step: () => boolean) {
  const flushed = copyOf(found);
  let unflushed: Change[][] = [];
  const connections = new Set<IDBDatabase>();
  const running = new Set<IDBTransaction>();
  let isGone = false;
  let hanging = 0;

  const flush = () => {
    for (const made of unflushed.flat()) change(flushed, made);
    unflushed = [];
  };
  const contents = (kept = unflushed.length): Media => {
    const media = copyOf(flushed);
    for (const made of unflushed.slice(0, kept).flat()) change(media, made);
    return media;
  };

  return {
    factory,
    isGone: () => isGone,
    troubles,
    connections,
    running,
    hang: (more: number) => {
      hanging += more;
    },
    stepMs: () => (hanging > 0 ? HANG_STEP_MS : STEP_MS),
    /** At `complete`, before anybody hears of it; killed here, it is on disk and nobody knows. */
    committed({ changes, isFlushed }: Written) {
      const heardAfterMs = isGone ? 0 : troubles.heardAfterMs();
      if (!isGone) {
        unflushed.push(changes);
        if (isFlushed) flush();
        step();
      }
      return { heardAfterMs, again: (hear: () => void) => world.plan(heardAfterMs, world.current(), hear) };
    },
    /** As the page sees it. */
    contents: () => contents(),
    /** What the next start finds. */
    afterKill(): Media {
      isGone = true;
      return contents(world.happens(0.7) ? 0 : world.chance(unflushed.length + 1));
    },
    /** Every connection is closed under the page's hands. */
    loseConnections() {
      for (const connection of connections) forceCloseDatabase(connection as never);
      connections.clear();
    },
    /** The storage is cleared while the page goes on; what it opens next is another disk. */
    clear() {
      isGone = true;
      for (const transaction of running) abort(transaction);
      for (const connection of connections) forceCloseDatabase(connection as never);
    },
  };
}

/** Looks at everything that is done to fake-indexeddb, until the answer is called. */
export function watchDisks(): () => void {
  const { open } = IDBFactory.prototype;
  const { transaction, createObjectStore } = IDBDatabase.prototype;
  const { add, put, delete: remove, clear, createIndex } = IDBObjectStore.prototype;

  IDBFactory.prototype.open = function (this: IDBFactory, ...given) {
    const opening = open.apply(this, given);
    const disk = disks.get(this);
    if (disk === undefined) return opening;
    opening.addEventListener('upgradeneeded', ({ newVersion }) => {
      disks.set(opening.result, disk);
      const written = watch(opening.transaction!, disk, true);
      written.changes.push({ database: opening.result.name, kind: 'version', version: newVersion! });
    });
    opening.addEventListener('success', () => {
      disks.set(opening.result, disk);
      // It was on its way while the storage was cleared: of what is gone nobody gets hold.
      if (disk.isGone()) forceCloseDatabase(opening.result as never);
      else disk.connections.add(opening.result);
    });
    return opening;
  };

  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given) {
    const begun = transaction.apply(this, given);
    const disk = disks.get(this);
    if (disk !== undefined && given[1] === 'readwrite') watch(begun, disk, given[2]?.durability === 'strict');
    return begun;
  };

  IDBDatabase.prototype.createObjectStore = function (this: IDBDatabase, name, options = {}) {
    const store = createObjectStore.call(this, name, options);
    writing.get(store.transaction)?.changes.push({ database: this.name, kind: 'store', store: name, options });
    return store;
  };

  IDBObjectStore.prototype.createIndex = function (this: IDBObjectStore, name, keyPath, options = {}) {
    const index = createIndex.call(this, name, keyPath, options);
    const database = this.transaction.db.name;
    const on = { database, store: this.name, name, keyPath: keyPath as string | string[], options };
    writing.get(this.transaction)?.changes.push({ kind: 'index', ...on });
    return index;
  };

  const putInto = (original: typeof put): typeof put =>
    function (this: IDBObjectStore, value, ...key) {
      const request = original.call(this, value, ...key);
      const on = { database: this.transaction.db.name, store: this.name, value: structuredClone(value) };
      asked(request, () => ({ kind: 'put', key: request.result, ...on }));
      return request;
    };
  IDBObjectStore.prototype.add = putInto(add);
  IDBObjectStore.prototype.put = putInto(put);
  // A range is unfolded by the keys that it finds.
  const takeAway = (
    store: IDBObjectStore,
    range: IDBValidKey | IDBKeyRange | undefined,
    original: () => IDBRequest,
  ) => {
    const keys = writing.has(store.transaction) ? store.getAllKeys(range) : null;
    const request = original();
    const on = { database: store.transaction.db.name, store: store.name };
    if (keys !== null) asked(request, () => ({ kind: 'delete', keys: keys.result, ...on }));
    return request;
  };
  IDBObjectStore.prototype.delete = function (this: IDBObjectStore, range) {
    return takeAway(this, range, () => remove.call(this, range));
  };
  IDBObjectStore.prototype.clear = function (this: IDBObjectStore) {
    return takeAway(this, undefined, () => clear.call(this));
  };

  return () => {
    IDBFactory.prototype.open = open;
    Object.assign(IDBDatabase.prototype, { transaction, createObjectStore });
    Object.assign(IDBObjectStore.prototype, { add, put, delete: remove, clear, createIndex });
  };
}

function watch(transaction: IDBTransaction, disk: TabletDisk, isFlushed: boolean): Written {
  const { troubles, running } = disk;
  const abortsAt = troubles.isFull() ? 'commit' : troubles.abort();
  const written: Written = { disk, changes: [], isFlushed, open: 0, answered: 0, abortsAt };
  writing.set(transaction, written);
  running.add(transaction);
  let over = () => {};
  if (transaction.mode === 'readwrite' && troubles.hangs()) over = hang(transaction, disk);
  transaction.addEventListener('complete', (event) => {
    if (!running.delete(transaction)) return;
    over();
    const { heardAfterMs, again } = disk.committed(written);
    if (heardAfterMs === 0) return;
    // Its stores are held as long, for fake-indexeddb does not hear of it either.
    event.stopImmediatePropagation();
    again(() => {
      Object.assign(event, { dispatched: false, propagationStopped: false, immediatePropagationStopped: false });
      transaction.dispatchEvent(event);
    });
  });
  transaction.addEventListener('abort', () => {
    running.delete(transaction);
    over();
  });
  return written;
}

/** A request that writes: its change counts when it went well, and the transaction may end badly behind it. */
function asked(request: IDBRequest, made: () => Change) {
  const { transaction } = request;
  const written = transaction === null ? undefined : writing.get(transaction);
  if (transaction === null || written === undefined) return;
  written.open += 1;
  request.addEventListener('success', () => {
    written.open -= 1;
    written.answered += 1;
    written.changes.push(made());
    if (written.abortsAt === written.answered) abort(transaction);
    // Behind all that the page asks for now, and before the commit.
    if (written.abortsAt === 'commit') setImmediate(() => written.open === 0 && abort(transaction));
  });
}

function hang(transaction: IDBTransaction, disk: TabletDisk): () => void {
  let isOver = false;
  const store = transaction.objectStore(transaction.objectStoreNames[0]!);
  const again = () => {
    if (!isOver) store.count().onsuccess = again;
  };
  disk.hang(1);
  again();
  return () => {
    isOver = true;
    disk.hang(-1);
  };
}

function abort(transaction: IDBTransaction) {
  try {
    transaction.abort();
  } catch {
    // It is over already.
  }
}
