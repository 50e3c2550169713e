import { createHash, randomInt } from 'node:crypto';
import { type Database, transaction } from './database.ts';
import { record } from './record.ts';
import { insertTablet } from './tablets.ts';

const LASTS_MS = 10 * 60_000;
const MOST_WRONG = 5;

const hashOf = (code: string) => createHash('sha256').update(code).digest();

/** Six digits that enrol one tablet within ten minutes; the hub keeps only their hash. */
export async function issueCode(
  database: Database,
  who: string,
  nowMs: number,
): Promise<{ code: string; untilMs: number }> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const untilMs = nowMs + LASTS_MS;
  transaction(database, () => {
    database.prepare('DELETE FROM enrolment_code WHERE until_ms <= ? OR until_ms > ?').run(nowMs, untilMs);
    database
      .prepare('INSERT OR REPLACE INTO enrolment_code (code_hash, who, until_ms, wrong) VALUES (?, ?, ?, 0)')
      .run(hashOf(code), who, untilMs);
    record(database, { who, act: 'code-issued', what: '', nowMs });
  });
  return { code, untilMs };
}

/** Uses the code up; `null` where it is wrong, over or used. Whoever guesses ends all open codes at the fifth try. */
export async function enrolWithCode(database: Database, code: string, name: string, nowMs: number) {
  return transaction(database, () => {
    const used = database
      // One issued while the clock ran ahead lasts no longer than any other.
      .prepare('DELETE FROM enrolment_code WHERE code_hash = ? AND until_ms > ? AND until_ms <= ? RETURNING who')
      .get(hashOf(code), nowMs, nowMs + LASTS_MS);
    if (used !== undefined) return insertTablet(database, name, String(used.who), nowMs);
    database.exec('UPDATE enrolment_code SET wrong = wrong + 1');
    const { changes } = database.prepare('DELETE FROM enrolment_code WHERE wrong >= ?').run(MOST_WRONG);
    if (changes > 0) {
      database.exec('DELETE FROM enrolment_code');
      record(database, { who: name, act: 'codes-ended', what: '', nowMs });
    }
    return null;
  });
}
