/** In bytes, as the browser says; it counts everything that this app keeps. */
export interface StorageRoom {
  usage: number;
  quota: number;
}

const MB = 1_000_000;
const MUCH_USED = 0.7;
/** A browser gives a private window about this much, and forgets it when the window closes. */
const SMALL_QUOTA = 120 * MB;
/** Less than one edition with pictures takes. */
const LITTLE_LEFT = 20 * MB;

/** What staff should know about the tablet's storage, as codes of faults; `null` = the browser does not say how much there is. */
export function storageFaults(isPersisted: boolean, room: StorageRoom | null): string[] {
  const faults = isPersisted ? [] : ['storage-not-persisted'];
  if (room === null) return faults;
  if (room.usage > room.quota * MUCH_USED) faults.push('storage-filling');
  if (room.quota < SMALL_QUOTA) faults.push('storage-small');
  return faults;
}

/** So little room that what is not needed should go before something is refused. */
export function isRoomLow(room: StorageRoom | null): boolean {
  return room !== null && room.quota - room.usage < LITTLE_LEFT;
}
