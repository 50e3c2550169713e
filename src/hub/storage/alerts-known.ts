import type { AlertKnown } from '../../core/protocol/alerts.ts';
import type { Arrivals } from '../../core/protocol/office.ts';
import { type LastingKind, lastingKinds } from '../../core/reports/alerts.ts';
import { type Database, transaction } from './database.ts';
import { setNotes } from './notes.ts';
import { prepared } from './prepared.ts';
import { record } from './record.ts';

const PREFIX = 'alert-known ';
const keyOf = (kind: LastingKind, deviceId: string) => `${PREFIX}${kind} ${deviceId}`;

/** Of how many gaps, copies and wipes of each tablet staff have said that they know. */
export async function knownAlerts(database: Database): Promise<(deviceId: string) => Record<LastingKind, number>> {
  const counts = readKnown(database);
  const of = (kind: LastingKind, deviceId: string) => counts.get(keyOf(kind, deviceId)) ?? 0;
  return (deviceId) => ({
    missing: of('missing', deviceId),
    doubled: of('doubled', deviceId),
    emptied: of('emptied', deviceId),
  });
}

/** False where there is no such tablet. */
export async function setAlertKnown(
  database: Database,
  { kind, deviceId, count }: AlertKnown,
  who: string,
  nowMs: number,
): Promise<boolean> {
  return transaction(database, () => {
    const tablet = database.prepare('SELECT name FROM tablet WHERE device_id = ?').get(deviceId);
    if (tablet === undefined) return false;
    setNotes(database, { [keyOf(kind, deviceId)]: String(count) });
    record(database, { who, act: 'alert-known', what: `${tablet.name} ${deviceId} ${kind}`, nowMs });
    return true;
  });
}

/** What arrived after all is known no more: were it to lack again, staff would have to hear of it. */
export async function lowerKnown(database: Database, arrivals: Map<string, Arrivals>): Promise<void> {
  const counts = readKnown(database);
  if (counts.size === 0) return;
  const lower: Record<string, string | null> = {};
  for (const [deviceId, arrived] of arrivals) {
    for (const kind of lastingKinds) {
      const key = keyOf(kind, deviceId);
      if ((counts.get(key) ?? 0) > arrived[kind]) lower[key] = arrived[kind] === 0 ? null : String(arrived[kind]);
    }
  }
  if (Object.keys(lower).length > 0) transaction(database, () => setNotes(database, lower));
}

function readKnown(database: Database): Map<string, number> {
  const rows = prepared(database, 'SELECT key, value FROM note WHERE key >= ? AND key < ?').all(PREFIX, 'alert-known!');
  return new Map(rows.map(({ key, value }) => [String(key), Number(value)]));
}
