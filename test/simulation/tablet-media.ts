import { IDBFactory } from 'fake-indexeddb';

// What lies on a tablet's disk, as plain values, and how a database is made of it.

export interface StoreOnMedia {
  options: IDBObjectStoreParameters;
  indexes: { name: string; keyPath: string | string[]; options: IDBIndexParameters }[];
  /** By key as JSON. */
  records: Map<string, { key: IDBValidKey; value: unknown }>;
}
export type Media = Map<string, { version: number; stores: Map<string, StoreOnMedia> }>;

/** One change; a transaction is a list of them. */
export type Change = { database: string } & (
  | { kind: 'version'; version: number }
  | { kind: 'store'; store: string; options: IDBObjectStoreParameters }
  | { kind: 'index'; store: string; name: string; keyPath: string | string[]; options: IDBIndexParameters }
  | { kind: 'put'; store: string; key: IDBValidKey; value: unknown }
  | { kind: 'delete'; store: string; keys: IDBValidKey[] }
);

export function change(media: Media, made: Change): void {
  const database = media.get(made.database) ?? { version: 0, stores: new Map<string, StoreOnMedia>() };
  media.set(made.database, database);
  if (made.kind === 'version') {
    database.version = made.version;
    return;
  }
  if (made.kind === 'store') {
    database.stores.set(made.store, { options: made.options, indexes: [], records: new Map() });
    return;
  }
  const store = database.stores.get(made.store)!;
  if (made.kind === 'index') store.indexes.push(made);
  else if (made.kind === 'delete') for (const key of made.keys) store.records.delete(JSON.stringify(key));
  else store.records.set(JSON.stringify(made.key), { key: made.key, value: made.value });
}

export const copyOf = (media: Media): Media => structuredClone(media);

export function recordsOf(media: Media, database: string, store: string): unknown[] {
  return [...(media.get(database)?.stores.get(store)?.records.values() ?? [])].map(({ value }) => value);
}

/** IndexedDB as a browser finds it when it starts on this disk. */
export async function factoryOf(media: Media): Promise<IDBFactory> {
  const factory = new IDBFactory();
  for (const [name, { version, stores }] of media) {
    const opening = factory.open(name, version);
    await new Promise((resolve, reject) => {
      opening.onupgradeneeded = () => fill(opening.result as unknown as IDBDatabase, stores);
      opening.onsuccess = resolve;
      opening.onerror = reject;
    });
    opening.result.close();
  }
  return factory;
}

function fill(database: IDBDatabase, stores: Map<string, StoreOnMedia>) {
  for (const [name, { options, indexes, records }] of stores) {
    const store = database.createObjectStore(name, options);
    for (const index of indexes) store.createIndex(index.name, index.keyPath, index.options);
    for (const { key, value } of records.values()) store.put(value, store.keyPath === null ? key : undefined);
  }
}
