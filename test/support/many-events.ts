import { randomUUID } from 'node:crypto';
import { toTokyoIso } from '../../src/core/calendar/tokyo-time.ts';
import type { Database } from '../../src/hub/storage/database.ts';
import { storeEvents } from '../../src/hub/storage/events.ts';
import { enrolTablet } from '../../src/hub/storage/tablets.ts';
import { anId, aRating } from './a-rating.ts';

const BATCH = 500;
const TABLETS = 20;
/** A tap every five seconds, all tablets together: a million of them take two months. */
const EVERY_MS = 5_000;

/** So many ratings from twenty tablets, stored as they would come, up to the moment. */
export async function storeManyEvents(database: Database, count: number, untilMs: number, firstId = 1): Promise<void> {
  // Nobody loses these by a power cut.
  database.exec('PRAGMA synchronous=OFF');
  const tablets: { deviceId: string; epoch: string; seq: number }[] = [];
  for (let n = 1; n <= Math.min(TABLETS, Math.ceil(count / BATCH)); n += 1) {
    const { deviceId } = await enrolTablet(database, `ロビー${n}`, 'テスト', untilMs);
    tablets.push({ deviceId, epoch: randomUUID(), seq: 0 });
  }
  for (let stored = 0; stored < count; stored += BATCH) {
    const tablet = tablets[(stored / BATCH) % tablets.length]!;
    const events = Array.from({ length: Math.min(BATCH, count - stored) }, (_, index) => {
      const n = stored + index + 1;
      tablet.seq += 1;
      return aRating(1, {
        id: anId(firstId + n - 1),
        seq: tablet.seq,
        at: toTokyoIso(untilMs - (count - n) * EVERY_MS),
      });
    });
    const receivedAtMs = Date.parse(events.at(-1)!.at);
    await storeEvents(database, { deviceId: tablet.deviceId, epoch: tablet.epoch, events, receivedAtMs });
  }
  database.exec('PRAGMA synchronous=FULL');
}
