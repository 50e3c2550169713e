import { signal } from '@preact/signals';
import { isRoomLow, type StorageRoom, storageFaults } from '../../core/feedback/storage-room.ts';
import type { Clock } from '../platform/clock.ts';

export interface StorageWatchParts {
  clock: Pick<Clock, 'after'>;
  /** Asks the browser not to clear the storage. */
  keep: () => Promise<boolean>;
  room: () => Promise<StorageRoom | null>;
  freeSpace: (spared?: string[]) => Promise<void>;
  pruneAged: (nowMs: number) => Promise<unknown>;
  /** `null` while the time is not sure: by a wrong calendar everything would be old. */
  sureMs: () => number | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type StorageWatch = ReturnType<typeof createStorageWatch>;

/** Looks at start and daily whether the storage is kept and large enough, and lets go what is old. */
export function createStorageWatch({ clock, keep, room, freeSpace, pruneAged, sureMs }: StorageWatchParts) {
  const isPersisted = signal(false);
  const seen = signal<StorageRoom | null>(null);
  const hasLooked = signal(false);
  let cancel = () => {};

  async function askToKeep(): Promise<void> {
    isPersisted.value = await keep();
  }

  async function measure(): Promise<void> {
    seen.value = await room();
  }

  /** Where little room is left, what is not needed goes before something is refused. */
  async function makeRoom(spared: string[] = []): Promise<void> {
    await measure();
    if (!isRoomLow(seen.value)) return;
    await freeSpace(spared);
    await measure();
  }

  async function look(): Promise<void> {
    cancel();
    await askToKeep();
    await makeRoom();
    hasLooked.value = true;
    const nowMs = sureMs();
    // Where it fails there is another day.
    if (nowMs !== null) await pruneAged(nowMs).catch(() => {});
    cancel = clock.after(nowMs === null ? HOUR_MS : DAY_MS, () => void look());
  }

  return {
    isPersisted,
    /** `null` where the browser does not say. */
    room: seen,
    measure,
    askToKeep,
    look,
    makeRoom,
    faults: (): string[] => (hasLooked.value ? storageFaults(isPersisted.value, seen.value) : []),
    end: () => cancel(),
  };
}
