import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserPlace } from './start-browser.ts';

/**
 * What makes a Chromium trust the hub whose certificates stand in the folder, and no other: the authority in the store of
 * the browser's home, as an administrator puts it there. Where `certutil` is missing the browser is told the server's key.
 */
export function trustingHub(tlsDir: string, homeDir: string): BrowserPlace {
  const store = join(homeDir, '.pki/nssdb');
  mkdirSync(store, { recursive: true });
  const database = ['-d', `sql:${store}`];
  const certutil = (...args: string[]) => spawnSync('certutil', args, { encoding: 'utf8' });
  if (certutil(...database, '-N', '--empty-password').error !== undefined) {
    const { publicKey } = new X509Certificate(readFileSync(join(tlsDir, 'server.pem')));
    const key = createHash('sha256')
      .update(publicKey.export({ format: 'der', type: 'spki' }))
      .digest('base64');
    return { arguments: [`--ignore-certificate-errors-spki-list=${key}`] };
  }
  const added = certutil(...database, '-A', '-n', 'Lobby Hub', '-t', 'C,,', '-i', join(tlsDir, 'ca.crt'));
  if (added.status !== 0) throw new Error(added.stderr);
  return { homeDir };
}
