import type { FeedbackEvent } from '../../src/core/feedback/event.ts';
import type { Database } from '../../src/hub/storage/database.ts';
import { storeEvents } from '../../src/hub/storage/events.ts';
import { anEpoch } from './a-rating.ts';

/** Stores answers on the days they were given, so that no time is uncertain; without waiting for the disk. */
export async function storeAnswers(database: Database, deviceId: string, answers: FeedbackEvent[]): Promise<void> {
  database.exec('PRAGMA synchronous=OFF');
  for (const events of Map.groupBy(answers, ({ at }) => at.slice(0, 10)).values()) {
    const receivedAtMs = Date.parse(events[0]!.at);
    await storeEvents(database, { deviceId, epoch: anEpoch, events, receivedAtMs });
  }
  database.exec('PRAGMA synchronous=FULL');
}
