import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupDays } from '../../src/hub/storage/backup.ts';
import { openDatabase } from '../../src/hub/storage/database.ts';
import { anId, aRating } from '../support/a-rating.ts';
import { storeManyEvents } from '../support/many-events.ts';
import { signInTo } from '../support/staff-session.ts';
import { type RunningHub, startHub } from '../support/start-hub.ts';
import { until } from '../support/until.ts';
import { type Figure, median, quantile } from './figure.ts';

const EVENTS = 1_000_000;
const STARTS = 5;
const LOOKS = 30;

/** A hub with a million stored events: how soon it is there, how long the staff page's question takes, and whom a backup holds up. */
export async function millionSpeed(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'million-'));
  try {
    const database = openDatabase(dataDir);
    await storeManyEvents(database, EVENTS, Date.now());
    database.close();
    // Once, so that fonts are cut and the files of the months written.
    await (await startHub({ dataDir })).stop();
    const starts = [];
    for (let n = 0; n < STARTS; n += 1) starts.push(await startMs(dataDir));
    const hub = await startHub({ dataDir });
    const overviews = await overviewTimes(hub);
    const { duringBackup, backupMs } = await timesDuringBackup(hub);
    await hub.remove();
    return [
      { name: 'hub: start with 1,000,000 stored events, median', value: median(starts), unit: 'ms', n: STARTS },
      { name: 'hub: the same, slowest', value: Math.max(...starts), unit: 'ms', n: STARTS },
      { name: 'hub: overview beside them, p95', value: quantile(overviews, 0.95), unit: 'ms', n: LOOKS },
      { name: 'hub: daily backup of them', value: backupMs, unit: 'ms', n: 1 },
      {
        name: 'hub: a rating during it, slowest',
        value: Math.max(...duringBackup),
        unit: 'ms',
        n: duringBackup.length,
      },
      { name: 'hub: the same, p95', value: quantile(duringBackup, 0.95), unit: 'ms', n: duringBackup.length },
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function startMs(dataDir: string): Promise<number> {
  const from = performance.now();
  const hub = await startHub({ dataDir });
  const ms = performance.now() - from;
  await hub.stop();
  return ms;
}

async function overviewTimes(hub: RunningHub): Promise<number[]> {
  const asStaff = await signInTo(hub);
  const times: number[] = [];
  for (let n = 0; n < LOOKS; n += 1) {
    const from = performance.now();
    await (await asStaff('/api/office/overview')).arrayBuffer();
    times.push(performance.now() - from);
  }
  return times;
}

/** The backup begins ten seconds after the start; each rating waits for the answer to the one before. */
async function timesDuringBackup(hub: RunningHub) {
  const token = await enrol(hub);
  const isThere = () => backupDays(hub.dataDir).length > 0;
  const isBegun = () => existsSync(join(hub.dataDir, 'backups'));
  await until('the backup begins', isBegun, 60_000, 5);
  const from = performance.now();
  const duringBackup: number[] = [];
  for (let n = 1; !isThere(); n += 1) {
    const sentAt = performance.now();
    const event = aRating(1, { id: anId(EVENTS + n), seq: n });
    await post(hub, '/api/ratings', { epoch: crypto.randomUUID(), events: [event] }, token);
    duringBackup.push(performance.now() - sentAt);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return { duringBackup, backupMs: performance.now() - from };
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
