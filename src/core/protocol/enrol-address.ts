import { paths } from './paths.ts';

const FRAGMENT = /^#enrol=(\d{6})$/;

/** The lobby with a number to enrol with, for a QR code. A fragment never travels, so the number stands in no log. */
export function enrolAddress(origin: string, code: string): string {
  return `${origin}${paths.lobby}#enrol=${code}`;
}

/** The number in the fragment of such an address. */
export function codeOfFragment(fragment: string): string | null {
  return FRAGMENT.exec(fragment)?.[1] ?? null;
}
