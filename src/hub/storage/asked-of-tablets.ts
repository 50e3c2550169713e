import { randomUUID } from 'node:crypto';
import type { AskedOfTablet } from '../../core/protocol/envelopes.ts';
import { type Database, transaction } from './database.ts';
import { prepared } from './prepared.ts';
import { record } from './record.ts';
import type { Tablet } from './tablets.ts';

/** What staff asked of a tablet, as it is kept. */
export interface Asked {
  id: string;
  kind: AskedOfTablet['kind'];
  atMs: number;
}

/** A tablet that was away for longer does not do it any more: whoever asked has gone. */
const LASTS_MS = 15 * 60_000;

/** False where there is no such tablet. What was asked before and is not done is forgotten. */
export async function askOfTablet(
  database: Database,
  deviceId: string,
  kind: Asked['kind'],
  who: string,
  nowMs: number,
): Promise<boolean> {
  return transaction(database, () => {
    const tablet = database
      .prepare('UPDATE tablet SET asked = ? WHERE device_id = ? AND revoked_at IS NULL RETURNING name')
      .get(JSON.stringify({ id: randomUUID(), kind, atMs: nowMs } satisfies Asked), deviceId);
    if (tablet === undefined) return false;
    record(database, { who, act: 'tablet-asked', what: `${tablet.name} ${deviceId} ${kind}`, nowMs });
    return true;
  });
}

/** What is still asked of a tablet that has just said which wish it fulfilled last. */
export async function askedOf(
  database: Database,
  { deviceId, name }: Tablet,
  done: string | undefined,
  nowMs: number,
): Promise<AskedOfTablet | null> {
  const row = prepared(database, 'SELECT asked FROM tablet WHERE device_id = ? AND asked IS NOT NULL').get(deviceId);
  const asked = row === undefined ? null : openAsked(JSON.parse(String(row.asked)), nowMs);
  if (asked === null) return null;
  if (asked.id !== done) return { id: asked.id, kind: asked.kind, name };
  prepared(database, 'UPDATE tablet SET asked = NULL WHERE device_id = ?').run(deviceId);
  return null;
}

/** `null` once it is over; one from a time when the clock ran ahead lasts no longer. */
export function openAsked(asked: Asked | null, nowMs: number): Asked | null {
  return asked !== null && Math.abs(nowMs - asked.atMs) < LASTS_MS ? asked : null;
}
