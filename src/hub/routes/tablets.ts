import type { FastifyInstance } from 'fastify';
import type * as v from 'valibot';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { enrolRequestSchema, statusRequestSchema } from '../../core/protocol/envelopes.ts';
import { paths } from '../../core/protocol/paths.ts';
import { recordNames } from '../../words/record.ts';
import type { ContentShelf } from '../content/content-shelf.ts';
import { askedOf } from '../storage/asked-of-tablets.ts';
import type { Database } from '../storage/database.ts';
import { enrolWithCode } from '../storage/enrolment-codes.ts';
import { heardOfSerial } from '../storage/serial-floor.ts';
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
      const { code, name } = request.body;
      if (code === undefined && !isOwnMachine(request, address())) return refuse(reply, 'not_own_machine');
      const enrolled =
        code === undefined
          ? await enrolTablet(database, name, recordNames.ownMachine, now())
          : await enrolWithCode(database, code, name, now());
      if (enrolled === null) return refuse(reply, 'wrong_code');
      request.log.info({ event: 'tablet.enrolled', deviceId: enrolled.deviceId }, 'tablet enrolled');
      return reply.code(201).send(enrolled);
    },
  );

  app.post<{ Body: v.InferOutput<typeof statusRequestSchema> }>(
    paths.status,
    { schema: { body: statusRequestSchema }, config: { needsTablet: true } },
    async (request) => {
      await heardOfSerial(database, request.body.edition);
      await saveStatus(database, request.tablet!, request.body, now());
      const asked = await askedOf(database, request.tablet!, request.body.done, now());
      return { contentId: shelf.current()?.id ?? '', serverTime: toTokyoIso(now()), ...(asked && { asked }) };
    },
  );
}
