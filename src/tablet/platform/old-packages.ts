import type { IDBPTransaction } from 'idb';
import type { ContentDb } from './content-db.ts';
import type { ContentSchema } from './content-schema.ts';
import { CARD, idsIn, packageIn } from './kept-packages.ts';
import { asStoredPackage } from './stored-package.ts';

type Stores = ('packages' | 'state')[];

/** What a start would show stays; the way back to what was shown before goes, where room is short. */
export function createOldPackages({ run }: Pick<ContentDb, 'run'>) {
  return {
    /** The digests of the files that a start would look for. */
    filesOfCurrent: (): Promise<string[]> =>
      run(['packages', 'state'], 'readonly', async (transaction) => {
        const { current } = await upToCurrent(transaction);
        return current?.content.files.map(({ sha256 }) => sha256) ?? [];
      }),

    forget: (): Promise<void> =>
      run(['packages', 'state'], 'readwrite', async (transaction) => {
        const { ids } = await upToCurrent(transaction);
        await transaction.objectStore('state').put(ids, 'current');
        const packages = transaction.objectStore('packages');
        for (const id of await packages.getAllKeys()) if (!ids.includes(id)) await packages.delete(id);
      }),
  };
}

/** What cannot be read is no way to start, so it stands in front of one that is. */
async function upToCurrent(transaction: IDBPTransaction<ContentSchema, Stores, 'readonly' | 'readwrite'>) {
  const ids: string[] = [];
  for (const id of await idsIn(transaction)) {
    ids.push(id);
    const current = id === CARD ? null : await packageIn(transaction, id, asStoredPackage);
    if (id === CARD || current !== null) return { ids, current };
  }
  return { ids, current: null };
}
