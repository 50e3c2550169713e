import type { IDBPTransaction } from 'idb';
import type { ContentConnection, ContentSchema } from './content-schema.ts';
import type { StoredPackage } from './stored-package.ts';

/** Changes with the schema of a package (vite.config.ts). */
declare const __CONTENT_SCHEMA__: string;

type Stores = ('packages' | 'state')[];
type Reading = IDBPTransaction<ContentSchema, Stores, 'readonly'>;
type Writing = IDBPTransaction<ContentSchema, Stores, 'readwrite'>;

const KEPT_PACKAGES = 3;
/** Stands among the kept packages for the ward's default card, once staff went back to before the first. */
export const CARD = '';
const STORES: Stores = ['packages', 'state'];
const strict = { durability: 'strict' } as const;

// Not before the first slide: what is kept has passed this build's schema, unless another build kept it.
const loadCheck = async () => (await import('./stored-package.ts')).asStoredPackage;
type Check = Awaited<ReturnType<typeof loadCheck>>;

/** The last three packages. One is stored whole and verified; then one pointer write makes it current. */
export function keptPackages(db: ContentConnection) {
  async function newestReadable(): Promise<StoredPackage | null> {
    const check = await loadCheck();
    const newest = await db.run(STORES, 'readonly', async (transaction) => {
      for (const id of await idsIn(transaction)) {
        if (id === CARD) return null;
        const stored = await packageIn(transaction, id, check);
        if (stored !== null) return stored;
      }
      return null;
    });
    // For the next start alone, so nobody waits for it.
    if (newest !== null) void mark(newest).catch(() => {});
    return newest;
  }

  /** Puts the mark on what is there, as it is: a newer build may have written more than this one reads. */
  const mark = ({ content: { id }, floor }: StoredPackage) =>
    db.run(STORES, 'readwrite', async (transaction) => {
      const packages = transaction.objectStore('packages');
      const there = await packages.get(id);
      if (there !== undefined) await packages.put({ ...there, floor, schema: __CONTENT_SCHEMA__ }, id);
    });

  return {
    /** The newest package that can be read; `null` before the first. A lobby whose storage fails asks the hub instead. */
    async current(): Promise<StoredPackage | null> {
      try {
        const newest = await db.run(STORES, 'readonly', async (transaction) => {
          const [id] = await idsIn(transaction);
          return id === undefined || id === CARD ? null : checked(await transaction.objectStore('packages').get(id));
        });
        return newest === 'unchecked' ? await newestReadable() : newest;
      } catch {
        return null;
      }
    },

    keep: (stored: StoredPackage): Promise<void> =>
      db.run(
        STORES,
        'readwrite',
        async (transaction) => {
          const { id } = stored.content;
          await transaction.objectStore('packages').put({ ...stored, schema: __CONTENT_SCHEMA__ }, id);
          await putFirst(transaction, id, await idsIn(transaction));
        },
        strict,
      ),

    /** The ids of the kept packages, that on screen first. */
    kept: (): Promise<string[]> =>
      db.run(STORES, 'readonly', async (transaction) => (await idsIn(transaction)).filter((id) => id !== CARD)),

    /** The digests of all files that the kept packages list and do not hold themselves. */
    async keptFiles(): Promise<string[]> {
      const check = await loadCheck();
      return db.run(STORES, 'readonly', async (transaction) => {
        const files: string[] = [];
        for (const id of await idsIn(transaction)) {
          const stored = await packageIn(transaction, id, check);
          if (stored === null) continue;
          for (const { sha256 } of stored.content.files) if (!stored.files.has(sha256)) files.push(sha256);
        }
        return files;
      });
    },

    /**
     * Makes the package before the current one current, and answers it: `null` = there is none, and the default card shows.
     * The one gone back from stands behind it, so that the next time brings it back.
     */
    async back(): Promise<StoredPackage | null> {
      const check = await loadCheck();
      return db.run(
        STORES,
        'readwrite',
        async (transaction) => {
          const ids = await idsIn(transaction);
          let passed = 0;
          for (const id of ids) {
            const stored = id === CARD ? null : await packageIn(transaction, id, check);
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
      );
    },
  };
}

export async function idsIn(transaction: Reading | Writing): Promise<string[]> {
  const ids = await transaction.objectStore('state').get('current');
  return Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? ids : [];
}

type KeptPackage = ContentSchema['packages']['value'];

function checked(kept: KeptPackage | undefined): StoredPackage | 'unchecked' {
  if (kept?.schema !== __CONTENT_SCHEMA__) return 'unchecked';
  const { content, files, floor } = kept;
  return { content, files, floor };
}

export async function packageIn(
  transaction: Reading | Writing,
  id: string,
  check: Check,
): Promise<StoredPackage | null> {
  return check(await transaction.objectStore('packages').get(id));
}

async function putFirst(transaction: Writing, first: string, ids: string[]): Promise<void> {
  const order = [first, ...ids.filter((id) => id !== first)];
  await transaction.objectStore('state').put(order.slice(0, KEPT_PACKAGES), 'current');
  for (const old of order.slice(KEPT_PACKAGES)) await transaction.objectStore('packages').delete(old);
}
