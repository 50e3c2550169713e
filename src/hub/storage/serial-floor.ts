import type { Database } from './database.ts';
import { setNotes } from './notes.ts';

/** No hub publishes so often; what lies further ahead is a mistake or a lie. */
const BELIEVABLE = 1_000_000;

/** The highest serial any tablet has named, as far as it is above all that this hub has given. */
export function serialFloor(database: Database): number {
  return Number(database.prepare("SELECT value FROM note WHERE key = 'serialFloor'").get()?.value ?? 0);
}

/**
 * A tablet shows an edition this hub never made: it was restored from an older backup. Tablets take nothing that is not
 * above what they have, so the next serial has to be.
 */
export async function heardOfSerial(database: Database, serial: number): Promise<void> {
  const given = Number(database.prepare('SELECT max(serial) AS serial FROM edition').get()?.serial ?? 0);
  if (serial <= given || serial > given + BELIEVABLE || serial <= serialFloor(database)) return;
  setNotes(database, { serialFloor: String(serial) });
}
