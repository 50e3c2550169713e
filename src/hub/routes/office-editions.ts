import type { FastifyInstance } from 'fastify';
import type * as v from 'valibot';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { againRequestSchema, type PublishRequest, publishRequestSchema } from '../../core/protocol/office.ts';
import { paths } from '../../core/protocol/paths.ts';
import type { ContentShelf } from '../content/content-shelf.ts';
import type { Database } from '../storage/database.ts';
import { readEdition } from '../storage/edition-rows.ts';
import { cancelWaiting, publishAgain, publishEdition } from '../storage/editions.ts';
import { refuse } from './refusal.ts';
import { type Serial, serialSchema } from './serial-parameter.ts';

const config = { needsStaff: true };
/** The longest edition that a file of the importer can hold. */
const EDITION_LIMIT_BYTES = 16 * 1024 * 1024;

/** One edition, and what staff do with editions: publish, schedule, publish again, cancel. */
export function officeEditionRoutes(app: FastifyInstance, database: Database, shelf: ContentShelf, now: () => number) {
  app.get<Serial>(`${paths.editions}/:serial`, { config, schema: { params: serialSchema } }, async (request, reply) => {
    const found = await readEdition(database, request.params.serial);
    return found === null ? refuse(reply, 'not_found') : { serial: found.serial, edition: found.edition };
  });

  app.post<{ Body: PublishRequest }>(
    paths.editions,
    { config, schema: { body: publishRequestSchema }, bodyLimit: EDITION_LIMIT_BYTES },
    async ({ body, staff }, reply) => {
      if (body.effectiveFrom !== null && !isOnCalendar(body.effectiveFrom)) return refuse(reply, 'malformed');
      // What the content folder could not publish is no longer what is waited for.
      const notes = body.effectiveFrom === null ? { draft: null } : {};
      const published = await publishEdition(database, { ...body, notes, who: staff!, nowMs: now() });
      if (published === 'changed') return refuse(reply, 'changed_meanwhile');
      if (published === 'picture-missing') return refuse(reply, 'picture_missing');
      await shelf.refreshAtOnce();
      return reply.code(201).send({ serial: published });
    },
  );

  app.post<Serial & { Body: v.InferOutput<typeof againRequestSchema> }>(
    `${paths.editions}/:serial/again`,
    { config, schema: { params: serialSchema, body: againRequestSchema } },
    async ({ params, body, staff }, reply) => {
      const hand = { who: staff!, nowMs: now(), base: body?.base, isNoticeUndone: body?.isNoticeUndone ?? false };
      const published = await publishAgain(database, params.serial, hand);
      if (published === 'unknown') return refuse(reply, 'not_found');
      if (published === 'changed') return refuse(reply, 'changed_meanwhile');
      await shelf.refreshAtOnce();
      return reply.code(201).send({ serial: published });
    },
  );

  app.post<Serial>(
    `${paths.editions}/:serial/cancel`,
    { config, schema: { params: serialSchema } },
    async ({ params, staff }, reply) => {
      const outcome = await cancelWaiting(database, params.serial, { who: staff!, nowMs: now() });
      if (outcome === 'unknown') return refuse(reply, 'not_found');
      if (outcome === 'changed') return refuse(reply, 'changed_meanwhile');
      await shelf.refreshAtOnce();
      return reply.code(204).send();
    },
  );
}

/** 30 February is read as 2 March, so what comes back is compared. */
function isOnCalendar(time: string): boolean {
  const ms = Date.parse(time);
  return !Number.isNaN(ms) && toTokyoIso(ms).startsWith(time.slice(0, 19));
}
