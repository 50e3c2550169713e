import type { FastifyInstance } from 'fastify';
import type * as v from 'valibot';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { enrolRequestSchema, statusRequestSchema } from '../../core/protocol/envelopes.ts';
import { paths } from '../../core/protocol/paths.ts';
import { recordNames } from '../../words/record.ts';
import type { ContentShelf } from '../content/content-shelf.ts';
import type { Database } from '../storage/database.ts';
import { enrolTablet, saveStatus } from '../storage/tablets.ts';
import { type Address, isOwnMachine } from './address.ts';
import { refuse } from './refusal.ts';

/** `POST /api/enrol` and `POST /api/status`. */
export function tabletRoutes(
  app: FastifyInstance,
  database: Database,
  shelf: ContentShelf,
  address: () => Address,
  now: () => number,
) {
  app.post<{ Body: v.InferOutput<typeof enrolRequestSchema> }>(
    paths.enrol,
    { schema: { body: enrolRequestSchema } },
    async (request, reply) => {
      // No code has been given out yet by any page, so a code can only be wrong.
      if (request.body.code !== undefined) return refuse(reply, 'wrong_code');
      if (!isOwnMachine(request, address())) return refuse(reply, 'not_own_machine');
      const enrolled = await enrolTablet(database, request.body.name, recordNames.ownMachine, now());
      request.log.info({ event: 'tablet.enrolled', deviceId: enrolled.deviceId }, 'tablet enrolled');
      return reply.code(201).send(enrolled);
    },
  );

  app.post<{ Body: v.InferOutput<typeof statusRequestSchema> }>(
    paths.status,
    { schema: { body: statusRequestSchema }, config: { needsTablet: true } },
    async (request) => {
      await saveStatus(database, request.tablet!.deviceId, request.body, now());
      return { contentId: shelf.current()?.id ?? '', serverTime: toTokyoIso(now()) };
    },
  );
}
