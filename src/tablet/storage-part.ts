import { createCanaryWatch } from './kiosk/canary-watch.ts';
import { createFreeSpace } from './kiosk/free-space.ts';
import { createStorageWatch } from './kiosk/storage-watch.ts';
import { createCanaryPlaces } from './platform/canary-places.ts';
import type { Clock } from './platform/clock.ts';
import type { ContentDb } from './platform/content-db.ts';
import type { ContentFilesDb } from './platform/content-files-db.ts';
import { forgetOldPackages } from './platform/old-packages.ts';
import type { RatingDb } from './platform/rating-db.ts';
import { createRatingPruning } from './platform/rating-pruning.ts';
import { keepStorage, storageRoom } from './platform/storage-persistence.ts';

export interface StoragePartProps {
  clock: Clock;
  /** The tablet's own calendar, also while it looks at another day. */
  calendar: Pick<Clock, 'now'>;
  contentDb: ContentDb;
  contentFiles: Pick<ContentFilesDb, 'keepOnly'>;
  ratingDb: RatingDb;
  /** `null` while the time is not sure. */
  sureMs: () => number | null;
}

/** Wires what watches over the tablet's storage, and what leaves it again. */
export function createStoragePart({ clock, calendar, contentDb, contentFiles, ratingDb, sureMs }: StoragePartProps) {
  const pruning = createRatingPruning(ratingDb);
  // Old editions, then what the hub has; a tablet writes no log.
  const { freeSpace, recover } = createFreeSpace({
    clock,
    steps: [
      () => forgetOldPackages(contentDb),
      async (spared) => contentFiles.keepOnly([...(await contentDb.keptFiles()), ...spared]),
      pruning.pruneAcknowledged,
    ],
  });
  ratingDb.recoverBy(recover);
  const storage = createStorageWatch({
    clock,
    keep: keepStorage,
    room: storageRoom,
    freeSpace,
    pruneAged: pruning.pruneAged,
    sureMs,
  });
  const canary = createCanaryWatch({
    clock: calendar,
    places: createCanaryPlaces(clock),
    epoch: () =>
      ratingDb.summary().then(
        ({ epoch }) => epoch,
        () => '',
      ),
  });
  return { storage, canary, parkedCount: pruning.parkedCount };
}
