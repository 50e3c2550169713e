import type { FastifyInstance } from 'fastify';
import type * as v from 'valibot';
import { ratingsRequestSchema } from '../../core/protocol/envelopes.ts';
import { paths } from '../../core/protocol/paths.ts';
import type { Database } from '../storage/database.ts';
import { storeEvents } from '../storage/events.ts';
import type { RatingsFiles } from '../storage/ratings-files.ts';
import { packAnswer } from './packed-answer.ts';

type Body = v.InferOutput<typeof ratingsRequestSchema>;

/** `POST /api/ratings`: stores the batch, and answers only after the commit. */
export function ratingsRoute(app: FastifyInstance, database: Database, ratingsFiles: RatingsFiles, now: () => number) {
  app.post<{ Body: Body }>(
    paths.ratings,
    { schema: { body: ratingsRequestSchema }, config: { needsTablet: true }, onSend: packAnswer },
    async (request) => {
      const { deviceId } = request.tablet!;
      const { months, ...answer } = await storeEvents(database, { deviceId, ...request.body, receivedAtMs: now() });
      ratingsFiles.changed(months);
      return answer;
    },
  );
}
