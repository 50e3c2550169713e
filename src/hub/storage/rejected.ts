import type { RejectedAnswer } from '../../core/protocol/office.ts';
import type { Database } from './database.ts';

const BODY_CHARACTERS = 2_000;

/** What was rejected, newest first, as it came; of a long body the beginning. */
export async function latestRejected(database: Database, most: number): Promise<RejectedAnswer> {
  const rows = database
    .prepare(
      `SELECT received_at AS at, coalesce(tablet.name, '') AS tablet, reason, substr(body, 1, ?) AS body,
       length(body) > ? AS isCut FROM rejected LEFT JOIN tablet USING (device_id) ORDER BY rejected.rowid DESC LIMIT ?`,
    )
    .all(BODY_CHARACTERS, BODY_CHARACTERS, most);
  return {
    count: Number(database.prepare('SELECT count(*) AS n FROM rejected').get()?.n),
    events: rows.map(({ at, tablet, reason, body, isCut }) => ({
      at: String(at),
      tablet: String(tablet),
      reason: String(reason),
      body: String(body),
      isCut: isCut === 1,
    })),
  };
}
