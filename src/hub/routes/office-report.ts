import type { FastifyInstance } from 'fastify';
import { paths } from '../../core/protocol/paths.ts';
import {
  askedPeriod,
  type ReportAnswer,
  type ReportQuery,
  type ResultDraftsAnswer,
  type ResultDraftsQuery,
  reportQuerySchema,
  resultDraftsQuerySchema,
} from '../../core/protocol/reports.ts';
import type { Database } from '../storage/database.ts';
import type { Reports } from '../storage/reports.ts';
import { readKeptFromDay } from '../storage/retention-notes.ts';
import { tabletNames } from '../storage/tablet-names.ts';

const config = { needsStaff: true, isPolled: true };

/** What the ratings of a period say, and what results of a year may begin with; the page asks by itself whenever there may be more. */
export function officeReportRoutes(
  app: FastifyInstance,
  database: Database,
  reports: Pick<Reports, 'report' | 'drafts'>,
) {
  app.get<{ Querystring: ReportQuery }>(
    paths.report,
    { config, schema: { querystring: reportQuerySchema } },
    async ({ query: { kind, day, device = null, department = null, language = null } }): Promise<ReportAnswer> => {
      const report = await reports.report(askedPeriod({ kind, day }), { device, department, language });
      return { report, tablets: await tabletNames(database), keptFromDay: readKeptFromDay(database) };
    },
  );

  app.get<{ Querystring: ResultDraftsQuery }>(
    paths.resultDrafts,
    { config, schema: { querystring: resultDraftsQuerySchema } },
    async ({ query: { day } }): Promise<ResultDraftsAnswer> => ({
      drafts: await reports.drafts(askedPeriod({ kind: 'year', day })),
    }),
  );
}
