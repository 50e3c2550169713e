import { createHash, randomBytes } from 'node:crypto';
import { type Database, transaction } from './database.ts';
import { record } from './record.ts';

const LASTS_MS = 8 * 3_600_000;
const IDLE_MS = 60 * 60_000;

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Signs somebody in; the hub keeps only the token's hash. */
export async function beginSession(database: Database, who: string, nowMs: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  transaction(database, () => {
    database
      .prepare('DELETE FROM session WHERE began_ms <= ? OR active_ms <= ?')
      .run(nowMs - LASTS_MS, nowMs - IDLE_MS);
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
    .prepare('SELECT who FROM session WHERE token_hash = ? AND began_ms > ? AND active_ms > ?')
    .get(hash, nowMs - LASTS_MS, nowMs - IDLE_MS);
  if (row === undefined) return null;
  if (isActivity) database.prepare('UPDATE session SET active_ms = ? WHERE token_hash = ?').run(nowMs, hash);
  return String(row.who);
}

export async function endSession(database: Database, token: string, nowMs: number): Promise<void> {
  transaction(database, () => {
    const row = database.prepare('DELETE FROM session WHERE token_hash = ? RETURNING who').get(hashOf(token));
    if (row !== undefined) record(database, { who: String(row.who), act: 'signed-out', what: '', nowMs });
  });
}
