import type { FastifyInstance } from 'fastify';
import { paths } from '../../core/protocol/paths.ts';
import { askedPeriod, type ReportAnswer, type ReportQuery, reportQuerySchema } from '../../core/protocol/reports.ts';
import type { Database } from '../storage/database.ts';
import type { Reports } from '../storage/reports.ts';
import { readKeptFromDay } from '../storage/retention-notes.ts';
import { tabletNames } from '../storage/tablet-names.ts';

/** `GET /api/office/report`: what the ratings of a period say; the page asks by itself whenever there are more. */
export function officeReportRoute(app: FastifyInstance, database: Database, reports: Pick<Reports, 'report'>) {
  app.get<{ Querystring: ReportQuery }>(
    paths.report,
    { config: { needsStaff: true, isPolled: true }, schema: { querystring: reportQuerySchema } },
    async ({ query: { kind, day, device = null, department = null, language = null } }): Promise<ReportAnswer> => {
      const report = await reports.report(askedPeriod({ kind, day }), { device, department, language });
      return { report, tablets: await tabletNames(database), keptFromDay: readKeptFromDay(database) };
    },
  );
}
