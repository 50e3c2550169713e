import type { StorageRoom } from '../../core/feedback/storage-room.ts';

/** Asks the browser not to clear this storage when space runs out; `false` also where it cannot say. */
export async function keepStorage(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}

/** How much of the storage is used; `null` where the browser does not say. */
export async function storageRoom(): Promise<StorageRoom | null> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return usage === undefined || quota === undefined ? null : { usage, quota };
  } catch {
    return null;
  }
}
