import type { FastifyInstance } from 'fastify';
import type * as v from 'valibot';
import { noticeRequestSchema, withdrawRequestSchema } from '../../core/protocol/office.ts';
import { paths } from '../../core/protocol/paths.ts';
import type { RefusalCode } from '../../words/refusals.ts';
import type { ContentShelf } from '../content/content-shelf.ts';
import type { Database } from '../storage/database.ts';
import { addNotice, withdrawNotice } from '../storage/notices.ts';
import { refuse } from './refusal.ts';

const config = { needsStaff: true };

const REFUSALS = {
  changed: 'changed_meanwhile',
  nothing: 'no_content',
  unknown: 'malformed',
  'picture-missing': 'picture_missing',
} as const satisfies Record<string, RefusalCode>;

/** A notice put up or taken down without a file. */
export function officeNoticeRoutes(app: FastifyInstance, database: Database, shelf: ContentShelf, now: () => number) {
  app.post<{ Body: v.InferOutput<typeof noticeRequestSchema> }>(
    paths.notices,
    { config, schema: { body: noticeRequestSchema } },
    async ({ body: { notice, base }, staff }, reply) => {
      const outcome = await addNotice(database, notice, { who: staff!, nowMs: now(), base });
      if (typeof outcome !== 'number') return refuse(reply, REFUSALS[outcome]);
      await shelf.refreshAtOnce();
      return reply.code(201).send({ serial: outcome });
    },
  );

  app.post<{ Body: v.InferOutput<typeof withdrawRequestSchema> }>(
    `${paths.notices}/withdraw`,
    { config, schema: { body: withdrawRequestSchema } },
    async ({ body: { index, base }, staff }, reply) => {
      const outcome = await withdrawNotice(database, index, { who: staff!, nowMs: now(), base });
      if (typeof outcome !== 'number') return refuse(reply, REFUSALS[outcome]);
      await shelf.refreshAtOnce();
      return reply.code(201).send({ serial: outcome });
    },
  );
}
