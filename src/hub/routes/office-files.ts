import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type * as v from 'valibot';
import { fiscalYearName } from '../../core/calendar/fiscal-year.ts';
import { fiscalYearOfPeriod, type Period } from '../../core/calendar/periods.ts';
import type { Edition } from '../../core/content/edition.ts';
import { writeTemplate } from '../../core/content/template/write-template.ts';
import type { ContentPackage } from '../../core/protocol/envelopes.ts';
import { importRequestSchema } from '../../core/protocol/office.ts';
import { paths } from '../../core/protocol/paths.ts';
import { askedPeriod, type TemplateQuery, templateQuerySchema } from '../../core/protocol/reports.ts';
import { withDrafts } from '../../core/reports/result-drafts.ts';
import { fileNames } from '../../words/file-names.ts';
import { resultDraftText } from '../../words/result-drafts.ts';
import { templateWords } from '../../words/template.ts';
import type { ContentShelf } from '../content/content-shelf.ts';
import { packageZip } from '../content/package-zip.ts';
import type { Database } from '../storage/database.ts';
import { currentEdition } from '../storage/edition-rows.ts';
import { record } from '../storage/record.ts';
import type { Reports } from '../storage/reports.ts';
import { download, WORKBOOK } from './download.ts';
import { refuse } from './refusal.ts';
import { type Serial, serialSchema } from './serial-parameter.ts';

const config = { needsStaff: true };

/** What staff carry away and bring: package and workbook (with drafts of results) to download, and what became of a file that was read. */
export function officeFileRoutes(
  app: FastifyInstance,
  database: Database,
  shelf: ContentShelf,
  reports: Pick<Reports, 'drafts'>,
  now: () => number,
) {
  app.get<Serial>(
    `${paths.editions}/:serial/package`,
    { config, exposeHeadRoute: false, schema: { params: serialSchema } },
    async ({ params: { serial }, staff }, reply) => {
      const shelved = await shelf.packageWith(serial);
      if (shelved === null) return refuse(reply, 'not_found');
      const { settings } = JSON.parse(shelved.json) as ContentPackage;
      record(database, { who: staff!, act: 'exported', what: `#${serial} ${shelved.id}`, nowMs: now() });
      download(reply, 'application/zip', fileNames.package(settings.office.ward, serial));
      return reply.send(Readable.from(packageZip(shelf, shelved), { objectMode: false }));
    },
  );

  app.get<{ Querystring: TemplateQuery }>(
    paths.template,
    { config, exposeHeadRoute: false, schema: { querystring: templateQuerySchema } },
    async ({ query: { results }, staff }, reply) => {
      const current = await currentEdition(database, now());
      if (current === null) return refuse(reply, 'no_content');
      const year = results === undefined ? null : askedPeriod({ kind: 'year', day: results });
      const edition = year === null ? current.edition : await drafted(current.edition, year);
      const workbook = await writeTemplate(edition, templateWords);
      const name = year === null ? fileNames.template : fileNames.drafts(nameOfYear(year));
      record(database, { who: staff!, act: 'exported', what: `${name} #${current.serial}`, nowMs: now() });
      download(reply, WORKBOOK, name);
      return reply.send(Buffer.from(workbook));
    },
  );

  async function drafted(edition: Edition, year: Period): Promise<Edition> {
    const drafts = await reports.drafts(year);
    return withDrafts(edition, fiscalYearOfPeriod(year), drafts, (draft) => resultDraftText(draft, nameOfYear(year)));
  }

  app.post<{ Body: v.InferOutput<typeof importRequestSchema> }>(
    paths.imports,
    { config, schema: { body: importRequestSchema } },
    async ({ body: { name, sha256, isPublishable, codes }, staff }, reply) => {
      const what = [name, sha256, ...codes].join(' ');
      record(database, { who: staff!, act: isPublishable ? 'imported' : 'import-refused', what, nowMs: now() });
      return reply.code(204).send();
    },
  );
}

const nameOfYear = (year: Period) => fiscalYearName(fiscalYearOfPeriod(year));
