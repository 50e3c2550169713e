import { type OpeningHours, openingAt } from '../calendar/opening-hours.ts';
import { dayOf, fiscalYearOfDay } from '../calendar/periods.ts';
import { isoDay, tokyoDay, toTokyoIso } from '../calendar/tokyo-time.ts';
import type { Retention } from './retention.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** So far back ratings count as of just now. */
export const RECENT_MS = 15 * MINUTE_MS;
const LOW_AT_LEAST = 4;
const LOW_SHARE = 0.5;
const SILENT_MS = 15 * MINUTE_MS;
const UNSENT_MS = DAY_MS;
/** A backup and some months of ratings; our figure. */
const FREE_BYTES = 1_000_000_000;
/** In which a ward gets a new certificate; our figure. */
const CERTIFICATE_MS = 21 * DAY_MS;

/** What stays as it is until staff say that they have seen it. */
export const lastingKinds = ['missing', 'doubled', 'emptied'] as const;
export type LastingKind = (typeof lastingKinds)[number];

interface AboutTablet {
  deviceId: string;
  tablet: string;
}

/** Ratings that have been kept long enough, as the hub found them. */
export interface Leaving extends Retention {
  /** Of which months, `2023-04`. */
  months: string[];
  ratings: number;
}

/** `years`: of which 年度 (the years they begin in) ratings leave; those of `keptFrom` and later stay. */
interface AboutLeaving {
  keptFrom: number;
  years: number[];
  ratings: number;
}

/** What staff should look after now. */
export type Alert =
  | (AboutTablet & { kind: 'low-ratings'; low: number; total: number })
  | (AboutTablet & { kind: 'silent'; since: string })
  | (AboutTablet & { kind: 'unsent'; unsent: number; since: string })
  | (AboutTablet & { kind: LastingKind; count: number })
  | (AboutTablet & { kind: 'partly-wiped' })
  | (AboutLeaving & { kind: 'leaving'; on: string })
  | (AboutLeaving & { kind: 'leaving-unsure'; today: string })
  | { kind: 'disk'; freeBytes: number }
  | { kind: 'backup' }
  | { kind: 'certificate'; until: string; isOver: boolean };

export interface RecentRating {
  deviceId: string;
  score: number;
  flags: string[];
  atMs: number;
}

export interface WatchedTablet {
  deviceId: string;
  name: string;
  enrolledAt: string;
  /** `null` = it has never reported. */
  seenAt: string | null;
  unsent: number;
  oldestUnsentAt: string | null;
  faults: string[];
  arrivals: Record<LastingKind, number>;
  /** As far as staff have said that they know of it. */
  known: Record<LastingKind, number>;
}

/** What the hub knows at a moment. */
export interface AlertFacts {
  nowMs: number;
  /** Since when the hub could have heard of a tablet. */
  listeningSinceMs: number;
  hours: OpeningHours;
  tablets: WatchedTablet[];
  /** Read once, one after the other: after a night without network there may be hundreds of thousands. */
  ratings: Iterable<RecentRating>;
  /** `null` = the disk does not say. */
  freeBytes: number | null;
  hasBackupFailed: boolean;
  /** `null` = there is no certificate. */
  certificateEndMs: number | null;
  /** `null` = everything stays. */
  leaving: Leaving | null;
}

/** The alerts of a moment: those about visitors first, then tablets, then the hub. */
export function alertsOf(facts: AlertFacts): Alert[] {
  const { tablets } = facts;
  const recent = recentByTablet(facts);
  return [
    ...tablets.flatMap((tablet) => lowRatings(tablet, recent.get(tablet.deviceId))),
    ...tablets.flatMap((tablet) => silence(tablet, facts)),
    ...tablets.flatMap((tablet) => unsent(tablet, facts)),
    ...lastingKinds.flatMap((kind) => tablets.flatMap((tablet) => lasting(tablet, kind))),
    ...tablets.flatMap(partlyWiped),
    ...leaving(facts),
    ...disk(facts),
    ...(facts.hasBackupFailed ? [{ kind: 'backup' as const }] : []),
    ...certificate(facts),
  ];
}

