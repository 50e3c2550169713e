import type { FastifyInstance } from 'fastify';
import type * as v from 'valibot';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { pinRequestSchema } from '../../core/protocol/office.ts';
import { paths } from '../../core/protocol/paths.ts';
import type { ContentShelf } from '../content/content-shelf.ts';
import type { Database } from '../storage/database.ts';
import { issueCode } from '../storage/enrolment-codes.ts';
import { latestRejected } from '../storage/rejected.ts';
import { setStaffPin } from '../storage/staff-pin.ts';

const config = { needsStaff: true };
const REJECTED_LINES = 100;

/** What staff give tablets: a code to enrol with, and the PIN of the staff dialog; and what tablets sent that could not be taken. */
export function officeTabletRoutes(app: FastifyInstance, database: Database, shelf: ContentShelf, now: () => number) {
  app.post(paths.enrolmentCodes, { config }, async ({ staff }, reply) => {
    const { code, untilMs } = await issueCode(database, staff!, now());
    return reply.code(201).send({ code, until: toTokyoIso(untilMs) });
  });

  app.get(paths.rejected, { config }, () => latestRejected(database, REJECTED_LINES));

  app.put<{ Body: v.InferOutput<typeof pinRequestSchema> }>(
    paths.pin,
    { config, schema: { body: pinRequestSchema } },
    async ({ body, staff }, reply) => {
      await setStaffPin(database, body.pin, staff!, now());
      await shelf.refreshAtOnce();
      return reply.code(204).send();
    },
  );
}
