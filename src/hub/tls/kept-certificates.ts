import { createPrivateKey, X509Certificate } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Certified } from './certificate.ts';

const SERVER = 'server.pem';
const AUTHORITY = /^authority-[0-9a-f]{16}\.pem$/;
/** For the stick to the tablets: the certificate alone, without its key. */
const PUBLIC = 'ca.crt';

export type KeptCertificates = ReturnType<typeof openKeptCertificates>;

/** The files of `<data>/tls`. Key and certificate stand in one file, so that a power cut leaves both or neither; only the service may read them. */
export function openKeptCertificates(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  return {
    /** Every authority that was ever made here: an address of before may come back, and tablets trust the old one. */
    authorities: (): Certified[] =>
      readdirSync(folder)
        .filter((name) => AUTHORITY.test(name))
        .flatMap((name) => readCertified(join(folder, name)) ?? []),

    addAuthority(authority: Certified): void {
      const name = new X509Certificate(authority.cert).fingerprint256.replaceAll(':', '').slice(0, 16).toLowerCase();
      writeWhole(join(folder, `authority-${name}.pem`), authority.key + authority.cert, 0o600);
    },

    server: (): Certified | null => readCertified(join(folder, SERVER)),

    setServer(server: Certified): void {
      writeWhole(join(folder, SERVER), server.key + server.cert, 0o600);
    },

    publish(authority: Certified): void {
      const { raw } = new X509Certificate(authority.cert);
      const path = join(folder, PUBLIC);
      if (!isSame(path, raw)) writeWhole(path, raw, 0o644);
    },
  };
}

/** `null` where it is missing, damaged, or its two halves do not belong together: then another is made. */
function readCertified(path: string): Certified | null {
  try {
    // A copy that somebody put back may be open to everybody.
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
    const text = readFileSync(path, 'utf8');
    const at = text.indexOf('-----BEGIN CERTIFICATE-----');
    const certified = { key: text.slice(0, at), cert: text.slice(at) };
    const isPair = new X509Certificate(certified.cert).checkPrivateKey(createPrivateKey(certified.key));
    return isPair ? certified : null;
  } catch {
    return null;
  }
}

function isSame(path: string, bytes: Buffer): boolean {
  try {
    return readFileSync(path).equals(bytes);
  } catch {
    return false;
  }
}

function writeWhole(path: string, content: string | Buffer, mode: number): void {
  const temporary = `${path}.tmp`;
  const file = openSync(temporary, 'w', mode);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}
