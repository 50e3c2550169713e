import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import pino, { type Logger } from 'pino';
import { onTestFinished } from 'vitest';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';
import { createContentShelf } from '../../src/hub/content/content-shelf.ts';
import { createContentSource } from '../../src/hub/content/content-source.ts';
import { createHub } from '../../src/hub/hub.ts';
import { addressOf } from '../../src/hub/routes/address.ts';
import { createKeptSettings } from '../../src/hub/settings/kept-settings.ts';
import { createAlerts } from '../../src/hub/storage/alerts.ts';
import { createDailyBackup } from '../../src/hub/storage/daily-backup.ts';
import { openDatabase } from '../../src/hub/storage/database.ts';
import { publishEdition } from '../../src/hub/storage/editions.ts';
import { createRatingsFiles } from '../../src/hub/storage/ratings-files.ts';
import { createReports } from '../../src/hub/storage/reports.ts';
import { createRetention } from '../../src/hub/storage/retention.ts';
import { beginSession } from '../../src/hub/storage/sessions.ts';
import { enrolTablet } from '../../src/hub/storage/tablets.ts';
import type { HubTls } from '../../src/hub/tls/hub-tls.ts';
import { aFolder } from './a-folder.ts';
import { anEpoch } from './a-rating.ts';
import { knownFonts } from './known-fonts.ts';
import { readText, wardDocument } from './ward-document.ts';

export const STAFF = '総務課 山田';
export const NOON = Date.parse('2026-11-22T12:00:00.000+09:00');

interface OpenHubOptions {
  content?: boolean;
  host?: string;
  origin?: string;
  oldOrigin?: string;
  dataDir?: string;
  tls?: HubTls;
  log?: Logger;
}

/** The whole hub in this process, without a port: real database, real files; one tablet is enrolled. */
export async function openHub(options: OpenHubOptions = {}) {
  const { log = pino({ level: 'silent' }) } = options;
  const dataDir = options.dataDir ?? aFolder();
  const contentDir = join(dataDir, 'content');
  mkdirSync(contentDir, { recursive: true });
  const clock = { nowMs: NOON };
  const now = () => clock.nowMs;
  const database = openDatabase(dataDir);
  if (options.content !== false) {
    const edition = readText(wardDocument()).edition!;
    await publishEdition(database, { edition, source: 'service-policy.txt', repairs: 0, who: 'テスト', nowMs: NOON });
  }
  const configDir = aFolder();
  const settings = createKeptSettings({ configDir, settings: defaultSettings, database, log, now });
  const shelf = createContentShelf(database, settings.current, log, now, knownFonts);
  await shelf.refresh();
  const source = createContentSource(contentDir, database, log, now);
  const ratingsFiles = createRatingsFiles(database, dataDir, log);
  const backup = createDailyBackup(dataDir, log, now);
  const reports = createReports(dataDir);
  const { keepYears } = defaultSettings.data;
  const retention = createRetention({
    ...{ database, backup, reports, ratingsFiles, log, now },
    keepYears: () => keepYears,
    restMs: 0,
  });
  const alerts = createAlerts({
    ...{ database, dataDir, backup, retention, log, now },
    hours: () => shelf.settings().hours,
    certificateEndMs: () => null,
  });
  const addressAt = (port: number) =>
    addressOf({ host: '127.0.0.1', ...options, port, isTls: options.tls !== undefined }, ['192.0.2.7']);
  let port = 8080;
  let address = addressAt(port);
  const pagesDir = join(import.meta.dirname, '../../dist/client');
  const app = await createHub({
    database,
    settings,
    shelf,
    source,
    ratingsFiles,
    backup,
    alerts,
    reports,
    retention,
    pagesDir,
    address: () => address,
    now,
    log,
    tls: options.tls ?? null,
  });
  const session = await beginSession(database, STAFF, NOON);
  const { token, deviceId } = await enrolTablet(database, '正面ロビー', 'テスト', NOON);
  let isClosed = false;
  async function close() {
    if (isClosed) return;
    isClosed = true;
    await app.close();
    await retention.close();
    await backup.close();
    await reports.close();
    await ratingsFiles.close();
    if (database.isOpen) database.close();
  }
  onTestFinished(close);

  const ask = (request: InjectOptions) =>
    app.inject({ ...request, headers: { host: `localhost:${port}`, ...request.headers } });
  const asTablet = (request: InjectOptions) =>
    ask({ ...request, headers: { authorization: `Bearer ${token}`, ...request.headers } });
  const asStaff = (request: InjectOptions) =>
    ask({ ...request, cookies: { session, '__Host-session': session, ...request.cookies } });
  return {
    app,
    database,
    dataDir,
    configDir,
    contentDir,
    settings,
    clock,
    shelf,
    source,
    ratingsFiles,
    backup,
    reports,
    retention,
    token,
    deviceId,
    ask,
    asTablet,
    close,
    /** With a port after all, for what speaks HTTP itself; answers the origin. */
    async listen() {
      const origin = await app.listen({ port: 0, host: '127.0.0.1' });
      port = Number(new URL(origin).port);
      address = addressAt(port);
      return origin;
    },
    /** Signed in as `STAFF`. */
    asStaff,
    rate: (events: unknown[], epoch = anEpoch) =>
      asTablet({ method: 'POST', url: '/api/ratings', payload: { epoch, events } }),
    /** Every row of every table, to compare before and after. */
    contents: () =>
      [
        'tablet',
        'event',
        'rejected',
        'epoch',
        'ratings_file',
        'edition',
        'note',
        'picture',
        'session',
        'enrolment_code',
        'record',
      ].map((table) => JSON.stringify(database.prepare(`SELECT * FROM ${table}`).all())),
  };
}

export type OpenHub = Awaited<ReturnType<typeof openHub>>;
