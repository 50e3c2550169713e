import type { FastifyInstance } from 'fastify';
import type * as v from 'valibot';
import { paths } from '../../core/protocol/paths.ts';
import { type RetentionRequest, retentionRequestSchema, retentionSeenSchema } from '../../core/protocol/retention.ts';
import type { RetentionKeeper } from '../storage/retention.ts';
import { refuse } from './refusal.ts';

/** `POST /api/office/retention`: what staff say to the notice about old ratings; `…/seen`: it is on a screen. */
export function officeRetentionRoute(app: FastifyInstance, retention: Pick<RetentionKeeper, 'tell'>) {
  app.post<{ Body: RetentionRequest }>(
    paths.retention,
    { config: { needsStaff: true }, schema: { body: retentionRequestSchema } },
    async ({ body, staff }, reply) => {
      if (!(await retention.tell(body.choice, body.keptFrom, staff!))) return refuse(reply, 'not_found');
      return reply.code(204).send();
    },
  );

  app.post<{ Body: v.InferOutput<typeof retentionSeenSchema> }>(
    `${paths.retention}/seen`,
    { config: { needsStaff: true, isPolled: true }, schema: { body: retentionSeenSchema } },
    async ({ body, staff }, reply) => {
      if (!(await retention.tell('seen', body.keptFrom, staff!))) return refuse(reply, 'not_found');
      return reply.code(204).send();
    },
  );
}
