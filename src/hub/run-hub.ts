import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Settings } from '../core/settings/settings.ts';
import { recordNames } from '../words/record.ts';
import { CannotStart, EXIT, reasonOf, say } from './cannot-start.ts';
import { createContentShelf } from './content/content-shelf.ts';
import { createContentSource } from './content/content-source.ts';
import { createEditionFonts } from './content/edition-fonts.ts';
import { createLastMonth } from './content/last-month.ts';
import { readFirstPassword } from './first-password.ts';
import { createHub } from './hub.ts';
import { openLog } from './log.ts';
import { type HubOptions, missingForHost, parseOptions } from './options.ts';
import { addressOf, hostsOf } from './routes/address.ts';
import { createKeptSettings } from './settings/kept-settings.ts';
import { readSettings } from './settings/settings-file.ts';
import { createAlerts } from './storage/alerts.ts';
import { removeDatabase } from './storage/backup.ts';
import { createDailyBackup } from './storage/daily-backup.ts';
import { claimDataFolder } from './storage/data-folder.ts';
import { openDatabase, restoringPath } from './storage/database.ts';
import { hasPassword, setPassword } from './storage/password.ts';
import { dropUnnamedPictures } from './storage/pictures.ts';
import { createRatingsFiles } from './storage/ratings-files.ts';
import { createReports } from './storage/reports.ts';
import { createRetention } from './storage/retention.ts';
import { serveCaPage } from './tls/ca-port.ts';
import { readTls } from './tls/certificate-files.ts';
import { keepTlsFresh, openTls } from './tls/open-tls.ts';

const LOOK_EVERY_MS = 500;
const FIRST_LOOKS = 8;
/** Whoever has not sent its request by then is cut off; the hub is gone within 5 s. */
const HANG_UP_AFTER_MS = 2_000;
const STOP_WITHIN_MS = 4_500;

/** Runs the hub until it is told to stop; answers the exit code. Standard output gets the four lines and nothing else. */
export async function runHub(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const parsed = parseOptions(argv, env);
  if ('help' in parsed) {
    process.stdout.write(parsed.help);
    return EXIT.ok;
  }
  if ('usage' in parsed) return say(parsed.usage, EXIT.usage);
  if ('config' in parsed) return say(parsed.config, EXIT.config);
  const read = readSettings(parsed.options.configDir);
  if ('message' in read) return say(read.message, EXIT.config);
  const stopped = stopSignal();
  try {
    return await serve(parsed.options, read.settings, stopped);
  } catch (error) {
    if (error instanceof CannotStart) return say(error.message, error.exitCode);
    throw error;
  }
}

