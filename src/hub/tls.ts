import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { CannotStart, EXIT, reasonOf } from './cannot-start.ts';

/** Certificate and key from their PEM files, tried out before anything else starts. */
export function readTls({ cert, key }: { cert: string; key: string }): { cert: Buffer; key: Buffer } {
  try {
    const read = { cert: readFileSync(cert), key: readFileSync(key) };
    createSecureContext(read);
    return read;
  } catch (error) {
    throw new CannotStart(EXIT.config, { code: 'tls-unusable', cert, key, reason: reasonOf(error) });
  }
}

/** When the hub's own certificate ends: the first in its file, of which the others are a chain. */
export function certificateEndMs(cert: Buffer): number {
  return Date.parse(new X509Certificate(cert).validTo);
}
