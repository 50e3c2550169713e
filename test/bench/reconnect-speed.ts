import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { databasePath } from '../../src/hub/storage/database.ts';
import { createSync } from '../../src/tablet/feedback/sync.ts';
import { createClock } from '../../src/tablet/platform/clock.ts';
import { createHubClient } from '../../src/tablet/platform/hub-client.ts';
import { type RunningHub, startHub } from '../support/start-hub.ts';
import { until } from '../support/until.ts';
import type { Figure } from './figure.ts';
import { enrolledToken } from './hub-sender.ts';
import { queuedEvents } from './queued-events.ts';

const TABLETS = 1_000;
const EVENTS_EACH = 1_000;
const WITHIN_MS = 15 * 60_000;

/** After a morning without network: a thousand tablets find the hub at once, each with a thousand events and the tablet's own code. */
export async function reconnectSpeed(): Promise<Figure[]> {
  const hub = await startHub();
  const agent = new Agent({ keepAlive: true });
  const tablets: ReturnType<typeof aTablet>[] = [];
  for (let n = 0; n < TABLETS; n += 1) tablets.push(aTablet(hub, await enrolledToken(agent, hub.origin, `窓口${n}`)));
  agent.destroy();
  const startedAt = performance.now();
  for (const { sync } of tablets) sync.now();
  const left = () => tablets.filter(({ unsent }) => unsent() > 0).length;
  await until('all are acknowledged', () => left() === 0, WITHIN_MS, 100);
  const seconds = (performance.now() - startedAt) / 1000;
  for (const { sync } of tablets) sync.end();
  const peakMb = peakMemoryMb(hub.pid);
  await hub.stop();
  checkStored(hub, new Set(tablets.map(({ epoch }) => epoch)));
  await hub.remove();
  const name = `hub: ${TABLETS} tablets reconnect at once with ${EVENTS_EACH} events each`;
  return [
    { name: `${name}, until all are stored and acknowledged`, value: seconds, unit: 's', n: 1 },
    ...(peakMb === null ? [] : [{ name: `${name}, peak memory`, value: peakMb, unit: 'MB', n: 1 }]),
  ];
}

/** The tablet's own sending with its list in memory: events that are sent again have the ids they had. */
function aTablet(hub: RunningHub, token: string) {
  const epoch = randomUUID();
  let events = queuedEvents(EVENTS_EACH, 8_000).map((event, index) => ({ ...event, seq: index + 1 }));
  let state = { sentThrough: 0, through: 0 };
  const unsent = () => EVENTS_EACH - state.sentThrough;
  const sync = createSync({
    clock: createClock(),
    db: {
      unsent: async (most, after = state.sentThrough) => ({
        epoch,
        state,
        events: events.filter(({ seq }) => seq > after).slice(0, most),
      }),
      async advance(_epoch, { sentThrough, through }) {
        state = { sentThrough, through };
        // A thousand of these lists stand in one program's memory.
        if (unsent() === 0) events = [];
      },
    },
    // A thousand tablets share one program here, which must not be taken for a slow hub.
    hub: createHubClient(hub.origin, 120_000),
    token: async () => token,
    tokenRefused: async () => {},
    random: Math.random,
  });
  return { epoch, sync, unsent };
}

/** The most it has held since it began; known where /proc is. */
function peakMemoryMb(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  const kb = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kb === undefined ? null : Number(kb) / 1000;
}

function checkStored({ dataDir }: RunningHub, epochs: Set<string>) {
  const database = new DatabaseSync(databasePath(dataDir), { readOnly: true });
  const rows = database
    .prepare('SELECT hex(epoch) AS epoch, count(*) AS n, count(DISTINCT seq) AS seqs FROM event GROUP BY epoch')
    .all();
  database.close();
  const whole = rows.filter(({ n, seqs }) => n === EVENTS_EACH && seqs === EVENTS_EACH);
  if (whole.length !== TABLETS || epochs.size !== TABLETS) {
    throw new Error(`only ${whole.length} of ${TABLETS} tablets have each of their events stored once`);
  }
}
