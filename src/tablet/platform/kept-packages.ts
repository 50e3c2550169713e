import type { IDBPTransaction } from 'idb';
import * as v from 'valibot';
import { asStoredPackage, type ContentConnection, type ContentSchema, type StoredPackage } from './content-schema.ts';

type Stores = ('packages' | 'state')[];
type Reading = IDBPTransaction<ContentSchema, Stores, 'readonly'>;
type Writing = IDBPTransaction<ContentSchema, Stores, 'readwrite'>;

const KEPT_PACKAGES = 3;
/** Stands among the kept packages for the ward's default card, once staff went back to before the first. */
const CARD = '';
const STORES: Stores = ['packages', 'state'];
const strict = { durability: 'strict' } as const;

/** The last three packages. One is stored whole and verified; then one pointer write makes it current. */
export function keptPackages(db: ContentConnection) {
  return {
    /** The newest package that can be read; `null` before the first. A lobby whose storage fails asks the hub instead. */
    async current(): Promise<StoredPackage | null> {
      try {
        return await db.run(STORES, 'readonly', async (transaction) => {
          for (const id of await idsIn(transaction)) {
            if (id === CARD) return null;
            const stored = await packageIn(transaction, id);
            if (stored !== null) return stored;
          }
          return null;
        });
      } catch {
        return null;
      }
    },

    keep: (stored: StoredPackage): Promise<void> =>
      db.run(
        STORES,
        'readwrite',
        async (transaction) => {
          await transaction.objectStore('packages').put(stored, stored.content.id);
          await putFirst(transaction, stored.content.id, await idsIn(transaction));
        },
        strict,
      ),

    /** The ids of the kept packages, that on screen first. */
    kept: (): Promise<string[]> =>
      db.run(STORES, 'readonly', async (transaction) => (await idsIn(transaction)).filter((id) => id !== CARD)),

    /** The digests of all files that the kept packages list and do not hold themselves. */
    keptFiles: (): Promise<string[]> =>
      db.run(STORES, 'readonly', async (transaction) => {
        const files: string[] = [];
        for (const id of await idsIn(transaction)) {
          const stored = await packageIn(transaction, id);
          if (stored === null) continue;
          for (const { sha256 } of stored.content.files) if (!stored.files.has(sha256)) files.push(sha256);
        }
        return files;
      }),

    /**
     * Makes the package before the current one current, and answers it: `null` = there is none, and the default card shows.
     * The one gone back from stands behind it, so that the next time brings it back.
     */
    back: (): Promise<StoredPackage | null> =>
      db.run(
        STORES,
        'readwrite',
        async (transaction) => {
          const ids = await idsIn(transaction);
          let passed = 0;
          for (const id of ids) {
            const stored = id === CARD ? null : await packageIn(transaction, id);
            if (stored === null && id !== CARD) continue;
            passed += 1;
            if (passed < 2) continue;
            await putFirst(transaction, id, ids);
            return stored;
          }
          await putFirst(transaction, CARD, ids);
          return null;
        },
        strict,
      ),
  };
}

async function idsIn(transaction: Reading | Writing): Promise<string[]> {
  const ids = await transaction.objectStore('state').get('current');
  return v.is(v.array(v.string()), ids) ? ids : [];
}

async function packageIn(transaction: Reading | Writing, id: string): Promise<StoredPackage | null> {
  return asStoredPackage(await transaction.objectStore('packages').get(id));
}

async function putFirst(transaction: Writing, first: string, ids: string[]): Promise<void> {
  const order = [first, ...ids.filter((id) => id !== first)];
  await transaction.objectStore('state').put(order.slice(0, KEPT_PACKAGES), 'current');
  for (const old of order.slice(KEPT_PACKAGES)) await transaction.objectStore('packages').delete(old);
}
