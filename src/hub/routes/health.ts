import type { FastifyInstance } from 'fastify';
import { paths } from '../../core/protocol/paths.ts';
import type { Database } from '../storage/database.ts';
import { writeNotes } from '../storage/notes.ts';
import { refuse } from './refusal.ts';

/** `GET /healthz`: 200 when a commit reached the disk just now. */
export function healthRoute(app: FastifyInstance, database: Database, now: () => number) {
  app.get(paths.health, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      await writeNotes(database, { health: String(now()) });
      return { status: 'ok' };
    } catch {
      return refuse(reply, 'storage');
    }
  });
}
