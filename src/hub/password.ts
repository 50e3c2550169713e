import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { HubOptions } from './options.ts';
import type { Database } from './storage/database.ts';
import { readNote, writeNotes } from './storage/notes.ts';

// OWASP password storage: scrypt N=2^17, r=8, p=1 takes about 128 MiB.
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const derive = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt);

export const PASSWORD_MIN_LENGTH = 12;

/** Sets or replaces the staff password; only its salted hash is kept. */
export async function setPassword(database: Database, password: string): Promise<void> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, 32, COST);
  await writeNotes(database, { password: `scrypt$${salt.toString('base64url')}$${hash.toString('base64url')}` });
}

export async function hasPassword(database: Database): Promise<boolean> {
  return (await readNote(database, 'password')) !== null;
}

export async function isPassword(database: Database, password: string): Promise<boolean> {
  const [, salt, hash] = ((await readNote(database, 'password')) ?? '').split('$');
  if (salt === undefined || hash === undefined) return false;
  const given = await derive(password, Buffer.from(salt, 'base64url'), 32, COST);
  return timingSafeEqual(given, Buffer.from(hash, 'base64url'));
}

/** `KIOSK_OFFICE_PASSWORD` or its file count at the first start only. */
export async function setFirstPassword(database: Database, options: HubOptions): Promise<void> {
  const { officePassword, officePasswordFile } = options;
  const given = officePassword ?? (officePasswordFile && readFileSync(officePasswordFile, 'utf8').trim());
  if (given !== undefined && given !== '' && !(await hasPassword(database))) await setPassword(database, given);
}
