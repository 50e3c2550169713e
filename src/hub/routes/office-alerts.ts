import type { FastifyInstance } from 'fastify';
import { type AlertKnown, alertKnownSchema } from '../../core/protocol/alerts.ts';
import { paths } from '../../core/protocol/paths.ts';
import { setAlertKnown } from '../storage/alerts-known.ts';
import type { Database } from '../storage/database.ts';
import { refuse } from './refusal.ts';

/** `POST /api/office/alerts/known`: what lasts is told again only when there is more of it. */
export function officeAlertRoute(app: FastifyInstance, database: Database, now: () => number) {
  app.post<{ Body: AlertKnown }>(
    paths.alertKnown,
    { config: { needsStaff: true }, schema: { body: alertKnownSchema } },
    async ({ body, staff }, reply) => {
      if (!(await setAlertKnown(database, body, staff!, now()))) return refuse(reply, 'not_found');
      return reply.code(204).send();
    },
  );
}
