import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { type Database, transaction } from './database.ts';
import { setNotes } from './notes.ts';
import { record } from './record.ts';

// OWASP password storage gives these as equally strong; the second takes 64 MiB, the first, of version 1.0.0, 128 MiB.
const COSTS = {
  scrypt: { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 },
  'scrypt-16-8-2': { N: 2 ** 16, r: 8, p: 2, maxmem: 128 * 1024 * 1024 },
};
const COST = 'scrypt-16-8-2';
const scrypted = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
// NIST SP 800-63B 5.1.1.2: the same characters however they were typed, full-width ones too.
const derive = (password: string, salt: Buffer, cost: keyof typeof COSTS) =>
  scrypted(password.normalize('NFKC'), salt, 32, COSTS[cost]);

export const PASSWORD_MIN_LENGTH = 12;

export const isLongEnough = (password: string) => [...password].length >= PASSWORD_MIN_LENGTH;

/** Sets or replaces the staff password and ends all sessions; only its salted hash is kept. */
export async function setPassword(database: Database, password: string, who: string, nowMs: number): Promise<void> {
  const hash = await hashOf(password);
  transaction(database, () => keep(database, hash, who, nowMs));
}

/** The same while there is none; false where there is one. */
export async function setFirstPassword(
  database: Database,
  password: string,
  who: string,
  nowMs: number,
): Promise<boolean> {
  const hash = await hashOf(password);
  return transaction(database, () => {
    if (storedHash(database) !== null) return false;
    keep(database, hash, who, nowMs);
    return true;
  });
}

export async function hasPassword(database: Database): Promise<boolean> {
  return storedHash(database) !== null;
}

export async function isPassword(database: Database, password: string): Promise<boolean> {
  const kept = storedHash(database);
  const [cost, salt, hash] = (kept ?? '').split('$');
  if (salt === undefined || hash === undefined) return false;
  const given = await derive(password, Buffer.from(salt, 'base64url'), cost as keyof typeof COSTS);
  // It may have been replaced meanwhile, and with it all sessions ended.
  return timingSafeEqual(given, Buffer.from(hash, 'base64url')) && storedHash(database) === kept;
}

async function hashOf(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST);
  return `${COST}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

function storedHash(database: Database): string | null {
  const row = database.prepare("SELECT value FROM note WHERE key = 'password'").get();
  return row === undefined ? null : String(row.value);
}

function keep(database: Database, hash: string, who: string, nowMs: number) {
  setNotes(database, { password: hash });
  database.exec('DELETE FROM session');
  record(database, { who, act: 'password-set', what: '', nowMs });
}
