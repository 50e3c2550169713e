import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Settings } from '../core/settings/settings.ts';
import { startSentence } from '../words/start.ts';
import { createContentShelf } from './content/content-shelf.ts';
import { createContentSource } from './content/content-source.ts';
import { createHub } from './hub.ts';
import { openLog } from './log.ts';
import { type HubOptions, missingForHost, parseOptions } from './options.ts';
import { hasPassword, setFirstPassword } from './password.ts';
import { type Address, addressOf } from './routes/address.ts';
import { readSettings } from './settings-file.ts';
import { claimDataFolder } from './storage/data-folder.ts';
import { openDatabase } from './storage/database.ts';
import { createRatingsFiles } from './storage/ratings-files.ts';

/** Exit codes of sysexits.h. */
const EXIT = { ok: 0, usage: 64, unavailable: 69, config: 78 } as const;
const LOOK_EVERY_MS = 1_000;
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
  const { options } = parsed;

  const read = readSettings(options.configDir);
  if ('message' in read) return say(read.message, EXIT.config);
  const claim = claimDataFolder(options.dataDir);
  if (claim === null) return say(startSentence({ code: 'folder-taken', folder: options.dataDir }), EXIT.unavailable);
  try {
    return await serve(options, read.settings);
  } finally {
    claim.release();
  }
}

function say(sentence: string, exitCode: number): number {
  process.stderr.write(`${sentence}\n`);
  return exitCode;
}

async function serve(options: HubOptions, settings: Settings): Promise<number> {
  const now = Date.now;
  const database = openDatabase(options.dataDir);
  await setFirstPassword(database, options);
  const missing = missingForHost(options, await hasPassword(database));
  if (missing !== null) return say(missing, EXIT.config);

  const log = openLog(options.dataDir, options.logLevel, now);
  const shelf = createContentShelf(database, settings, log);
  const source = createContentSource(join(options.configDir, 'content'), database, log, now);
  const ratingsFiles = createRatingsFiles(database, options.dataDir, log);
  let address: Address = addressOf(options.host, options.port, options.tls !== undefined, options.origin);
  const hub = await createHub({
    database,
    shelf,
    source,
    ratingsFiles,
    pagesDir: join(import.meta.dirname, '../client'),
    address: () => address,
    now,
    log,
    tls: options.tls === undefined ? null : readTls(options.tls),
  });
  const look = lookAgainAndAgain(async () => {
    await source.look();
    await shelf.refresh();
  }, log);
  await look.once();

  try {
    await hub.listen({ port: options.port, host: options.host });
  } catch (error) {
    look.stop();
    await ratingsFiles.close();
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') return say(startSentence({ code: 'port-taken', port: options.port }), EXIT.unavailable);
    return say(startSentence({ code: 'cannot-listen', host: options.host, reason: String(code) }), EXIT.unavailable);
  }
  const { port } = hub.server.address() as AddressInfo;
  address = addressOf(options.host, port, options.tls !== undefined, options.origin);
  announce(address.origins[0]!, ratingsFiles.folder);
  log.info({ event: 'hub.started', port }, 'hub started');

  const signal = await stopSignal();
  log.info({ event: 'hub.stopping', signal }, 'hub stops');
  look.stop();
  const deadline = setTimeout(() => process.exit(EXIT.ok), STOP_WITHIN_MS);
  await hub.close();
  await ratingsFiles.close();
  database.close();
  clearTimeout(deadline);
  return EXIT.ok;
}

function announce(origin: string, ratingsFolder: string) {
  process.stdout.write(
    `Lobby display ${origin}/\nStaff page ${origin}/office\nRatings folder ${ratingsFolder}\nReady\n`,
  );
}

const readTls = (tls: { cert: string; key: string }) => ({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) });

function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve);
  });
}

/** Looks at once and then every second; a look that fails is logged and the next one tries again. */
function lookAgainAndAgain(look: () => Promise<void>, log: Logger) {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let lastFailure = '';
  async function once() {
    try {
      await look();
      lastFailure = '';
    } catch (error) {
      if (String(error) !== lastFailure) log.error({ event: 'content.look-failed', err: error }, 'cannot read content');
      lastFailure = String(error);
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
