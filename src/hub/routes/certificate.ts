import type { X509Certificate } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { certificatePaths } from '../../core/protocol/certificate-paths.ts';
import { AUTHORITY_TYPE, certificatePage } from './certificate-page.ts';
import { plainStyleHash } from './plain-page.ts';
import { refuse } from './refusal.ts';
import { securityHeaders } from './security-headers.ts';

/** `GET /certificate` the guide, `GET /ca.crt` the certificate of the hub's own authority. */
export function certificateRoutes(app: FastifyInstance, authority: () => X509Certificate | null) {
  app.get(certificatePaths.guide, { helmet: securityHeaders({ styleHash: plainStyleHash }) }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(certificatePage(authority())),
  );
  app.get(certificatePaths.authority, (_request, reply) => {
    const own = authority();
    if (own === null) return refuse(reply, 'not_found');
    return reply.type(AUTHORITY_TYPE).header('cache-control', 'no-store').send(own.raw);
  });
}
