import { createCanaryWatch } from './kiosk/canary-watch.ts';
import { createFreeSpace } from './kiosk/free-space.ts';
import type { ShownContent } from './kiosk/shown-content.ts';
import { createStorageWatch } from './kiosk/storage-watch.ts';
import { createCanaryPlaces } from './platform/canary-places.ts';
import type { Clock } from './platform/clock.ts';
import type { ContentDb } from './platform/content-db.ts';
import type { ContentFilesDb } from './platform/content-files-db.ts';
import { createOldPackages } from './platform/old-packages.ts';
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
  /** What is on the screen, which need not be what a start would show. */
  content: Pick<ShownContent, 'shown' | 'isKept' | 'checkFiles'>;
  /** `null` while the time is not sure. */
  sureMs: () => number | null;
}

/** Wires what watches over the tablet's storage, and what leaves it again. */
export function createStoragePart(props: StoragePartProps) {
  const { clock, calendar, contentDb, contentFiles, ratingDb, content, sureMs } = props;
  const pruning = createRatingPruning(ratingDb);
  const old = createOldPackages(contentDb);
  // Old editions, then what the hub has; a tablet writes no log. First their files, for even the word that a package is gone
  // takes room, and Chromium refuses every transaction that writes.
  const { freeSpace, recover } = createFreeSpace({
    clock,
    steps: [
      async (spared) => {
        const current = await old.filesOfCurrent();
        const shown = content.shown.value?.content.files.map(({ sha256 }) => sha256) ?? [];
        await contentFiles.keepOnly([...current, ...shown, ...spared]);
        // A package that was taken over in this moment may have lost its own: the hub is asked for them again.
        if (content.isKept()) void content.checkFiles();
      },
      old.forget,
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
