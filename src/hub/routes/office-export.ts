import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { isoDay } from '../../core/calendar/tokyo-time.ts';
import { type ExportFormat, type ExportQuery, exportQuerySchema } from '../../core/protocol/exports.ts';
import { paths } from '../../core/protocol/paths.ts';
import { askedPeriod } from '../../core/protocol/reports.ts';
import { fileNames } from '../../words/file-names.ts';
import type { ContentShelf } from '../content/content-shelf.ts';
import type { Database } from '../storage/database.ts';
import { record } from '../storage/record.ts';
import type { Reports } from '../storage/reports.ts';
import { download, WORKBOOK } from './download.ts';

const types: Record<ExportFormat, string> = {
  csv: 'application/zip',
  'csv-cp932': 'application/zip',
  xlsx: WORKBOOK,
  ndjson: 'application/x-ndjson',
  'open-data': 'application/zip',
};

/** `GET /api/office/export`: the ratings of a period and what they say, as a file. */
export function officeExportRoute(
  app: FastifyInstance,
  database: Database,
  reports: Pick<Reports, 'file'>,
  shelf: Pick<ContentShelf, 'settings'>,
  now: () => number,
) {
  app.get<{ Querystring: ExportQuery }>(
    paths.export,
    { config: { needsStaff: true }, exposeHeadRoute: false, schema: { querystring: exportQuerySchema } },
    async ({ query: { format, kind, day, device = null, department = null, language = null }, staff }, reply) => {
      const period = askedPeriod({ kind, day });
      const { office } = shelf.settings();
      const name = fileNames.export(kind, isoDay(period.from), format);
      // What is published is of everybody: what is missing in a part of it could be reckoned from the rest.
      const choice =
        format === 'open-data' ? { device: null, department: null, language: null } : { device, department, language };
      const chosen = Object.values(choice).filter((each) => each !== null);
      record(database, { who: staff!, act: 'exported', what: [name, ...chosen].join(' '), nowMs: now() });
      const facility = office.name || office.ward;
      const chunks = reports.file({ format, period, choice, facility, nowMs: now() });
      download(reply, types[format], name);
      return reply.send(Readable.from(chunks, { objectMode: false }));
    },
  );
}
