import type { FastifyInstance } from 'fastify';
import { paths } from '../../core/protocol/paths.ts';
import type { Database } from '../storage/database.ts';
import { writeNotes } from '../storage/notes.ts';
import { refuse } from './refusal.ts';

/** Anybody may ask, so the disk is asked no more often than this. */
const STANDS_MS = 1_000;

/** `GET /healthz`: 200 when a commit reached the disk within the last second. */
export function healthRoute(app: FastifyInstance, database: Database, now: () => number) {
  let triedAtMs = Number.NEGATIVE_INFINITY;
  let tried = Promise.resolve(false);

  function isWritable(): Promise<boolean> {
    const nowMs = now();
    // Also where the clock was set back: the answer of then does not stand until it comes round again.
    if (Math.abs(nowMs - triedAtMs) < STANDS_MS) return tried;
    triedAtMs = nowMs;
    tried = writeNotes(database, { health: String(nowMs) }).then(
      () => true,
      () => false,
    );
    return tried;
  }

  app.get(paths.health, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return (await isWritable()) ? { status: 'ok' } : refuse(reply, 'storage');
  });
}
