import type { RatingsAnswer } from '../../core/protocol/envelopes.ts';
import type { OfficeRatingsRequest } from '../../core/protocol/office.ts';
import { type Database, transaction } from './database.ts';
import { writeEvents } from './events.ts';
import { record } from './record.ts';

/**
 * Stores a batch of a ratings file by the rule of every batch. The first puts the file into the record together with its events,
 * and a later one is not taken (`null`) before that, so that nothing comes in by stick unrecorded.
 */
export async function storeBroughtRatings(
  database: Database,
  { file, device, epoch, from, events }: OfficeRatingsRequest,
  who: string,
  nowMs: number,
): Promise<(RatingsAnswer & { months: string[] }) | null> {
  return transaction(database, () => {
    if (from === 0) {
      record(database, { who, act: 'ratings-imported', what: `${file.name} ${file.sha256} ${file.count}`, nowMs });
    } else if (!isRecorded(database, file.sha256)) return null;
    // A tablet that no hub ever enrolled is known by its epoch.
    return writeEvents(database, { deviceId: device || epoch, epoch, events, receivedAtMs: nowMs });
  });
}

function isRecorded(database: Database, sha256: string): boolean {
  const found = database
    .prepare(`SELECT 1 FROM record WHERE act = 'ratings-imported' AND instr(what, ' ' || ? || ' ') > 0 LIMIT 1`)
    .get(sha256);
  return found !== undefined;
}
