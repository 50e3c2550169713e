import { X509Certificate } from 'node:crypto';
import { request as ask } from 'node:http';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serveCaPage } from '../../../src/hub/tls/ca-port.ts';
import { openOwnTls } from '../../../src/hub/tls/own-tls.ts';
import { certificateWords } from '../../../src/words/certificate-page.ts';
import { aFolder } from '../../support/a-folder.ts';
import { NOON, openHub } from '../../support/open-hub.ts';

const ORIGIN = 'https://lobby.ward.example:8443';
const host = 'lobby.ward.example:8443';
const aTls = () =>
  openOwnTls(
    aFolder(),
    () => ['lobby.ward.example'],
    pino({ level: 'silent' }),
    () => NOON,
  );

/** Status, headers and bytes of a request that no browser could make. */
async function plain(port: number, path: string, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    ask({ host: '127.0.0.1', port, path, method }, async (answer) => {
      resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(await answer.toArray()) });
    })
      .on('error', reject)
      .end();
  });
}

describe('the guide to trusting the hub', () => {
  it('says how on each platform, and by which marks the certificate is known', async () => {
    const tls = await aTls();
    const hub = await openHub({ origin: ORIGIN, content: false, tls });
    const answer = await hub.ask({ url: '/certificate', headers: { host } });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    for (const name of ['iPad', 'Android', 'Windows', 'ChromeOS', '証明書信頼設定'])
      expect(answer.body).toContain(name);
    const { fingerprint256, fingerprint } = tls.authority()!;
    for (const mark of [fingerprint256, fingerprint, 'Lobby Hub CA 2026-11-22', '2036-11-22'])
      expect(answer.body).toContain(mark);
    expect(answer.body).not.toMatch(/<script|https?:|PRIVATE/);
    expect(answer.headers['content-security-policy']).toMatch(/style-src 'sha256-[\w+/=]+';/);
  });

  it('gives the authority as every platform takes it', async () => {
    const tls = await aTls();
    const hub = await openHub({ origin: ORIGIN, content: false, tls });
    const answer = await hub.ask({ url: '/ca.crt', headers: { host } });
    expect(answer.headers['content-type']).toBe('application/x-x509-ca-cert');
    expect(new X509Certificate(answer.rawPayload).ca).toBe(true);
  });

  it('says so where the ward brought its certificate', async () => {
    const hub = await openHub({ content: false });
    expect((await hub.ask({ url: '/certificate' })).body).toContain(certificateWords.brought);
    expect((await hub.ask({ url: '/ca.crt' })).statusCode).toBe(404);
  });
});

describe('the port for who does not trust the hub yet', () => {
  it('gives the guide and the certificate, and nothing else', async () => {
    const tls = await aTls();
    const page = await serveCaPage(tls, '127.0.0.1', 0);
    onTestFinished(() => page.close());
    for (const path of ['/', '/certificate', '/certificate?x']) {
      const { status, headers, body } = await plain(page.port, path);
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(body.toString()).toContain(tls.authority()!.fingerprint256);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    }
    expect((await plain(page.port, '/ca.crt')).body).toEqual(tls.authority()!.raw);
    const other = ['/office', '/api/content', '/healthz', '/tls/server.pem', '/../server.pem', '/ca.crt/'];
    for (const path of other) expect((await plain(page.port, path)).status).toBe(404);
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await plain(page.port, '/ca.crt', method)).status).toBe(404);
  });
});

describe('a browser that came over TLS', () => {
  it('comes back so for a year, by name and not by localhost or plain http', async () => {
    const hub = await openHub({ origin: ORIGIN, content: false, tls: await aTls() });
    const told = async (from: string) =>
      (await hub.ask({ url: '/healthz', headers: { host: from } })).headers['strict-transport-security'];
    expect(await told(host)).toBe('max-age=31536000');
    expect(await told('localhost:8080')).toBeUndefined();
    const plainly = await openHub({ content: false, origin: 'http://lobby.ward.example' });
    const answer = await plainly.ask({ url: '/healthz', headers: { host: 'lobby.ward.example' } });
    expect([answer.statusCode, answer.headers['strict-transport-security']]).toEqual([200, undefined]);
  });
});