/** The same alert at two moments. */
export function alertKey(alert: Alert): string {
  return 'deviceId' in alert ? `${alert.kind} ${alert.deviceId}` : alert.kind;
}

const about = ({ deviceId, name }: WatchedTablet): AboutTablet => ({ deviceId, tablet: name });

interface Recent {
  low: number;
  total: number;
}

function recentByTablet({ ratings, nowMs }: AlertFacts): Map<string, Recent> {
  const tallies = new Map<string, Recent>();
  for (const { deviceId, atMs, flags, score } of ratings) {
    // A try by staff is no visitor's, and when a rating with `clock` was given nobody knows.
    if (atMs < nowMs - RECENT_MS || flags.includes('test') || flags.includes('clock')) continue;
    const { low, total } = tallies.get(deviceId) ?? { low: 0, total: 0 };
    // 不満 and やや不満 are 1 and 2 on both scales.
    tallies.set(deviceId, { low: low + (score <= 2 ? 1 : 0), total: total + 1 });
  }
  return tallies;
}

function lowRatings(tablet: WatchedTablet, { low, total }: Recent = { low: 0, total: 0 }): Alert[] {
  if (total < LOW_AT_LEAST || low / total < LOW_SHARE) return [];
  return [{ kind: 'low-ratings', ...about(tablet), low, total }];
}

/** Only time in which the ward is open and the hub runs counts: a tablet may be off at night. */
function silence(tablet: WatchedTablet, { nowMs, hours, listeningSinceMs }: AlertFacts): Alert[] {
  const opening = openingAt(hours, nowMs);
  const since = tablet.seenAt ?? tablet.enrolledAt;
  const waitedFromMs = Math.max(Date.parse(since), opening.sinceMs ?? 0, listeningSinceMs);
  if (!opening.isOpen || nowMs - waitedFromMs < SILENT_MS) return [];
  return [{ kind: 'silent', ...about(tablet), since }];
}

function unsent(tablet: WatchedTablet, { nowMs }: AlertFacts): Alert[] {
  const { oldestUnsentAt: since } = tablet;
  if (since === null || tablet.unsent === 0 || !(nowMs - Date.parse(since) > UNSENT_MS)) return [];
  return [{ kind: 'unsent', ...about(tablet), unsent: tablet.unsent, since }];
}

function lasting(tablet: WatchedTablet, kind: LastingKind): Alert[] {
  const count = tablet.arrivals[kind];
  return count > tablet.known[kind] ? [{ kind, ...about(tablet), count }] : [];
}

function partlyWiped(tablet: WatchedTablet): Alert[] {
  return tablet.faults.includes('storage-wiped') ? [{ kind: 'partly-wiped', ...about(tablet) }] : [];
}

function leaving({ leaving, nowMs }: AlertFacts): Alert[] {
  if (leaving === null) return [];
  const { keptFrom, leavesOn, months, ratings } = leaving;
  const firstDay = (month: string) => dayOf(Number(month.slice(0, 4)), Number(month.slice(5)));
  const years = [...new Set(months.map((month) => fiscalYearOfDay(firstDay(month))))];
  const about = { keptFrom, years, ratings };
  if (leavesOn === null) return [{ kind: 'leaving-unsure', ...about, today: isoDay(tokyoDay(nowMs)) }];
  return [{ kind: 'leaving', ...about, on: isoDay(leavesOn) }];
}

function disk({ freeBytes }: AlertFacts): Alert[] {
  return freeBytes === null || freeBytes >= FREE_BYTES ? [] : [{ kind: 'disk', freeBytes }];
}

function certificate({ certificateEndMs: endMs, nowMs }: AlertFacts): Alert[] {
  if (endMs === null || endMs - nowMs > CERTIFICATE_MS) return [];
  return [{ kind: 'certificate', until: toTokyoIso(endMs), isOver: endMs <= nowMs }];
}
