import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Certified, makeAuthority, makeServerCertificate } from '../../../src/hub/tls/certificate.ts';
import { openKeptCertificates } from '../../../src/hub/tls/kept-certificates.ts';
import { ownCertificate } from '../../../src/hub/tls/own-certificate.ts';
import { aFolder } from '../../support/a-folder.ts';

const DAY_MS = 24 * 60 * 60_000;
const NAMES = ['lobby.ward.example', 'localhost', '127.0.0.1', '192.0.2.7', '2001:db8::7', '::1'];
const now = Date.now();

/** What a client that trusts the authority says to the server: its status, or why it hangs up. */
async function connected(server: Certified, authority: Certified, servername: string, host = '127.0.0.1') {
  const hub = createServer(server, (_request, answer) => answer.end('ok'));
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void hub.close());
  const { port } = hub.address() as AddressInfo;
  return new Promise<string | number | undefined>((resolve) => {
    request({ host, port, ca: authority.cert, agent: false, ...(servername && { servername }) }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'UNSPECIFIED' ? error.message : error.code))
      .end();
  });
}

const place = () => {
  const folder = join(aFolder(), 'tls');
  return { folder, kept: openKeptCertificates(folder) };
};
const print = ({ cert }: Certified) => new X509Certificate(cert).fingerprint256;

describe('makeAuthority', () => {
  it('vouches for ten years, for no other authority, and critically for its names alone', async () => {
    const authority = await makeAuthority(NAMES, now);
    const certificate = new X509Certificate(authority.cert);
    expect(certificate.ca).toBe(true);
    expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
    expect(certificate.subject).toMatch(/^CN=Lobby Hub CA \d{4}-\d{2}-\d{2}$/);
    expect(Date.parse(certificate.validTo) - now).toBeGreaterThan(3_651 * DAY_MS);
    expect(Date.parse(certificate.validTo) - now).toBeLessThan(3_654 * DAY_MS);
    const path = join(aFolder(), 'ca.pem');
    writeFileSync(path, authority.cert);
    const { stdout, error } = spawnSync('openssl', ['x509', '-in', path, '-noout', '-text'], { encoding: 'utf8' });
    if (error === undefined) {
      expect(stdout).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
      expect(stdout).toMatch(/Key Usage: critical\s+Certificate Sign\n/);
      expect(stdout).toMatch(/Name Constraints: critical\s+Permitted:\s+DNS:lobby\.ward\.example\s+DNS:localhost\s/);
      for (const address of ['127.0.0.1/255.255.255.255', '2001:DB8:0:0:0:0:0:7/FFFF:'])
        expect(stdout).toContain(`IP:${address}`);
    }
  });

  it.each([
    ['its own name', NAMES, NAMES, 'lobby.ward.example', 200],
    ['its own number', NAMES, NAMES, '', 200],
    ['another name', NAMES, ['bank.example', '127.0.0.1'], 'bank.example', 'permitted subtree violation'],
    ['another number', NAMES, ['lobby.ward.example', '192.0.2.8'], 'lobby.ward.example', 'permitted subtree violation'],
    ['a number where it has names only', ['lobby.ward.example'], ['127.0.0.1'], '', 'excluded subtree violation'],
    ['a name where it has numbers only', ['127.0.0.1'], ['bank.example'], 'bank.example', 'excluded subtree violation'],
  ])('is believed about %s: %#', async (_what, permitted, named, servername, expected) => {
    const authority = await makeAuthority(permitted, now);
    const server = await makeServerCertificate(authority, named, now);
    expect(await connected(server, authority, servername)).toBe(expected);
  });
});

