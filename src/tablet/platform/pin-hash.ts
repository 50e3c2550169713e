import { PIN_ITERATIONS, type PinHash } from '../../core/settings/settings.ts';

/** Hashes a staff PIN with a salt of its own. */
export async function hashPin(digits: string): Promise<PinHash> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return {
    salt: base64url(salt),
    hash: base64url(await derive(digits, salt, PIN_ITERATIONS)),
    iterations: PIN_ITERATIONS,
  };
}

export async function isPin(digits: string, { salt, hash, iterations }: PinHash): Promise<boolean> {
  return base64url(await derive(digits, fromBase64url(salt), iterations)) === hash;
}

async function derive(digits: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(digits), 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256),
  );
}

// Uint8Array.prototype.toBase64 came to Chromium with 140.
function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
