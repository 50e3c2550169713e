import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect } from 'node:tls';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseOptions } from '../../../src/hub/options.ts';
import { makeAuthority, makeServerCertificate } from '../../../src/hub/tls/certificate.ts';
import { readTls } from '../../../src/hub/tls/certificate-files.ts';
import { certificateSpan } from '../../../src/hub/tls/certificate-span.ts';
import { keepTlsFresh, openTls } from '../../../src/hub/tls/open-tls.ts';
import { tlsOptions } from '../../../src/hub/tls/tls-options.ts';
import { aFolder } from '../../support/a-folder.ts';
import { until } from '../../support/until.ts';

const DAY_MS = 24 * 60 * 60_000;
const log = pino({ level: 'silent' });

function optionsOf(...argv: string[]) {
  const parsed = parseOptions(argv, {});
  if (!('options' in parsed)) throw new Error(JSON.stringify(parsed));
  return parsed.options;
}

/** The fingerprint of the certificate that a new connection gets. */
async function shown(port: number, names: { servername?: string } = { servername: 'localhost' }): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', ...names, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { fingerprint256 } = socket.getPeerCertificate();
  socket.destroy();
  return fingerprint256;
}

describe('keepTlsFresh', () => {
  it('speaks with the renewed certificate without a restart, and leaves who is connected alone', async () => {
    const clock = { nowMs: Date.now() };
    const dataDir = aFolder();
    const names = ['localhost', '127.0.0.1'];
    const tls = (await openTls(
      optionsOf('--https', '--data', dataDir),
      null,
      () => names,
      log,
      () => clock.nowMs,
    ))!;
    const listen = async () => {
      const server = createServer(tlsOptions(tls), (_request, answer) => answer.end('ok'));
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      onTestFinished(() => void server.close());
      return { server, port: (server.address() as AddressInfo).port };
    };
    const { server, port } = await listen();
    // As the one that Fastify opens where `localhost` is two addresses: nobody tells it of a renewal.
    const second = await listen();
    let looks = 0;
    const fresh = keepTlsFresh(
      tls,
      server,
      () => {
        looks += 1;
      },
      20,
    );
    onTestFinished(fresh.stop);
    const first = await shown(port);
    const staying = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: tls.authority()!.toString() });
    await once(staying, 'secureConnect');
    onTestFinished(() => void staying.destroy());
    await until('two looks', () => looks > 2);
    expect([await shown(port), await shown(second.port)]).toEqual([first, first]);
    expect(tls.endsMs() - clock.nowMs).toBeGreaterThan(395 * DAY_MS);
    clock.nowMs = tls.endsMs() - 29 * DAY_MS;
    await until('the renewed certificate', async () => (await shown(port)) !== first);
    const renewed = await shown(port);
    expect([await shown(second.port), await shown(port, {})]).toEqual([renewed, renewed]);
    expect(tls.endsMs() - clock.nowMs).toBeGreaterThan(395 * DAY_MS);
    staying.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(String((await once(staying, 'data'))[0])).toContain('200 OK');
  });

  it('goes on with what it has while the folder takes no file', async () => {
    const clock = { nowMs: Date.now() };
    const dataDir = aFolder();
    const tls = (await openTls(
      optionsOf('--https', '--data', dataDir),
      null,
      () => ['localhost'],
      log,
      () => clock.nowMs,
    ))!;
    const before = tls.pem();
    rmSync(join(dataDir, 'tls'), { recursive: true });
    writeFileSync(join(dataDir, 'tls'), 'a file in the way');
    clock.nowMs = tls.endsMs() - DAY_MS;
    expect(await tls.look()).toBe(false);
    expect(tls.pem()).toBe(before);
    rmSync(join(dataDir, 'tls'));
    expect(await tls.look()).toBe(true);
  });
});

describe('openTls', () => {
  it('says which folder it cannot write', async () => {
    const dataDir = aFolder();
    writeFileSync(join(dataDir, 'tls'), 'a file in the way');
    const opening = openTls(optionsOf('--https', '--data', dataDir), null, () => ['localhost'], log, Date.now);
    await expect(opening).rejects.toThrow(/^証明書のフォルダー .*tls を使えません/);
  });

  it('takes up replaced files of the ward once both belong together', async () => {
    const folder = aFolder();
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    const authority = await makeAuthority(['localhost'], Date.now());
    const [one, two] = await Promise.all(
      [400, 0].map((days) => makeServerCertificate(authority, ['localhost'], Date.now() - days * DAY_MS)),
    );
    writeFileSync(cert, one!.cert);
    writeFileSync(key, one!.key);
    const options = optionsOf('--tls-cert', cert, '--tls-key', key);
    const tls = (await openTls(options, readTls(options.tls!), () => [], log, Date.now))!;
    expect(tls.authority()).toBeNull();
    expect(tls.endsMs()).toBe(certificateSpan(one!.cert).endMs);
    expect(await tls.look()).toBe(false);
    writeFileSync(cert, two!.cert);
    expect(await tls.look()).toBe(false);
    expect(String(tls.pem().cert)).toBe(one!.cert);
    writeFileSync(key, two!.key);
    expect(await tls.look()).toBe(true);
    expect(tls.endsMs()).toBe(certificateSpan(two!.cert).endMs);
  });

  it('is nothing where the hub speaks plain http', async () => {
    expect(await openTls(optionsOf(), null, () => [], log, Date.now)).toBeNull();
  });
});
