import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tokyoMonth, toTokyoIso } from '../../src/core/calendar/tokyo-time.ts';
import { firstKeptDay, keptFromYear } from '../../src/core/reports/retention.ts';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';
import { type Database, openDatabase, openToRead } from '../../src/hub/storage/database.ts';
import { storeEvents } from '../../src/hub/storage/events.ts';
import { noteRetention, readRetention } from '../../src/hub/storage/retention-notes.ts';
import { anEpoch, anId, aRating } from '../support/a-rating.ts';
import { storeManyEvents } from '../support/many-events.ts';
import { type RunningHub, startHub } from '../support/start-hub.ts';
import { until } from '../support/until.ts';
import { type Figure, quantile } from './figure.ts';

const OLD = 300_000;
const YOUNG = 700_000;
const DAY_MS = 86_400_000;
const RATINGS_BEFORE = 200;
/** A tablet may ask 600 times a minute. */
const PAUSE_MS = 110;

/** Whom it holds up that a third of a million ratings leaves, and how long that takes. */
export async function leavingSpeed(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leaving-'));
  try {
    const database = openDatabase(dataDir);
    await storeYears(database);
    database.close();
    const hub = await startHub({ dataDir });
    const token = await enrol(hub);
    const read = openToRead(join(dataDir, 'hub.sqlite'));
    const isRunning = () => readRetention(read).run !== null;
    const before: number[] = [];
    for (let n = 1; n <= RATINGS_BEFORE; n += 1) before.push(await ratingMs(hub, token, n));
    // After its backup, at the second look.
    await until('old ratings begin to leave', isRunning, 300_000, 20);
    const from = performance.now();
    const during: number[] = [];
    for (let n = RATINGS_BEFORE + 1; isRunning(); n += 1) during.push(await ratingMs(hub, token, n));
    const ms = performance.now() - from;
    const left = Number(read.prepare('SELECT count(*) AS n FROM gone').get()?.n);
    read.close();
    await hub.remove();
    return [
      { name: `hub: ${left} old ratings leave`, value: ms / 1_000, unit: 's', n: 1 },
      { name: 'hub: a rating before, p95', value: quantile(before, 0.95), unit: 'ms', n: before.length },
      { name: 'hub: a rating meanwhile, p95', value: quantile(during, 0.95), unit: 'ms', n: during.length },
      { name: 'hub: the same, slowest', value: Math.max(...during), unit: 'ms', n: during.length },
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A busy year that is too old, a rating a month since, and two busy months now; the notice has been seen. */
async function storeYears(database: Database): Promise<void> {
  const nowMs = Date.now();
  const keptFrom = keptFromYear(nowMs, defaultSettings.data.keepYears);
  const keptFromMs = firstKeptDay(keptFrom) * DAY_MS;
  await storeManyEvents(database, OLD, keptFromMs - 10 * DAY_MS);
  let seq = 0;
  for (let atMs = keptFromMs + 5 * DAY_MS; tokyoMonth(atMs) < tokyoMonth(nowMs); atMs += 28 * DAY_MS) {
    seq += 1;
    const event = aRating(1, { id: anId(OLD + YOUNG + seq), seq, at: toTokyoIso(atMs) });
    await storeEvents(database, { deviceId: 'monthly', epoch: anEpoch, events: [event], receivedAtMs: atMs });
  }
  await storeManyEvents(database, YOUNG, nowMs, OLD + 1);
  noteRetention(database, { notice: { keptFrom, seenDays: [0, 1, 2], isDateConfirmed: true } });
}

async function ratingMs(hub: RunningHub, token: string, n: number): Promise<number> {
  const from = performance.now();
  const event = aRating(1, { id: anId(2 * (OLD + YOUNG) + n), seq: n, at: toTokyoIso(Date.now()) });
  await post(hub, '/api/ratings', { epoch: crypto.randomUUID(), events: [event] }, token);
  const ms = performance.now() - from;
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  return ms;
}

async function enrol(hub: RunningHub): Promise<string> {
  const answer = (await (await post(hub, '/api/enrol', { name: 'ロビー' })).json()) as { token: string };
  return answer.token;
}

async function post(hub: RunningHub, path: string, body: object, token = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(hub.origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer;
}