async function serve(options: HubOptions, settings: Settings, stopped: Promise<NodeJS.Signals>): Promise<number> {
  const { dataDir } = options;
  const now = Date.now;
  const files = options.tls === undefined ? null : readTls(options.tls);
  const { database, release } = openData(dataDir);
  // For the first start only: later the file may be gone, as it should.
  const firstPassword = (await hasPassword(database)) ? undefined : readFirstPassword(options);
  if (firstPassword !== undefined) await setPassword(database, firstPassword, recordNames.start, now());
  const missing = missingForHost(options, await hasPassword(database));
  if (missing !== null) return say(missing, EXIT.config);

  const log = openLog(dataDir, options.logLevel, now);
  await dropUnnamedPictures(database).catch((error) =>
    log.warn(
      { event: 'content.pictures-stay', reason: String(error) },
      'unpublished pictures stay until the next start',
    ),
  );
  const reports = createReports(dataDir);
  const kept = createKeptSettings({ configDir: options.configDir, settings, database, log, now });
  const lastMonth = createLastMonth({ isOn: () => kept.current().display.ratingsCard, reports, log, now });
  const shelf = createContentShelf(database, kept.current, log, now, createEditionFonts(), lastMonth.current);
  const source = createContentSource(join(options.configDir, 'content'), database, log, now);
  const ratingsFiles = createRatingsFiles(database, dataDir, log);
  const backup = createDailyBackup(dataDir, log, now);
  const keepYears = () => kept.current().data.keepYears;
  const retention = createRetention({ database, keepYears, backup, reports, ratingsFiles, log, now });
  const isTls = files !== null || options.https === true;
  const addressAt = (port: number) => addressOf({ ...options, port, isTls }, machineAddresses());
  let address = addressAt(options.port);
  const tls = await openTls(options, files, () => hostsOf(address), log, now);
  const alerts = createAlerts({
    ...{ database, dataDir, backup, retention, log, now },
    hours: () => shelf.settings().hours,
    certificateEndMs: () => tls?.endsMs() ?? null,
  });
  const hub = await createHub({
    database,
    settings: kept,
    shelf,
    source,
    ratingsFiles,
    backup,
    alerts,
    reports,
    retention,
    pagesDir: join(import.meta.dirname, '../client'),
    address: () => address,
    now,
    log,
    tls,
  });
  // The shelf last, and whatever befalls the folder: what is published is shown.
  const looks = [() => kept.look(), () => source.look(), async () => lastMonth.look(), () => shelf.refresh()];
  const look = lookAgainAndAgain(looks, log);
  await look.once();
  // At a first start the files were copied just now: the lobby does not open blank.
  for (let looks = 0; looks < FIRST_LOOKS && shelf.current() === null && source.isWaiting(); looks += 1)
    await Promise.race([delay(LOOK_EVERY_MS), stopped]);
  await shelf.refreshAtOnce();

  let port = options.port;
  const freshTls = keepTlsFresh(tls, hub.server, () => {
    address = addressAt(port);
  });
  let caPage: Awaited<ReturnType<typeof serveCaPage>> | undefined;
  async function close() {
    look.stop();
    alerts.close();
    freshTls.stop();
    await caPage?.close();
    await hub.close();
    await retention.close();
    await backup.close();
    await reports.close();
    await ratingsFiles.close();
    database.close();
    release();
  }
  try {
    await hub.listen({ port: options.port, host: options.host, listenTextResolver: () => 'listening' });
  } catch (error) {
    await close();
    throw cannotListen(error, options);
  }
  try {
    if (options.caPort !== undefined) caPage = await serveCaPage(tls, options.host, options.caPort);
  } catch (error) {
    await close();
    throw cannotListen(error, { ...options, port: options.caPort! });
  }
  port = (hub.server.address() as AddressInfo).port;
  address = addressAt(port);
  announce(address.origins[0]!, ratingsFiles.folder);
  log.info({ event: 'hub.started', port, ...(caPage && { caPort: caPage.port }) }, 'hub started');
  backup.start();
  alerts.start();
  reports.start();
  retention.start();

  const signal = await stopped;
  log.info({ event: 'hub.stopping', signal }, 'hub stops');
  const hangUp = setTimeout(() => hub.server.closeAllConnections(), HANG_UP_AFTER_MS);
  const deadline = setTimeout(() => process.exit(EXIT.ok), STOP_WITHIN_MS);
  await close();
  clearTimeout(hangUp);
  clearTimeout(deadline);
  return EXIT.ok;
}

function openData(folder: string) {
  try {
    const claim = claimDataFolder(folder);
    if (claim !== null) {
      // What a killed restoration left: with the claim held again it would look like one at work.
      removeDatabase(restoringPath(folder));
      return { database: openDatabase(folder), release: claim.release };
    }
  } catch (error) {
    throw new CannotStart(EXIT.unavailable, { code: 'folder-unusable', folder, reason: reasonOf(error) });
  }
  throw new CannotStart(EXIT.unavailable, { code: 'folder-taken', folder });
}

function cannotListen(error: unknown, { host, port }: HubOptions): CannotStart {
  const reason = reasonOf(error);
  if (reason === 'EADDRINUSE') return new CannotStart(EXIT.unavailable, { code: 'port-taken', port });
  return new CannotStart(EXIT.unavailable, { code: 'cannot-listen', host, port, reason });
}

/** Under which numbers other machines reach this one. */
function machineAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, family, scopeid }) => !internal && (family === 'IPv4' || scopeid === 0))
    .map(({ address }) => address);
}

function announce(origin: string, ratingsFolder: string) {
  process.stdout.write(
    `Lobby display ${origin}/\nStaff page ${origin}/office\nRatings folder ${ratingsFolder}\nReady\n`,
  );
}

/** The first of them; a second must not end the hub before it is done (npm passes Ctrl-C on once more). */
function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, resolve);
  });
}

/** Takes its looks at once and then twice a second; one that fails is logged, and holds back neither the other nor the next. */
function lookAgainAndAgain(looks: (() => Promise<unknown>)[], log: Logger) {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const lastFailures = looks.map(() => '');
  async function once() {
    for (const [index, look] of looks.entries()) {
      const failure = await look().then(() => '', String);
      if (failure !== '' && failure !== lastFailures[index]) {
        log.error({ event: 'content.look-failed', reason: failure }, 'cannot read content');
      }
      lastFailures[index] = failure;
    }
    if (!stopped) timer = setTimeout(once, LOOK_EVERY_MS);
  }
  return {
    once,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
