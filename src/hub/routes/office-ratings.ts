import type { FastifyInstance } from 'fastify';
import { type OfficeRatingsRequest, officeRatingsRequestSchema } from '../../core/protocol/office.ts';
import { paths } from '../../core/protocol/paths.ts';
import { storeBroughtRatings } from '../storage/brought-ratings.ts';
import type { Database } from '../storage/database.ts';
import type { RatingsFiles } from '../storage/ratings-files.ts';
import { refuse } from './refusal.ts';

/** `POST /api/office/ratings`: what a tablet could not send comes by stick, and is stored as if it had been sent. */
export function officeRatingsRoute(
  app: FastifyInstance,
  database: Database,
  ratingsFiles: RatingsFiles,
  now: () => number,
) {
  app.post<{ Body: OfficeRatingsRequest }>(
    paths.officeRatings,
    { schema: { body: officeRatingsRequestSchema }, config: { needsStaff: true } },
    async ({ body, staff }, reply) => {
      const stored = await storeBroughtRatings(database, body, staff!, now());
      if (stored === null) return refuse(reply, 'malformed');
      const { months, ...answer } = stored;
      ratingsFiles.changed(months);
      return answer;
    },
  );
}
