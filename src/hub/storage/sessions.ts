import { createHash, randomBytes } from 'node:crypto';
import { type Database, isStorageFailure, transaction } from './database.ts';
import { record } from './record.ts';

const LASTS_MS = 8 * 3_600_000;
const IDLE_MS = 60 * 60_000;
/** Clocks differ a little; what began later than this from now began while the clock was wrong. */
const AHEAD_MS = 60_000;
const NOTED_EVERY_MS = 60_000;

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Signs somebody in; the hub keeps only the token's hash. */
export async function beginSession(database: Database, who: string, nowMs: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  transaction(database, () => {
    database
      .prepare('DELETE FROM session WHERE began_ms <= ? OR active_ms <= ? OR active_ms > ?')
      .run(nowMs - LASTS_MS, nowMs - IDLE_MS, nowMs + AHEAD_MS);
    database
      .prepare('INSERT INTO session (token_hash, who, began_ms, active_ms) VALUES (?, ?, ?, ?)')
      .run(hashOf(token), who, nowMs, nowMs);
    record(database, { who, act: 'signed-in', what: '', nowMs });
  });
  return token;
}

/** Who holds the token, `null` where it is unknown or over. What the page asks by itself is no activity. */
export async function staffOfToken(
  database: Database,
  token: string,
  nowMs: number,
  isActivity: boolean,
): Promise<string | null> {
  const hash = hashOf(token);
  const row = database
    .prepare(
      'SELECT who, active_ms FROM session WHERE token_hash = ? AND began_ms > ? AND active_ms > ? AND active_ms <= ?',
    )
    .get(hash, nowMs - LASTS_MS, nowMs - IDLE_MS, nowMs + AHEAD_MS);
  if (row === undefined) return null;
  if (isActivity && nowMs - Number(row.active_ms) >= NOTED_EVERY_MS) noteActivity(database, hash, nowMs);
  return String(row.who);
}

/** Staff may look also while the disk takes nothing. */
function noteActivity(database: Database, hash: Buffer, nowMs: number) {
  try {
    database.prepare('UPDATE session SET active_ms = ? WHERE token_hash = ?').run(nowMs, hash);
  } catch (error) {
    if (!isStorageFailure(error)) throw error;
  }
}

export async function endSession(database: Database, token: string, nowMs: number): Promise<void> {
  transaction(database, () => {
    const row = database.prepare('DELETE FROM session WHERE token_hash = ? RETURNING who').get(hashOf(token));
    if (row !== undefined) record(database, { who: String(row.who), act: 'signed-out', what: '', nowMs });
  });
}
