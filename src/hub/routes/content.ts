import type { FastifyInstance } from 'fastify';
import { paths } from '../../core/protocol/paths.ts';
import type { ContentShelf } from '../content/content-shelf.ts';
import { refuse } from './refusal.ts';

/** `GET /api/content` and the files it names. */
export function contentRoutes(app: FastifyInstance, shelf: ContentShelf) {
  app.get(paths.content, { config: { needsTablet: true } }, async (request, reply) => {
    const shown = shelf.current();
    if (shown === null) return refuse(reply, 'no_content');
    const etag = `"${shown.id}"`;
    reply.header('etag', etag).header('cache-control', 'no-cache');
    if (isNamed(etag, request.headers['if-none-match'])) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(shown.json);
  });

  app.get<{ Params: { sha256: string } }>(
    `${paths.files}:sha256`,
    { config: { needsTablet: true } },
    async (request, reply) => {
      const file = await shelf.file(request.params.sha256);
      if (file === null) return refuse(reply, 'not_found');
      reply.header('cache-control', 'public, max-age=31536000, immutable');
      return reply.type(file.type).send(file.bytes);
    },
  );
}

/** RFC 9110 13.1.2: a list, perhaps weakened on the way. */
function isNamed(etag: string, ifNoneMatch = ''): boolean {
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
