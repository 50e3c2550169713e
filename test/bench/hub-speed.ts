import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { uuidv7 } from 'uuidv7';
import { toTokyoIso } from '../../src/core/calendar/tokyo-time.ts';
import { type RunningHub, startHub } from '../support/start-hub.ts';
import { type Figure, median, quantile } from './figure.ts';
import { enrolledToken, post } from './hub-sender.ts';

const SENDERS = 4;
const BATCHES_A_SENDER = 40;
const RUNS = 5;
const TABLETS = 50;
const SECONDS = 20;

interface Tablet {
  token: string;
  epoch: string;
  seq: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Stored events a second over HTTP, and how long one event takes beside forty-nine other tablets. */
export async function hubSpeed(): Promise<Figure[]> {
  const rates: number[] = [];
  for (let run = 0; run < RUNS; run += 1) rates.push(await storedASecond());
  const quiet = await startHub();
  const calm = await latencies(quiet);
  await quiet.remove();
  const busy = await startHub();
  await fill(busy, 120_000);
  const rewriting = await latencies(busy);
  await busy.remove();
  agent.destroy();
  return [
    {
      name: 'hub: stored events a second, 4 senders, batches of 500, median',
      value: median(rates),
      unit: '1/s',
      n: RUNS,
    },
    { name: 'hub: 50 tablets, one event a second, p99', value: quantile(calm, 0.99), unit: 'ms', n: calm.length },
    {
      name: 'hub: the same while a ratings file of 120,000 lines is rewritten, p99',
      value: quantile(rewriting, 0.99),
      unit: 'ms',
      n: rewriting.length,
    },
  ];
}

async function storedASecond(): Promise<number> {
  const hub = await startHub();
  const senders = await Promise.all(Array.from({ length: SENDERS }, () => enrol(hub)));
  const bodies = senders.map((sender) => Array.from({ length: BATCHES_A_SENDER }, () => batch(sender, 500)));
  const startedAt = performance.now();
  await Promise.all(
    senders.map(async (sender, index) => {
      for (const body of bodies[index]!) await send(hub, sender, body);
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  await hub.remove();
  return (SENDERS * BATCHES_A_SENDER * 500) / seconds;
}

async function fill(hub: RunningHub, events: number) {
  const tablet = await enrol(hub);
  for (let sent = 0; sent < events; sent += 500) await send(hub, tablet, batch(tablet, 500));
}

/** Every tablet sends at its own moment of the second, as real ones do. */
async function latencies(hub: RunningHub): Promise<number[]> {
  const tablets = await Promise.all(Array.from({ length: TABLETS }, () => enrol(hub)));
  const all = await Promise.all(
    tablets.map(async (tablet, index) => {
      const times: number[] = [];
      await pause((index / TABLETS) * 1000);
      for (let second = 0; second < SECONDS; second += 1) {
        const startedAt = performance.now();
        await send(hub, tablet, batch(tablet, 1));
        times.push(performance.now() - startedAt);
        await pause(Math.max(0, 1000 - (performance.now() - startedAt)));
      }
      return times;
    }),
  );
  return all.flat();
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function enrol(hub: RunningHub): Promise<Tablet> {
  return { token: await enrolledToken(agent, hub.origin, 'ロビー'), epoch: randomUUID(), seq: 0 };
}

function batch(tablet: Tablet, count: number): string {
  const events = Array.from({ length: count }, () => {
    tablet.seq += 1;
    return {
      ...{ v: 1, kind: 'rating', id: uuidv7(), seq: tablet.seq, at: toTokyoIso(Date.now()), question: 'overall' },
      ...{ scale: 5, score: (tablet.seq % 5) + 1, shown: 'goal:まちづくり推進部/総務課#1', edition: 1, lang: 'ja' },
      ...{ app: '1.0.0', flags: [] },
    };
  });
  return JSON.stringify({ epoch: tablet.epoch, events });
}

const send = (hub: RunningHub, { token }: Tablet, body: string) =>
  post(agent, new URL('/api/ratings', hub.origin), body, { authorization: `Bearer ${token}` });
