import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { databasePath, openDatabase } from '../../src/hub/storage/database.ts';
import { storeEvents } from '../../src/hub/storage/events.ts';
import { enrolTablet } from '../../src/hub/storage/tablets.ts';
import { aFolder } from './a-folder.ts';
import { anEpoch, aRating } from './a-rating.ts';

const RECEIVED = Date.parse('2026-11-22T12:00:00.000+09:00');

/** A hub's data folder with one tablet, and what arrives there. */
export async function aStore(dataDir = aFolder()) {
  const database = openDatabase(dataDir);
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  const { deviceId } = await enrolTablet(database, '正面ロビー', 'テスト', RECEIVED);
  return {
    ...{ dataDir, database, deviceId },
    path: databasePath(dataDir),
    ratingsFolder: join(dataDir, 'ratings'),
    send: (events: unknown[], epoch = anEpoch, receivedAtMs = RECEIVED) =>
      storeEvents(database, { deviceId, epoch, events, receivedAtMs }),
    rate: (...numbers: number[]) =>
      storeEvents(database, {
        ...{ deviceId, epoch: anEpoch, receivedAtMs: RECEIVED },
        events: numbers.map((n) => aRating(n)),
      }),
  };
}
