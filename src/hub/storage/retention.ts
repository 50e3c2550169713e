import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { fiscalYearName } from '../../core/calendar/fiscal-year.ts';
import { isoDay, tokyoDay, toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import type { RetentionChoice } from '../../core/protocol/retention.ts';
import type { Leaving } from '../../core/reports/alerts.ts';
import {
  dateConfirmed,
  firstKeptMonth,
  keptFromYear,
  noticeSeen,
  type Retention,
  retentionAt,
} from '../../core/reports/retention.ts';
import { recordNames } from '../../words/record.ts';
import type { DailyBackup } from './daily-backup.ts';
import { type Database, transaction } from './database.ts';
import {
  type Bound,
  boundOf,
  countLeaving,
  type Left,
  leaveRest,
  leaveSome,
  monthsWithRatings,
  nothingLeft,
} from './leaving.ts';
import type { RatingsFiles } from './ratings-files.ts';
import { record } from './record.ts';
import type { Reports } from './reports.ts';
import { noteRetention, readRetention } from './retention-notes.ts';

const LOOK_EVERY_MS = 60_000;
/** Between two steps, so that tablets get far more than their turn. */
const REST_MS = 25;

/** 令和4年度, where 令和5年度 is the first that is kept. */
const lastLeaving = (keptFrom: number) => fiscalYearName(keptFrom - 1);

export interface RetentionParts {
  database: Database;
  keepYears: () => number;
  backup: Pick<DailyBackup, 'state'>;
  reports: Pick<Reports, 'isFetched' | 'forget'>;
  ratingsFiles: Pick<RatingsFiles, 'changed'>;
  log: Pick<Logger, 'info' | 'error'>;
  now: () => number;
  restMs?: number;
}

export type RetentionKeeper = ReturnType<typeof createRetention>;

/** Lets ratings leave that are older than `data.keepYears`: once a year, after a notice and a backup, a few at a time. */
export function createRetention(parts: RetentionParts) {
  const { database, keepYears, backup, reports, ratingsFiles, log, now, restMs = REST_MS } = parts;
  let counted: { key: string; leaving: Promise<{ bound: Bound; counts: Map<string, number> }> } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let looking: Promise<void> = Promise.resolve();
  let lastFailure = '';

  /** What is too old, counted once a day. */
  function tooOld(keptFrom: number) {
    const key = `${keptFrom} ${tokyoDay(now())}`;
    if (counted?.key !== key) {
      const leaving = boundOf(database, keptFrom, now()).then(async (bound) => ({
        bound,
        counts: await countLeaving(database, bound),
      }));
      counted = { key, leaving };
      leaving.catch(() => {
        counted = null;
      });
    }
    return counted.leaving;
  }

  async function stand(): Promise<{ retention: Retention; bound: Bound; counts: Map<string, number> } | null> {
    const { notice, settled } = readRetention(database);
    const [nowMs, years] = [now(), keepYears()];
    const keptFrom = keptFromYear(nowMs, years);
    const first = firstKeptMonth(keptFrom);
    const rated = monthsWithRatings(database);
    // Mostly so, and then nothing is counted.
    if (settled === keptFrom || !rated.some((month) => month < first)) return null;
    const { bound, counts } = await tooOld(keptFrom);
    const months = [...counts.keys(), ...rated.filter((month) => month >= first)];
    const retention = retentionAt({ nowMs, keepYears: years, months, notice, settled });
    return retention === null ? null : { retention, bound, counts };
  }

  /** For the office page. */
  async function leaving(): Promise<Leaving | null> {
    const standing = await stand();
    if (standing === null) return null;
    const { retention, counts } = standing;
    const ratings = [...counts.values()].reduce((sum, n) => sum + n, 0);
    return { ...retention, months: [...counts.keys()], ratings };
  }

  /** What staff say to the notice, or that it was on a screen; false where no such notice stands any more. */
  async function tell(choice: RetentionChoice | 'seen', keptFrom: number, who: string): Promise<boolean> {
    const standing = await stand();
    if (standing?.retention.keptFrom !== keptFrom) return false;
    const isDoubtful = standing.retention.leavesOn === null;
    // While the date is in doubt no day of the notice counts.
    if (choice === 'seen' && isDoubtful) return true;
    if (choice === 'date-right' && !isDoubtful) return false;
    const [nowMs, today] = [now(), tokyoDay(now())];
    transaction(database, () => {
      const { notice } = readRetention(database);
      if (choice === 'seen') return noteRetention(database, { notice: noticeSeen(notice, keptFrom, today) });
      if (choice === 'keep') noteRetention(database, { settled: keptFrom });
      else noteRetention(database, { notice: dateConfirmed(keptFrom, today) });
      if (choice === 'keep') record(database, { who, act: 'ratings-kept', what: lastLeaving(keptFrom), nowMs });
      else record(database, { who, act: 'date-confirmed', what: isoDay(today), nowMs });
    });
    return true;
  }

  async function look(): Promise<void> {
    const { run, settled } = readRetention(database);
    const keptFrom = keptFromYear(now(), keepYears());
    // Staff put it off, or the setting or the date is another one now: what left, left.
    const isOver = run !== null && (run.keptFrom !== keptFrom || settled === keptFrom);
    if (isOver) end(run.keptFrom, settled);
    const isBegun = run !== null && !isOver;
    const standing = await stand();
    const isDue = standing === null ? isBegun : standing.retention.isDue;
    if (!isDue || !isBackedUp()) return;
    if (!isBegun) log.info({ event: 'retention.began', keptFrom }, 'old ratings leave');
    await leave(keptFrom);
  }

  const isBackedUp = () => backup.state().lastDay === toTokyoIso(now()).slice(0, 10);

  async function leave(keptFrom: number): Promise<void> {
    counted = null;
    const { bound, counts } = await tooOld(keptFrom);
    const count = (left: Left) => addToRun(keptFrom, left);
    for (const month of counts.keys()) {
      const hasLeft = await leaveMonth(month, bound, count);
      if (!isClosed) ratingsFiles.changed([month]);
      if (!hasLeft) return;
    }
    for (;;) {
      if (!(await mayGoOn(keptFrom))) return;
      const { details, rejected } = leaveRest(database, bound, now(), count);
      if (details + rejected === 0) break;
    }
    end(keptFrom, keptFrom);
  }

  /** False where something came between. */
  async function leaveMonth(month: string, bound: Bound, count: (left: Left) => void): Promise<boolean> {
    while (await mayGoOn(bound.keptFrom)) if (leaveSome(database, month, bound, count).ratings === 0) return true;
    return false;
  }

  /** After a rest; nobody's file is cut short, and who says 「今年は残す」 meanwhile is heard. */
  async function mayGoOn(keptFrom: number): Promise<boolean> {
    do await delay(restMs);
    while (reports.isFetched() && !isClosed);
    if (isClosed || !database.isOpen) return false;
    return readRetention(database).settled !== keptFrom && keptFromYear(now(), keepYears()) === keptFrom;
  }

  /** Belongs to the transaction in which they left, so that the sum is right whenever the hub is killed. */
  function addToRun(keptFrom: number, { ratings, details, rejected }: Left) {
    if (ratings + details + rejected === 0) return;
    const known = readRetention(database);
    const run = known.run?.keptFrom === keptFrom ? known.run : { ...nothingLeft, keptFrom };
    noteRetention(database, {
      run: {
        keptFrom,
        ratings: run.ratings + ratings,
        details: run.details + details,
        rejected: run.rejected + rejected,
      },
      keptFrom: Math.max(known.keptFrom ?? 0, keptFrom),
    });
  }

  function end(keptFrom: number, settled: number | null) {
    const nowMs = now();
    const run = transaction(database, () => {
      const left = readRetention(database).run ?? { ...nothingLeft, keptFrom };
      noteRetention(database, { run: null, settled });
      record(database, {
        who: recordNames.hub,
        act: 'ratings-left',
        what: `${lastLeaving(keptFrom)} ${left.ratings}`,
        nowMs,
      });
      return left;
    });
    counted = null;
    reports.forget();
    log.info({ event: 'retention.left', ...run }, 'old ratings have left');
  }

  function plan() {
    timer = setTimeout(async () => {
      await once();
      if (!isClosed) plan();
    }, LOOK_EVERY_MS);
    timer.unref();
  }

  function once(): Promise<void> {
    looking = looking.then(look).then(
      () => {
        lastFailure = '';
      },
      (error) => {
        if (String(error) !== lastFailure)
          log.error({ event: 'retention.failed', reason: String(error) }, 'old ratings cannot leave');
        lastFailure = String(error);
      },
    );
    return looking;
  }

  return {
    leaving,
    tell,
    /** One look, and all that leaves by it. */
    look: once,
    start: plan,
    async close(): Promise<void> {
      isClosed = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
