import { beforeEach, describe, expect, it } from 'vitest';
import { createShownContent } from '../../src/tablet/kiosk/shown-content.ts';
import { createContentDb } from '../../src/tablet/platform/content-db.ts';
import { createContentFilesDb } from '../../src/tablet/platform/content-files-db.ts';
import { createRatingDb, type RatingDb } from '../../src/tablet/platform/rating-db.ts';
import { createStoragePart } from '../../src/tablet/storage-part.ts';
import { aClock } from '../support/a-clock.ts';
import { aPackage } from '../support/a-package.ts';
import { anEmptyStorage } from '../support/an-empty-storage.ts';
import { until } from '../support/until.ts';

beforeEach(anEmptyStorage);

const full = new Error('the database cannot be reached', { cause: new DOMException('', 'QuotaExceededError') });
const picture = new Uint8Array([1]);

describe('a tablet that is full', () => {
  it('asks the hub again for the files of a package that it took over while it made room', async () => {
    const clock = aClock();
    const contentDb = createContentDb(clock);
    const contentFiles = createContentFilesDb(clock);
    let recover: Parameters<RatingDb['recoverBy']>[0] = async () => {};
    const content = createShownContent({
      contentDb: {
        ...contentDb,
        async keep(stored) {
          // A visitor's rating finds no room between the last look at the files and the pointer.
          await recover(full);
          await contentDb.keep(stored);
        },
      },
      contentFiles,
      dropStill: async () => {},
      show: async () => {},
    });
    const ratingDb: RatingDb = {
      ...createRatingDb(clock),
      recoverBy(way) {
        recover = way;
      },
    };
    createStoragePart({ clock, calendar: clock, contentDb, contentFiles, ratingDb, content, sureMs: () => null });
    expect(await content.offer(aPackage(17, [picture]), async () => picture)).toBe('shown');
    await until('the loss is noticed', () => content.knownId() === null, 2_000);
    recover = async () => {};
    expect(await content.offer(aPackage(17, [picture]), async () => picture)).toBe('shown');
    expect([
      content.knownId(),
      await contentFiles.missing(aPackage(17, [picture]).files.map(({ sha256 }) => sha256)),
    ]).toEqual(['package-17', []]);
  });
});
