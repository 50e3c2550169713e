import { V7Generator } from 'uuidv7';

/** The last moment that 48 bits can say, in the year 10889. */
const LATEST_MS = 2 ** 48 - 1;

/** Ids that stay in order when the clock steps back. UUIDv7 knows no time before 1970: a tablet whose battery is empty may, and rates all the same. */
export function createEventIds(now: () => number): () => string {
  const generator = new V7Generator();
  return () => generator.generateOrResetWithTs(Math.min(LATEST_MS, Math.max(0, now()))).toString();
}
