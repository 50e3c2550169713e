import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { CannotStart, EXIT, reasonOf } from './cannot-start.ts';
import type { HubOptions } from './options.ts';
import { type Database, transaction } from './storage/database.ts';
import { readNote, setNotes } from './storage/notes.ts';
import { record } from './storage/record.ts';

// OWASP password storage: scrypt N=2^17, r=8, p=1 takes about 128 MiB.
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const scrypted = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt);
// NIST SP 800-63B 5.1.1.2: the same characters however they were typed, full-width ones too.
const derive = (password: string, salt: Buffer) => scrypted(password.normalize('NFKC'), salt, 32, COST);

export const PASSWORD_MIN_LENGTH = 12;

export const isLongEnough = (password: string) => [...password].length >= PASSWORD_MIN_LENGTH;

/** Sets or replaces the staff password; only its salted hash is kept. */
export async function setPassword(database: Database, password: string, who: string, nowMs: number): Promise<void> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt);
  transaction(database, () => {
    setNotes(database, { password: `scrypt$${salt.toString('base64url')}$${hash.toString('base64url')}` });
    record(database, { who, act: 'password-set', what: '', nowMs });
  });
}

export async function hasPassword(database: Database): Promise<boolean> {
  return (await readNote(database, 'password')) !== null;
}

export async function isPassword(database: Database, password: string): Promise<boolean> {
  const [, salt, hash] = ((await readNote(database, 'password')) ?? '').split('$');
  if (salt === undefined || hash === undefined) return false;
  const given = await derive(password, Buffer.from(salt, 'base64url'));
  return timingSafeEqual(given, Buffer.from(hash, 'base64url'));
}

/** `KIOSK_OFFICE_PASSWORD` or what its file holds. A file without a password would leave the office page open to all. */
export function readFirstPassword({ officePassword, officePasswordFile: path }: HubOptions): string | undefined {
  if (path === undefined) return officePassword;
  let password: string;
  try {
    password = readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new CannotStart(EXIT.config, { code: 'password-file-unreadable', path, reason: reasonOf(error) });
  }
  if (isLongEnough(password)) return password;
  throw new CannotStart(EXIT.config, { code: 'password-too-short', path, least: PASSWORD_MIN_LENGTH });
}
