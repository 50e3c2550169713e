import type { FastifyInstance } from 'fastify';
import { tokyoMidnightMs, toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { countsOf } from '../../core/content/edition.ts';
import type { OfficeOverview } from '../../core/protocol/office.ts';
import { paths } from '../../core/protocol/paths.ts';
import type { ContentSource } from '../content/content-source.ts';
import type { Database } from '../storage/database.ts';
import { currentEdition, type PublishedEdition } from '../storage/editions.ts';
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
      now: toTokyoIso(now()),
      editions: published === null ? [] : [lineOf(published)],
      notices: published?.edition.notices ?? [],
      contentId: '',
      isPinSet: false,
      draft: await source.draft(),
      tablets: tablets.map(({ deviceId, name, seenAt, status }) => ({
        deviceId,
        name,
        seenAt,
        edition: status?.edition ?? null,
        contentId: status?.contentId ?? null,
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

function lineOf({ edition, ...published }: PublishedEdition) {
  return { ...published, title: edition.title, who: '', counts: countsOf(edition), state: 'shown' as const };
}
