import { statfs } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { OpeningHours } from '../../core/calendar/opening-hours.ts';
import { tokyoMonth } from '../../core/calendar/tokyo-time.ts';
import type { Arrivals } from '../../core/protocol/office.ts';
import { type Alert, alertKey, alertsOf, RECENT_MS, type RecentRating } from '../../core/reports/alerts.ts';
import { knownAlerts, lowerKnown } from './alerts-known.ts';
import type { DailyBackup } from './daily-backup.ts';
import type { Database } from './database.ts';
import { arrivalsByTablet } from './epochs.ts';
import { prepared } from './prepared.ts';
import type { RetentionKeeper } from './retention.ts';
import { listTablets, type TabletReport } from './tablets.ts';

const LOOK_EVERY_MS = 30_000;
export const nothingAmiss: Arrivals = { missing: 0, doubled: 0, rejected: 0, emptied: 0 };

export interface AlertsParts {
  database: Database;
  dataDir: string;
  hours: () => OpeningHours;
  backup: Pick<DailyBackup, 'state'>;
  /** When the certificate in use ends; `null` = there is none. */
  certificateEndMs: () => number | null;
  /** Room on the disk of a folder; `null` = it does not say. */
  freeBytes?: (folder: string) => Promise<number | null>;
  retention: Pick<RetentionKeeper, 'leaving'>;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  now: () => number;
}

export type Alerts = ReturnType<typeof createAlerts>;

/** What staff should look after: for the office page when it asks, and in the log once when it begins and when it ends. */
export function createAlerts(parts: AlertsParts) {
  const { database, dataDir, hours, backup, certificateEndMs, freeBytes = freeBytesOf, retention, log, now } = parts;
  const listeningSinceMs = now();
  let before = new Map<string, Alert>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let lastFailure = '';

  /** `tablets` and `arrivals` where the caller has read them already. */
  async function find(tablets: TabletReport[], arrivals: Map<string, Arrivals>): Promise<Alert[]> {
    const nowMs = now();
    const known = await knownAlerts(database);
    return alertsOf({
      nowMs,
      listeningSinceMs,
      hours: hours(),
      tablets: tablets.map(({ deviceId, name, enrolledAt, seenAt, status }) => ({
        ...{ deviceId, name, enrolledAt, seenAt },
        unsent: status?.unsent ?? 0,
        oldestUnsentAt: status?.oldestUnsentAt ?? null,
        faults: status?.faults ?? [],
        arrivals: arrivals.get(deviceId) ?? nothingAmiss,
        known: known(deviceId),
      })),
      ratings: recentRatings(database, nowMs),
      freeBytes: await freeBytes(dataDir),
      hasBackupFailed: backup.state().failure !== null,
      certificateEndMs: certificateEndMs(),
      leaving: await retention.leaving(),
    });
  }

  /** One look of the log's. */
  async function look(): Promise<void> {
    const tablets = await listTablets(database);
    const arrivals = await arrivalsByTablet(database);
    await lowerKnown(database, arrivals);
    const current = new Map((await find(tablets, arrivals)).map((alert) => [alertKey(alert), alert]));
    for (const [key, alert] of current) {
      if (!before.has(key)) log.warn({ event: 'alert.began', ...withoutName(alert) }, 'alert began');
    }
    for (const [key, alert] of before) {
      if (!current.has(key)) log.info({ event: 'alert.ended', ...withoutName(alert) }, 'alert ended');
    }
    before = current;
  }

  function plan() {
    timer = setTimeout(async () => {
      const failure = await look().then(() => '', String);
      if (failure !== '' && failure !== lastFailure) {
        log.error({ event: 'alert.look-failed', reason: failure }, 'cannot look for alerts');
      }
      lastFailure = failure;
      if (!isClosed) plan();
    }, LOOK_EVERY_MS);
    timer.unref();
  }

  return {
    find,
    look,
    start: plan,
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** The log holds no names. */
function withoutName(alert: Alert): object {
  if (!('tablet' in alert)) return alert;
  const { tablet: _, ...told } = alert;
  return told;
}

/** What was tapped just now; read by an index, so it takes no longer with a million ratings. */
function* recentRatings(database: Database, nowMs: number): Generator<RecentRating> {
  const fromMs = nowMs - RECENT_MS;
  const rows = prepared(
    database,
    `SELECT device_id, at_ms, body ->> 'score' AS score, body -> 'flags' AS flags FROM event
     WHERE month IN (?, ?) AND at_ms BETWEEN ? AND ?`,
  ).iterate(tokyoMonth(fromMs), tokyoMonth(nowMs), fromMs, nowMs + RECENT_MS);
  for (const { device_id, at_ms, score, flags } of rows)
    yield {
      deviceId: String(device_id),
      atMs: Number(at_ms),
      score: Number(score),
      flags: JSON.parse(String(flags)),
    };
}

async function freeBytesOf(folder: string): Promise<number | null> {
  const disk = await statfs(folder).catch(() => null);
  return disk === null ? null : disk.bavail * disk.bsize;
}
