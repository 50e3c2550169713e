import { readFileSync } from 'node:fs';
import { CannotStart, EXIT, reasonOf } from './cannot-start.ts';
import type { HubOptions } from './options.ts';
import { isLongEnough, PASSWORD_MIN_LENGTH } from './storage/password.ts';

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
