import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { paths } from '../../core/protocol/paths.ts';
import { securityHeaders } from './security-headers.ts';

/** The built lobby app and staff page. Files with a hash in the name never change; everything else is asked for again. */
export async function pageRoutes(app: FastifyInstance, pagesDir: string) {
  if (!existsSync(pagesDir)) return;
  await app.register(fastifyStatic, {
    root: pagesDir,
    index: false,
    cacheControl: false,
    setHeaders(reply, path) {
      const isHashed = /[\\/]assets[\\/]/.test(path);
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // The staff page shows the lobby in a frame, as a preview.
  app.get(paths.lobby, { helmet: securityHeaders({ frameAncestors: "'self'" }) }, (_request, reply) =>
    reply.sendFile('index.html'),
  );
  app.get(paths.office, { helmet: securityHeaders({ frameSrc: "'self'" }) }, (_request, reply) =>
    reply.sendFile('office.html'),
  );
}
