import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { isStickMade } from '../../core/content/package-order.ts';
import type { StatusRequest } from '../../core/protocol/envelopes.ts';
import type { Asked } from './asked-of-tablets.ts';
import { type Database, transaction } from './database.ts';
import { noteReport } from './epochs.ts';
import { prepared } from './prepared.ts';
import { record } from './record.ts';

export interface Tablet {
  deviceId: string;
  name: string;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** A new tablet and its token; the hub keeps only the token's hash. A name already taken gets a number behind it. */
export async function enrolTablet(database: Database, name: string, who: string, nowMs: number) {
  return transaction(database, () => insertTablet(database, name, who, nowMs));
}

/** For use inside a transaction. */
export function insertTablet(
  database: Database,
  name: string,
  who: string,
  nowMs: number,
): { deviceId: string; token: string } {
  const deviceId = randomUUID();
  const token = randomBytes(32).toString('base64url');
  const free = freeName(database, name);
  database
    .prepare('INSERT INTO tablet (device_id, name, token_hash, enrolled_at) VALUES (?, ?, ?, ?)')
    .run(deviceId, free, hashOf(token), toTokyoIso(nowMs));
  record(database, { who, act: 'enrolled', what: `${free} ${deviceId}`, nowMs });
  return { deviceId, token };
}

function freeName(database: Database, name: string): string {
  const taken = database.prepare('SELECT 1 FROM tablet WHERE name = ? AND revoked_at IS NULL');
  let free = name;
  for (let n = 2; taken.get(free) !== undefined; n += 1) free = `${name} ${n}`;
  return free;
}

export async function tabletOfToken(database: Database, token: string): Promise<Tablet | null> {
  const row = prepared(database, 'SELECT device_id, name FROM tablet WHERE token_hash = ? AND revoked_at IS NULL').get(
    hashOf(token),
  );
  return row === undefined ? null : { deviceId: String(row.device_id), name: String(row.name) };
}

/** What a tablet reports of itself; that it shows what a stick brought stands in the record, once. */
export async function saveStatus(
  database: Database,
  { deviceId, name }: Tablet,
  status: StatusRequest,
  nowMs: number,
): Promise<void> {
  transaction(database, () => {
    const before = database
      .prepare("SELECT status ->> 'contentId' AS id FROM tablet WHERE device_id = ?")
      .get(deviceId);
    database
      .prepare('UPDATE tablet SET seen_at = ?, status = ? WHERE device_id = ?')
      .run(toTokyoIso(nowMs), JSON.stringify(status), deviceId);
    noteReport(database, deviceId, status);
    if (isStickMade(status.contentId) && before?.id !== status.contentId) {
      record(database, { who: name, act: 'stick-loaded', what: status.contentId, nowMs });
    }
  });
}

export interface TabletReport extends Tablet {
  place: string;
  enrolledAt: string;
  seenAt: string | null;
  status: StatusRequest | null;
  asked: Asked | null;
}

export async function listTablets(database: Database): Promise<TabletReport[]> {
  const rows = database
    .prepare(
      `SELECT device_id, name, place, enrolled_at, seen_at, status, asked FROM tablet
       WHERE revoked_at IS NULL ORDER BY enrolled_at`,
    )
    .all();
  return rows.map((row) => ({
    deviceId: String(row.device_id),
    name: String(row.name),
    place: String(row.place),
    enrolledAt: String(row.enrolled_at),
    seenAt: row.seen_at === null ? null : String(row.seen_at),
    status: row.status === null ? null : JSON.parse(String(row.status)),
    asked: row.asked === null ? null : JSON.parse(String(row.asked)),
  }));
}
