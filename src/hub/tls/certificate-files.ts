import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { Logger } from 'pino';
import { CannotStart, EXIT, reasonOf } from '../cannot-start.ts';
import { certificateSpan } from './certificate-span.ts';
import type { HubTls } from './hub-tls.ts';

interface Paths {
  cert: string;
  key: string;
}

/** Certificate and key from their PEM files, tried out before anything else starts. */
export function readTls({ cert, key }: Paths): { cert: Buffer; key: Buffer } {
  try {
    return readBoth({ cert, key });
  } catch (error) {
    throw new CannotStart(EXIT.config, { code: 'tls-unusable', cert, key, reason: reasonOf(error) });
  }
}

/** The ward's own files; replaced ones are taken up when both are whole and belong together. */
export function certificateFiles(paths: Paths, first: { cert: Buffer; key: Buffer }, log: Logger): HubTls {
  let current = first;
  let lastFailure = '';
  return {
    pem: () => current,
    authority: () => null,
    endsMs: () => certificateSpan(current.cert).endMs,
    async look() {
      try {
        const read = readBoth(paths);
        lastFailure = '';
        if (read.cert.equals(current.cert) && read.key.equals(current.key)) return false;
        current = read;
        return true;
      } catch (error) {
        const failure = reasonOf(error);
        if (failure !== lastFailure)
          log.warn({ event: 'tls.files-unusable', reason: failure }, 'TLS files cannot be used');
        lastFailure = failure;
        return false;
      }
    },
  };
}

function readBoth({ cert, key }: Paths) {
  const read = { cert: readFileSync(cert), key: readFileSync(key) };
  // Names what is wrong with either, and refuses a key of another certificate.
  createSecureContext(read);
  return read;
}
