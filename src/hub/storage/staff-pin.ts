import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { PIN_ITERATIONS, type PinHash } from '../../core/settings/settings.ts';
import { type Database, transaction } from './database.ts';
import { readNote, setNotes } from './notes.ts';
import { record } from './record.ts';

const derive = promisify(pbkdf2);

/** Sets or replaces the PIN of the tablets; only its salted hash is kept, and travels. */
export async function setStaffPin(database: Database, pin: string, who: string, nowMs: number): Promise<void> {
  const salt = randomBytes(16);
  const hash = await derive(pin, salt, PIN_ITERATIONS, 32, 'sha256');
  const kept: PinHash = {
    salt: salt.toString('base64url'),
    hash: hash.toString('base64url'),
    iterations: PIN_ITERATIONS,
  };
  transaction(database, () => {
    setNotes(database, { staffPin: JSON.stringify(kept) });
    record(database, { who, act: 'pin-set', what: '', nowMs });
  });
}

export async function readStaffPin(database: Database): Promise<PinHash | null> {
  const note = await readNote(database, 'staffPin');
  return note === null ? null : JSON.parse(note);
}
