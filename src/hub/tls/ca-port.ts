import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { certificatePaths } from '../../core/protocol/certificate-paths.ts';
import { AUTHORITY_TYPE, certificatePage } from '../routes/certificate-page.ts';
import { plainStyleHash } from '../routes/plain-page.ts';
import type { HubTls } from './hub-tls.ts';

const GUARD = {
  'content-security-policy': `default-src 'none'; style-src '${plainStyleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Plain http, for who does not trust the hub yet: the guide and the authority's certificate, which are no secret, and nothing else at all. */
export async function serveCaPage(tls: HubTls | null, host: string, port: number) {
  const server = createServer({ requestTimeout: 15_000 }, ({ method, url }, answer) => {
    const send = (status: number, type: string, body: string | Buffer) =>
      answer.writeHead(status, { ...GUARD, 'content-type': type, connection: 'close' }).end(body);
    const authority = tls?.authority() ?? null;
    const path = method === 'GET' ? url?.split('?')[0] : undefined;
    if (path === '/' || path === certificatePaths.guide)
      return send(200, 'text/html; charset=utf-8', certificatePage(authority));
    if (path === certificatePaths.authority && authority !== null) return send(200, AUTHORITY_TYPE, authority.raw);
    return send(404, 'text/plain; charset=utf-8', '');
  });
  server.maxConnections = 50;
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
