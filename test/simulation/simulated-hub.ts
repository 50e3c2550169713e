import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { InjectOptions } from 'fastify';
import pino from 'pino';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';
import { createContentShelf } from '../../src/hub/content/content-shelf.ts';
import { createContentSource } from '../../src/hub/content/content-source.ts';
import { createHub } from '../../src/hub/hub.ts';
import { addressOf } from '../../src/hub/routes/address.ts';
import { createKeptSettings } from '../../src/hub/settings/kept-settings.ts';
import { type Database, databasePath, openDatabase } from '../../src/hub/storage/database.ts';
import type { Life, World } from './world.ts';

const log = pino({ level: 'silent' });
const address = addressOf({ host: '127.0.0.1', port: 8080, isTls: false }, []);
/** SQLite's own bound. */
const PAGES_AT_MOST = 4_294_967_294;

export interface HubAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

export type SimulatedHub = Awaited<ReturnType<typeof createSimulatedHub>>;

/** The real hub over a real database in memory-backed storage; `kill` leaves the disk as it is at that very step. */
export async function createSimulatedHub(world: World, folder: string) {
  let copies = 0;
  let dataDir = join(folder, 'hub-0');
  let running: { life: Life; app: Awaited<ReturnType<typeof createHub>>; database: Database } | null = null;
  let isFull = false;
  let calendarOffsetMs = 0;
  const now = () => world.calendarMs() + calendarOffsetMs;

  function setFull() {
    if (running === null) return;
    const { database } = running;
    const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count);
    database.exec(`PRAGMA max_page_count = ${isFull ? pages : PAGES_AT_MOST}`);
  }

  async function start(): Promise<void> {
    if (running !== null) return;
    const life = world.born('hub', null, leave);
    const database = openDatabase(dataDir);
    const stepped = withSteps(database, () => world.step(life));
    const settings = createKeptSettings({ configDir: dataDir, settings: defaultSettings, database: stepped, log, now });
    const app = await createHub({
      database: stepped,
      settings,
      shelf: createContentShelf(stepped, settings.current, log, now),
      source: createContentSource(join(dataDir, 'content'), stepped, log, now),
      ratingsFiles: { folder: dataDir, changed() {}, async close() {} },
      reports: {
        report: () => Promise.reject(new Error('nobody asks for reports here')),
        drafts: () => Promise.reject(new Error('nobody asks for drafts here')),
        file: () => {
          throw new Error('nobody asks for files here');
        },
      },
      backup: { state: () => ({ lastDay: null, failure: null }) },
      alerts: { find: async () => [] },
      retention: { tell: async () => false },
      pagesDir: join(dataDir, 'no-pages'),
      address: () => address,
      now,
      log,
      tls: null,
    });
    await app.ready();
    running = { life, app, database };
    setFull();
    world.note('hub', 'started');
  }

  /** The disk as a kill leaves it; the handles of the dead hub go on in the folder that nobody looks at any more. */
  function leave() {
    if (running === null) return;
    const { app, database } = running;
    running = null;
    const left = dataDir;
    dataDir = copyOf(left);
    world.plan(0, null, async () => {
      await app.close();
      database.close();
      rmSync(left, { recursive: true });
    });
  }

  function copyOf(from: string): string {
    copies += 1;
    const to = join(folder, `hub-${copies}`);
    mkdirSync(to);
    for (const end of ['', '-wal']) {
      if (existsSync(databasePath(from) + end)) copyFileSync(databasePath(from) + end, databasePath(to) + end);
    }
    return to;
  }

  layOut(dataDir);
  await start();
  return {
    start,
    life: () => running?.life ?? null,
    /** Calls back when it has answered; a hub that is killed before never does. */
    deliver(request: InjectOptions, answered: (answer: HubAnswer) => void): void {
      const { app, life } = running!;
      void world.during(app.inject({ ...request, headers: { host: 'localhost:8080', ...request.headers } })).then(
        ({ statusCode, headers, payload }) => {
          const texts = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
          if (!life.isOver) answered({ status: statusCode, headers: Object.fromEntries(texts), text: payload });
        },
        () => {},
      );
    },
    fillDisk(full: boolean) {
      isFull = full;
      setFull();
    },
    setCalendarBy(ms: number) {
      calendarOffsetMs = ms;
    },
    backUp: (): string => copyOf(dataDir),
    /** Stops where it is, and comes back as it was at the backup. */
    async restore(backup: string): Promise<void> {
      if (running !== null) world.kill(running.life);
      dataDir = copyOf(backup);
      await start();
    },
    /** Looks at what lies on its disk now, which is what a kill would leave. */
    async read<Result>(look: (database: Database) => Result | Promise<Result>): Promise<Result> {
      const folderRead = copyOf(dataDir);
      const database = openDatabase(folderRead);
      try {
        return await look(database);
      } finally {
        database.close();
        rmSync(folderRead, { recursive: true });
      }
    },
    async end() {
      if (running !== null) world.kill(running.life);
    },
  };
}

/** Of small pages, so that a full disk shows at the next event and not at the tenth. */
function layOut(dataDir: string) {
  mkdirSync(dataDir);
  const database = new DatabaseSync(databasePath(dataDir));
  database.exec('PRAGMA page_size = 512; VACUUM');
  database.close();
}

/** The same database; `step` is asked before and after whatever it does. */
function withSteps(database: Database, step: () => boolean): Database {
  const stepped = <Given extends unknown[], Result>(act: (...given: Given) => Result) => {
    return (...given: Given): Result => {
      if (!step()) throw new Error('killed before');
      const result = act(...given);
      if (!step()) throw new Error('killed after');
      return result;
    };
  };
  return new Proxy(database, {
    get(target, key) {
      if (key === 'exec') return stepped((sql: string) => target.exec(sql));
      if (key === 'prepare') return (sql: string) => steppedStatement(target.prepare(sql), stepped);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function steppedStatement<Statement extends object>(
  statement: Statement,
  stepped: (act: (...given: unknown[]) => unknown) => (...given: unknown[]) => unknown,
): Statement {
  return new Proxy(statement, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return key === 'run' || key === 'get' || key === 'all' ? stepped(value.bind(target)) : value.bind(target);
    },
  });
}
