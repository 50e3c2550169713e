import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import * as v from 'valibot';
import type { ContentShelf } from './content/content-shelf.ts';
import type { ContentSource } from './content/content-source.ts';
import { type Address, isOwnAddress } from './routes/address.ts';
import { certificateRoutes } from './routes/certificate.ts';
import { contentRoutes } from './routes/content.ts';
import { createTabletLines, eventsRoute } from './routes/events.ts';
import { healthRoute } from './routes/health.ts';
import { officeAlertRoute } from './routes/office-alerts.ts';
import { officeEditionRoutes } from './routes/office-editions.ts';
import { officeExportRoute } from './routes/office-export.ts';
import { officeFileRoutes } from './routes/office-files.ts';
import { officeNoticeRoutes } from './routes/office-notices.ts';
import { officeOverviewRoute } from './routes/office-overview.ts';
import { officePictureRoutes } from './routes/office-pictures.ts';
import { officeRatingsRoute } from './routes/office-ratings.ts';
import { officeReportRoutes } from './routes/office-report.ts';
import { officeRetentionRoute } from './routes/office-retention.ts';
import { officeSettingsRoute } from './routes/office-settings.ts';
import { officeTabletRoute } from './routes/office-tablet.ts';
import { officeTabletRoutes } from './routes/office-tablets.ts';
import { BODY_LIMIT_BYTES, unpackBodies } from './routes/packed-body.ts';
import { pageRoutes } from './routes/pages.ts';
import { ratingsRoute } from './routes/ratings.ts';
import { answerError, answerUnreadable, refuse } from './routes/refusal.ts';
import { securityHeaders, strictTransport } from './routes/security-headers.ts';
import { sessionRoutes } from './routes/session.ts';
import { staffToken } from './routes/staff-cookie.ts';
import { tabletRoutes } from './routes/tablets.ts';
import type { KeptSettings } from './settings/kept-settings.ts';
import type { Alerts } from './storage/alerts.ts';
import type { DailyBackup } from './storage/daily-backup.ts';
import type { Database } from './storage/database.ts';
import type { RatingsFiles } from './storage/ratings-files.ts';
import type { Reports } from './storage/reports.ts';
import type { RetentionKeeper } from './storage/retention.ts';
import { staffOfToken } from './storage/sessions.ts';
import { type Tablet, tabletOfToken } from './storage/tablets.ts';
import type { HubTls } from './tls/hub-tls.ts';
import { tlsOptions } from './tls/tls-options.ts';

declare module 'fastify' {
  interface FastifyRequest {
    tablet: Tablet | null;
    /** 担当者名 of who is signed in, where the route needs it. */
    staff: string | null;
  }
  interface FastifyContextConfig {
    needsTablet?: boolean;
    needsStaff?: boolean;
    /** The page asks by itself, so it does not keep a session alive. */
    isPolled?: boolean;
  }
}

const REQUESTS_A_MINUTE = 600;
/** Whoever sends slower than this holds a connection for nothing. */
const REQUEST_WITHIN_MS = 60_000;
const ADDRESS_CHARACTERS = 2_000;
/** No route has it, so an address that nobody can read is answered like any that is not there, with every header. */
const UNREADABLE_ADDRESS = '/unreadable';
const OFFICE_API = '/api/office/';

export interface HubParts {
  database: Database;
  settings: KeptSettings;
  shelf: ContentShelf;
  source: ContentSource;
  ratingsFiles: RatingsFiles;
  backup: Pick<DailyBackup, 'state'>;
  alerts: Pick<Alerts, 'find'>;
  reports: Pick<Reports, 'report' | 'file' | 'drafts'>;
  retention: Pick<RetentionKeeper, 'tell'>;
  pagesDir: string;
  address: () => Address;
  now: () => number;
  log: FastifyBaseLogger;
  tls: HubTls | null;
}

/** The whole server: every route and every rule that holds for all of them. */
export async function createHub(parts: HubParts) {
  const { database, settings, shelf, source, ratingsFiles, backup, alerts, reports, retention, pagesDir } = parts;
  const { address, now, log, tls } = parts;
  const app = Fastify({
    loggerInstance: log,
    // An access log would keep addresses of people.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_WITHIN_MS,
    // Who is still connected when the hub stops gets an answer, not a refusal.
    return503OnClosing: false,
    // People type a slash behind an address.
    routerOptions: { maxParamLength: ADDRESS_CHARACTERS, ignoreTrailingSlash: true },
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : UNREADABLE_ADDRESS),
    clientErrorHandler: answerUnreadable,
    ...(tls && { https: tlsOptions(tls) }),
  });

  app.setValidatorCompiler<v.GenericSchema>(({ schema }) => (data) => {
    const read = v.safeParse(schema, data);
    return read.success ? { value: read.output } : { error: new Error('malformed') };
  });
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((_request, reply) => refuse(reply, 'not_found'));
  app.removeContentTypeParser('text/plain');

  await app.register(fastifyHelmet, securityHeaders());
  await app.register(fastifyCookie);
  app.decorateRequest('tablet', null);
  app.decorateRequest('staff', null);
  app.addHook('onRequest', async (request, reply) => {
    if (!isOwnAddress(request, address())) return refuse(reply, 'wrong_address');
    strictTransport(request, reply, address());
    if (request.url.startsWith(OFFICE_API)) reply.header('cache-control', 'no-store');
    const token = /^Bearer ([\w-]{20,100})$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token !== undefined) request.tablet = await tabletOfToken(database, token);
    const { needsTablet, needsStaff, isPolled } = request.routeOptions.config;
    if (needsTablet === true && request.tablet === null) return refuse(reply, 'unauthorized');
    if (needsStaff !== true) return;
    const cookie = staffToken(request, address());
    if (cookie !== null) request.staff = await staffOfToken(database, cookie, now(), isPolled !== true);
    if (request.staff === null) return refuse(reply, 'signed_out');
  });
  app.addHook('preParsing', unpackBodies());
  await app.register(fastifyRateLimit, {
    max: REQUESTS_A_MINUTE,
    timeWindow: 60_000,
    allowList: (request) => request.tablet === null,
    keyGenerator: (request) => request.tablet?.deviceId ?? '',
  });

  healthRoute(app, database, now);
  contentRoutes(app, shelf);
  const lines = createTabletLines();
  eventsRoute(app, shelf, lines);
  tabletRoutes(app, database, shelf, address, now);
  ratingsRoute(app, database, ratingsFiles, now);
  sessionRoutes(app, database, address, now);
  officeOverviewRoute(app, database, shelf, source, ratingsFiles.folder, backup, alerts, now);
  officeAlertRoute(app, database, now);
  officeRetentionRoute(app, retention);
  officeEditionRoutes(app, database, shelf, now);
  officeNoticeRoutes(app, database, shelf, now);
  officePictureRoutes(app, database);
  officeFileRoutes(app, database, shelf, reports, now);
  officeReportRoutes(app, database, reports);
  officeExportRoute(app, database, reports, shelf, now);
  officeSettingsRoute(app, settings, shelf);
  officeTabletRoutes(app, database, shelf, now);
  officeTabletRoute(app, database, ratingsFiles, lines, now);
  officeRatingsRoute(app, database, ratingsFiles, now);
  certificateRoutes(app, () => tls?.authority() ?? null);
  await pageRoutes(app, pagesDir, address);
  return app;
}

function isReadable(url: string): boolean {
  try {
    return url.length <= ADDRESS_CHARACTERS && decodeURIComponent(url.split('?')[0]!) !== '';
  } catch {
    return false;
  }
}
