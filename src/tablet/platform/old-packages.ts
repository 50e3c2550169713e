import type { ContentDb } from './content-db.ts';
import { CARD, idsIn, packageIn } from './kept-packages.ts';
import { asStoredPackage } from './stored-package.ts';

/** Where room is short: only what a start would show stays, and the way back to what was shown before is gone. */
export async function forgetOldPackages({ run }: Pick<ContentDb, 'run'>): Promise<void> {
  await run(['packages', 'state'], 'readwrite', async (transaction) => {
    const kept: string[] = [];
    for (const id of await idsIn(transaction)) {
      kept.push(id);
      // What cannot be read is no way to start, so it stands in front of one that is.
      if (id === CARD || (await packageIn(transaction, id, asStoredPackage)) !== null) break;
    }
    await transaction.objectStore('state').put(kept, 'current');
    const packages = transaction.objectStore('packages');
    for (const id of await packages.getAllKeys()) if (!kept.includes(id)) await packages.delete(id);
  });
}
