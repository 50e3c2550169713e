import type { FastifyInstance } from 'fastify';
import { tokyoMidnightMs, toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import type { OfficeOverview } from '../../core/protocol/office.ts';
import { paths } from '../../core/protocol/paths.ts';
import type { ContentShelf } from '../content/content-shelf.ts';
import type { ContentSource } from '../content/content-source.ts';
import { type Alerts, nothingAmiss } from '../storage/alerts.ts';
import { openAsked } from '../storage/asked-of-tablets.ts';
import type { DailyBackup } from '../storage/daily-backup.ts';
import type { Database } from '../storage/database.ts';
import { currentEdition, listEditions } from '../storage/edition-rows.ts';
import { arrivalsByTablet } from '../storage/epochs.ts';
import { countRatingsOfDay } from '../storage/events.ts';
import { latestRecord } from '../storage/record.ts';
import { readStaffPin } from '../storage/staff-pin.ts';
import { listTablets } from '../storage/tablets.ts';

const RECORD_LINES = 50;

/** `GET /api/office/overview`: what is shown, by whom, and where the ratings lie. */
export function officeOverviewRoute(
  app: FastifyInstance,
  database: Database,
  shelf: ContentShelf,
  source: ContentSource,
  ratingsFolder: string,
  backup: Pick<DailyBackup, 'state'>,
  alerts: Pick<Alerts, 'find'>,
  now: () => number,
) {
  app.get(paths.overview, { config: { needsStaff: true, isPolled: true } }, async () => {
    const nowMs = now();
    const tablets = await listTablets(database);
    const arrivals = await arrivalsByTablet(database);
    return {
      now: toTokyoIso(nowMs),
      editions: await listEditions(database, nowMs),
      notices: (await currentEdition(database, nowMs))?.edition.notices ?? [],
      contentId: shelf.current()?.id ?? '',
      isPinSet: (await readStaffPin(database)) !== null,
      draft: await source.draft(),
      tablets: tablets.map(({ deviceId, name, place, enrolledAt, seenAt, status, asked }) => ({
        ...{ deviceId, name, place, enrolledAt, seenAt },
        edition: status?.edition ?? null,
        contentId: status?.contentId ?? null,
        slide: status?.slide ?? null,
        unsent: status?.unsent ?? null,
        oldestUnsentAt: status?.oldestUnsentAt ?? null,
        app: status?.app ?? null,
        persisted: status?.persisted ?? null,
        faults: status?.faults ?? [],
        arrivals: arrivals.get(deviceId) ?? nothingAmiss,
        asked: openAsked(asked, nowMs)?.kind ?? null,
      })),
      settings: shelf.settings(),
      ratingsFolder,
      ratingsToday: await countRatingsOfDay(database, tokyoMidnightMs(nowMs)),
      record: await latestRecord(database, RECORD_LINES),
      backup: backup.state(),
      alerts: await alerts.find(tablets, arrivals),
    } satisfies OfficeOverview;
  });
}