describe('makeServerCertificate', () => {
  it('lasts at most 397 days, serves only, and names every address', async () => {
    const authority = await makeAuthority(NAMES, now);
    const certificate = new X509Certificate((await makeServerCertificate(authority, NAMES, now)).cert);
    const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / DAY_MS;
    expect(days).toBeLessThanOrEqual(397);
    expect(days).toBeGreaterThan(396);
    expect(certificate.ca).toBe(false);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(certificate.verify(new X509Certificate(authority.cert).publicKey)).toBe(true);
    for (const name of NAMES) expect(certificate.checkHost(name) ?? certificate.checkIP(name)).toBe(name);
  });

  it('is refused under another name, after its end, before its beginning, and from a stranger', async () => {
    const authority = await makeAuthority(NAMES, now);
    const server = await makeServerCertificate(authority, NAMES, now);
    expect(await connected(server, authority, 'other.example')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    const ended = await makeServerCertificate(authority, NAMES, now - 397 * DAY_MS);
    expect(await connected(ended, authority, 'localhost')).toBe('CERT_HAS_EXPIRED');
    const early = await makeServerCertificate(authority, NAMES, now + 2 * DAY_MS);
    expect(await connected(early, authority, 'localhost')).toBe('CERT_NOT_YET_VALID');
    const stranger = await makeAuthority(NAMES, now);
    expect(await connected(server, stranger, 'localhost')).toMatch(/UNABLE_TO_VERIFY|SIGNATURE/);
  });

  it('does not outlast its authority', async () => {
    const authority = await makeAuthority(NAMES, now - 3_600 * DAY_MS);
    const server = await makeServerCertificate(authority, NAMES, now);
    expect(new X509Certificate(server.cert).validTo).toBe(new X509Certificate(authority.cert).validTo);
  });
});

describe('ownCertificate', () => {
  it('keeps what it made, until thirty days before the end', async () => {
    const { kept } = place();
    const first = await ownCertificate(kept, NAMES, now);
    const later = await ownCertificate(kept, [...NAMES].reverse(), now + 365 * DAY_MS);
    expect([print(later.server), print(later.authority)]).toEqual([print(first.server), print(first.authority)]);
    const renewed = await ownCertificate(kept, NAMES, now + 367 * DAY_MS);
    expect(print(renewed.server)).not.toBe(print(first.server));
    expect(print(renewed.authority)).toBe(print(first.authority));
    expect(await connected(first.server, renewed.authority, 'localhost')).toBe(200);
  });

  it('names a new address at once where its authority may, and tells which it may not', async () => {
    const { kept } = place();
    const first = await ownCertificate(kept, ['lobby.ward.example', '192.0.2.7'], now);
    const without = await ownCertificate(kept, ['lobby.ward.example'], now);
    expect(new X509Certificate(without.server.cert).subjectAltName).toBe('DNS:lobby.ward.example');
    const moved = await ownCertificate(kept, ['lobby.ward.example', '192.0.2.8'], now);
    expect(moved.uncovered).toEqual(['192.0.2.8']);
    expect(print(moved.authority)).toBe(print(first.authority));
    const back = await ownCertificate(kept, ['lobby.ward.example', '192.0.2.7'], now);
    expect(back.uncovered).toEqual([]);
    expect(new X509Certificate(back.server.cert).checkIP('192.0.2.7')).toBe('192.0.2.7');
  });

  it('makes another authority for a first name that its own may not vouch for, and takes the old one up again', async () => {
    const { kept } = place();
    const first = await ownCertificate(kept, ['one.example'], now);
    const other = await ownCertificate(kept, ['two.example'], now);
    expect(print(other.authority)).not.toBe(print(first.authority));
    const back = await ownCertificate(kept, ['one.example'], now);
    expect(print(back.authority)).toBe(print(first.authority));
    expect(await connected(back.server, first.authority, 'one.example')).toBe(200);
  });

  it('has its certificate from the authority that it gives out, also where the one of before is gone', async () => {
    const { folder, kept } = place();
    const first = await ownCertificate(kept, NAMES, now);
    for (const name of readdirSync(folder)) if (name.startsWith('authority-')) rmSync(join(folder, name));
    const other = await ownCertificate(kept, NAMES, now);
    expect(print(other.authority)).not.toBe(print(first.authority));
    expect(await connected(other.server, other.authority, 'localhost')).toBe(200);
  });

  it('is not put off by a clock that was wrong for a while', async () => {
    const { kept } = place();
    const first = await ownCertificate(kept, NAMES, now);
    await ownCertificate(kept, NAMES, now - 2_000 * DAY_MS);
    const right = await ownCertificate(kept, NAMES, now);
    expect(print(right.authority)).toBe(print(first.authority));
    expect(await connected(right.server, first.authority, 'localhost')).toBe(200);
  });

  it('takes another authority when the one it had has ended', async () => {
    const { kept } = place();
    const first = await ownCertificate(kept, NAMES, now);
    const last = await ownCertificate(kept, NAMES, now + 3_640 * DAY_MS);
    expect(print((await ownCertificate(kept, NAMES, now + 3_641 * DAY_MS)).server)).toBe(print(last.server));
    expect(print(last.authority)).toBe(print(first.authority));
    const after = await ownCertificate(kept, NAMES, now + 3_660 * DAY_MS);
    expect(print(after.authority)).not.toBe(print(first.authority));
  });

  it('leaves keys to the service alone, and for the stick the certificate without its key', async () => {
    const { folder, kept } = place();
    const { authority } = await ownCertificate(kept, NAMES, now);
    const names = readdirSync(folder).toSorted();
    expect(names).toEqual([expect.stringMatching(/^authority-[0-9a-f]{16}\.pem$/), 'ca.crt', 'server.pem']);
    expect(readFileSync(join(folder, 'ca.crt'))).toEqual(new X509Certificate(authority.cert).raw);
    if (process.platform === 'win32') return;
    const open = (name: string) => statSync(join(folder, name)).mode & 0o777;
    expect([open(''), ...names.map(open)]).toEqual([0o700, 0o600, 0o644, 0o600]);
  });

  it('makes a certificate anew where a file is damaged, and a key that does not belong to it', async () => {
    const { folder, kept } = place();
    const first = await ownCertificate(kept, NAMES, now);
    const path = join(folder, 'server.pem');
    const stranger = await makeServerCertificate(first.authority, NAMES, now);
    for (const text of ['', first.server.key, first.server.cert, stranger.key + first.server.cert]) {
      writeFileSync(path, text);
      const again = await ownCertificate(kept, NAMES, now);
      expect(print(again.authority)).toBe(print(first.authority));
      expect(await connected(again.server, first.authority, 'localhost')).toBe(200);
    }
    rmSync(path);
    expect(await connected((await ownCertificate(kept, NAMES, now)).server, first.authority, 'localhost')).toBe(200);
  });
});
