import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { paths } from '../../core/protocol/paths.ts';
import type { Address } from './address.ts';
import { movedPage, STAY } from './moved-page.ts';
import { plainStyleHash } from './plain-page.ts';
import { securityHeaders } from './security-headers.ts';

/** The built lobby app and staff page. Files with a hash in the name never change; everything else is asked for again. */
export async function pageRoutes(app: FastifyInstance, pagesDir: string, address: () => Address) {
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
  const page = (path: string, file: string, frames: Parameters<typeof securityHeaders>[0]) =>
    app.get(path, { helmet: securityHeaders(frames) }, async (request, reply) => {
      if (!isMoved(request, address())) return reply.sendFile(file);
      await reply.helmet(securityHeaders({ styleHash: plainStyleHash }));
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(movedPage(path, address()));
    });
  // It opens nothing and nobody signs in there: a new process for each start would only make it later.
  page(paths.lobby, 'index.html', { frameAncestors: "'self'", isApart: false });
  page(paths.office, 'office.html', { frameSrc: "'self'" });
}

/** Somebody opens a page under the address of before. What a tablet's worker fetches there for its shell is the page itself, as ever. */
function isMoved({ headers, query }: FastifyRequest, { oldOrigin }: Address): boolean {
  if (oldOrigin === undefined || new URL(oldOrigin).host !== headers.host?.toLowerCase()) return false;
  return headers['sec-fetch-mode'] === 'navigate' && !Object.hasOwn(query as object, STAY);
}
