import { randomUUID } from 'node:crypto';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Database, openDatabase, transaction } from '../../src/hub/storage/database.ts';
import { storeEvents } from '../../src/hub/storage/events.ts';
import { startHub } from '../support/start-hub.ts';
import { type Figure, median } from './figure.ts';
import { enrolledToken, post } from './hub-sender.ts';
import { queuedEvents } from './queued-events.ts';

const ROUNDS = 3;
const BATCHES = 40;
const BATCH = 500;
const SENDERS = 4;

interface Batch {
  epoch: string;
  /** As it travels, unpacked. */
  body: string;
}

interface Way {
  name: string;
  /** Makes everything ready; `keep` answers when all of it is on disk. */
  ready: (folder: string, batches: Batch[]) => Started | Promise<Started>;
}
interface Started {
  keep: () => void | Promise<void>;
  end: () => void | Promise<void>;
}

const peers: Way[] = [
  { name: 'append + fdatasync of the same bytes', ready: appending },
  { name: 'bare node:sqlite: same rows, table and durability', ready: (...given) => inserting(true, ...given) },
  { name: 'bare node:sqlite: the id indexed alone', ready: (...given) => inserting(false, ...given) },
];
const ours: Way[] = [
  { name: 'hub: events a second read, checked and stored, batches of 500, median', ready: storing },
  { name: `hub: the same over HTTP, packed, ${SENDERS} senders, median`, ready: sending },
];

/** Events a second at 500 a batch: the hub beside the least that keeps the same bytes or rows through a power cut. */
export async function ingestSpeed(): Promise<Figure[]> {
  const rates = new Map([...peers, ...ours].map((way): [Way, number[]] => [way, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [way, measured] of rates) measured.push(await keptASecond(way));
  }
  return ours.flatMap((way) =>
    peers.map((peer) => {
      const [value, peerValue] = [median(rates.get(way)!), median(rates.get(peer)!)];
      return { name: way.name, value, unit: '1/s', peer: peer.name, peerValue, ratio: value / peerValue, n: ROUNDS };
    }),
  );
}

async function keptASecond({ ready }: Way): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ingest-'));
  const { keep, end } = await ready(folder, Array.from({ length: BATCHES }, aBatch));
  const startedAt = performance.now();
  await keep();
  const seconds = (performance.now() - startedAt) / 1000;
  await end();
  rmSync(folder, { recursive: true });
  return (BATCHES * BATCH) / seconds;
}

function aBatch(): Batch {
  const epoch = randomUUID();
  const events = queuedEvents(BATCH, 8_000).map((event, index) => ({ ...event, seq: index + 1 }));
  return { epoch, body: JSON.stringify({ epoch, events }) };
}

function appending(folder: string, batches: Batch[]): Started {
  const file = openSync(join(folder, 'events.ndjson'), 'a');
  return {
    keep() {
      for (const { body } of batches) {
        writeSync(file, `${body}\n`);
        fdatasyncSync(file);
      }
    },
    end: () => closeSync(file),
  };
}

/** The rows that the hub would make of them, already made. */
async function inserting(isIndexed: boolean, folder: string, batches: Batch[]): Promise<Started> {
  const made = openDatabase(join(folder, 'made'));
  await storeAll(made, batches);
  const columns = 'id, device_id, epoch, seq, rating, month, at_ms, received_at, body';
  const rows = made
    .prepare(`SELECT ${columns} FROM event ORDER BY row`)
    .all()
    .map((row) => Object.values(row));
  made.close();
  const database = openDatabase(join(folder, 'bare'));
  if (!isIndexed) database.exec('DROP INDEX event_epoch; DROP INDEX event_month; DROP INDEX event_rating');
  const insert = database.prepare(`INSERT INTO event (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  return {
    keep() {
      for (let from = 0; from < rows.length; from += BATCH) {
        transaction(database, () => {
          for (const row of rows.slice(from, from + BATCH)) insert.run(...row);
        });
      }
    },
    end: () => database.close(),
  };
}

function storing(folder: string, batches: Batch[]): Started {
  const database = openDatabase(folder);
  return { keep: () => storeAll(database, batches), end: () => database.close() };
}

async function storeAll(database: Database, batches: Batch[]) {
  for (const { body } of batches) {
    const { epoch, events } = JSON.parse(body);
    await storeEvents(database, { deviceId: 'tablet', epoch, events, receivedAtMs: Date.now() });
  }
}

async function sending(_: string, batches: Batch[]): Promise<Started> {
  const hub = await startHub();
  const agent = new Agent({ keepAlive: true });
  const url = new URL('/api/ratings', hub.origin);
  const headers = {
    authorization: `Bearer ${await enrolledToken(agent, hub.origin, 'ロビー')}`,
    'content-encoding': 'gzip',
    'accept-encoding': 'gzip',
  };
  const packed = batches.map(({ body }) => gzipSync(body));
  async function sender() {
    for (let body = packed.pop(); body !== undefined; body = packed.pop()) await post(agent, url, body, headers);
  }
  return {
    keep: async () => void (await Promise.all(Array.from({ length: SENDERS }, sender))),
    async end() {
      agent.destroy();
      await hub.remove();
    },
  };
}
