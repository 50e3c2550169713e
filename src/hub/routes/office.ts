import type { FastifyInstance } from 'fastify';
import { tokyoMidnightMs } from '../../core/calendar/tokyo-time.ts';
import { countsOf } from '../../core/content/edition.ts';
import type { OfficeOverview } from '../../core/protocol/envelopes.ts';
import { paths } from '../../core/protocol/paths.ts';
import type { ContentSource } from '../content/content-source.ts';
import type { Database } from '../storage/database.ts';
import { currentEdition } from '../storage/editions.ts';
import { countRatingsOfDay } from '../storage/events.ts';
import { latestRecord } from '../storage/record.ts';
import { listTablets } from '../storage/tablets.ts';
import { type Address, isOwnMachine } from './address.ts';
import { refuse } from './refusal.ts';

const RECORD_LINES = 50;

/** `GET /api/office/overview`: what is shown, by whom, and where the ratings lie; own machine only. */
export function officeRoute(
  app: FastifyInstance,
  database: Database,
  source: ContentSource,
  ratingsFolder: string,
  address: () => Address,
  now: () => number,
) {
  app.get(paths.overview, async (request, reply) => {
    if (!isOwnMachine(request, address())) return refuse(reply, 'not_own_machine');
    const published = await currentEdition(database);
    const tablets = await listTablets(database);
    return {
      edition: published && {
        serial: published.serial,
        title: published.edition.title,
        publishedAt: published.publishedAt,
        source: published.source,
        counts: countsOf(published.edition),
        repairs: published.repairs,
      },
      draft: await source.draft(),
      tablets: tablets.map(({ deviceId, name, seenAt, status }) => ({
        deviceId,
        name,
        seenAt,
        edition: status?.edition ?? null,
        slide: status?.slide ?? null,
        unsent: status?.unsent ?? null,
        faults: status?.faults ?? [],
      })),
      ratingsFolder,
      ratingsToday: await countRatingsOfDay(database, tokyoMidnightMs(now())),
      record: await latestRecord(database, RECORD_LINES),
    } satisfies OfficeOverview;
  });
}
