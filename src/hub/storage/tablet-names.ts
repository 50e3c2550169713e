import { randomBytes } from 'node:crypto';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import type { TabletNames } from '../../core/protocol/office.ts';
import { type Database, transaction } from './database.ts';
import { record } from './record.ts';
import type { Tablet } from './tablets.ts';

const nameOf = (database: Database, deviceId: string) =>
  database.prepare('SELECT name FROM tablet WHERE device_id = ? AND revoked_at IS NULL').get(deviceId)?.name;

/** Another name or place; answers the months whose ratings files carry the name, or why nothing was done. */
export async function nameTablet(
  database: Database,
  deviceId: string,
  { name, place }: TabletNames,
  who: string,
  nowMs: number,
): Promise<string[] | 'unknown' | 'taken'> {
  return transaction(database, () => {
    const before = nameOf(database, deviceId);
    if (before === undefined) return 'unknown';
    const taken = database
      .prepare('SELECT 1 FROM tablet WHERE name = ? AND device_id <> ? AND revoked_at IS NULL')
      .get(name, deviceId);
    if (taken !== undefined) return 'taken';
    database.prepare('UPDATE tablet SET name = ?, place = ? WHERE device_id = ?').run(name, place, deviceId);
    record(database, { who, act: 'tablet-renamed', what: `${before} → ${name} ${place} ${deviceId}`, nowMs });
    if (before === name) return [];
    return database
      .prepare('UPDATE ratings_file SET changed = changed + 1 RETURNING month')
      .all()
      .map(({ month }) => String(month));
  });
}

/** Takes a tablet's token away at once, for good. Its ratings stay, with its name. */
export async function revokeTablet(database: Database, deviceId: string, who: string, nowMs: number): Promise<boolean> {
  return transaction(database, () => {
    const name = nameOf(database, deviceId);
    if (name === undefined) return false;
    database
      .prepare('UPDATE tablet SET revoked_at = ?, token_hash = ?, asked = NULL WHERE device_id = ?')
      .run(toTokyoIso(nowMs), randomBytes(32), deviceId);
    record(database, { who, act: 'tablet-revoked', what: `${name} ${deviceId}`, nowMs });
    return true;
  });
}

/** What every tablet is called, those too that staff have taken out: their ratings stay. */
export async function tabletNames(database: Database): Promise<Tablet[]> {
  const rows = database.prepare('SELECT device_id, name FROM tablet ORDER BY enrolled_at').all();
  return rows.map(({ device_id, name }) => ({ deviceId: String(device_id), name: String(name) }));
}
