import type { FastifyInstance } from 'fastify';
import type * as v from 'valibot';
import { askRequestSchema, type TabletNames, tabletNamesSchema } from '../../core/protocol/office.ts';
import { paths } from '../../core/protocol/paths.ts';
import { askOfTablet } from '../storage/asked-of-tablets.ts';
import type { Database } from '../storage/database.ts';
import type { RatingsFiles } from '../storage/ratings-files.ts';
import { nameTablet, revokeTablet } from '../storage/tablet-names.ts';
import type { TabletLines } from './events.ts';
import { refuse } from './refusal.ts';

const config = { needsStaff: true };
const path = `${paths.tablets}:deviceId`;

interface OfTablet {
  Params: { deviceId: string };
}

/** What staff do with one tablet: name it, take it out, ask something of it. */
export function officeTabletRoute(
  app: FastifyInstance,
  database: Database,
  ratingsFiles: Pick<RatingsFiles, 'changed'>,
  lines: TabletLines,
  now: () => number,
) {
  app.put<OfTablet & { Body: TabletNames }>(
    path,
    { config, schema: { body: tabletNamesSchema } },
    async ({ params, body, staff }, reply) => {
      const named = await nameTablet(database, params.deviceId, body, staff!, now());
      if (named === 'unknown') return refuse(reply, 'not_found');
      if (named === 'taken') return refuse(reply, 'name_taken');
      ratingsFiles.changed(named);
      return reply.code(204).send();
    },
  );

  app.delete<OfTablet>(path, { config }, async ({ params, staff, log }, reply) => {
    if (!(await revokeTablet(database, params.deviceId, staff!, now()))) return refuse(reply, 'not_found');
    lines.hangUp(params.deviceId);
    log.info({ event: 'tablet.revoked', deviceId: params.deviceId }, 'tablet revoked');
    return reply.code(204).send();
  });

  app.post<OfTablet & { Body: v.InferOutput<typeof askRequestSchema> }>(
    `${path}/asked`,
    { config, schema: { body: askRequestSchema } },
    async ({ params, body, staff }, reply) => {
      if (!(await askOfTablet(database, params.deviceId, body.kind, staff!, now()))) return refuse(reply, 'not_found');
      lines.tellNews(params.deviceId);
      return reply.code(204).send();
    },
  );
}
