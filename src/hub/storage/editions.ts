import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import type { Edition, Notice } from '../../core/content/edition.ts';
import type { Picture } from '../../core/content/import/picture.ts';
import type { Act } from '../../core/protocol/record.ts';
import { type Database, transaction } from './database.ts';
import { type StoredEdition, standingAt, storedEdition, summaryOf } from './edition-rows.ts';
import { setNotes } from './notes.ts';
import { withStoredPictures } from './pictures.ts';
import { record } from './record.ts';
import { serialFloor } from './serial-floor.ts';

export interface Publication {
  edition: Edition;
  source: string;
  repairs: number;
  /** Who published it, as the record and the list name them. */
  who: string;
  nowMs: number;
  /** When it is to take over; without it, or where that time is over, at once. */
  effectiveFrom?: string | null;
  /** The serial that was on show when staff looked; without it whatever is on show is replaced. */
  base?: number;
  /** Of the same reading; notices name them. Other pictures must be stored already. */
  pictures?: Picture[];
  /** Small facts to remember in the same commit. */
  notes?: Record<string, string | null>;
}

/** The serial given, or why there is none; then nothing has changed. */
export type Published = number | 'changed' | 'picture-missing';

/** Gives the edition the next serial. Those that wait for a later time get new ones above it, so that theirs still comes. */
export async function publishEdition(database: Database, publication: Publication): Promise<Published> {
  return transaction(database, () => {
    const { nowMs, base, repairs, source, who, effectiveFrom = null } = publication;
    if (base !== undefined && base !== standingAt(database, nowMs).current) return 'changed';
    const edition = withStoredPictures(database, publication.edition, publication.pictures ?? []);
    if (edition === null) return 'picture-missing';
    setNotes(database, publication.notes ?? {});
    const isLater = effectiveFrom !== null && Date.parse(effectiveFrom) > nowMs;
    const fromMs = isLater ? Date.parse(effectiveFrom) : nowMs;
    const act = isLater ? 'scheduled' : 'published';
    return publish(database, { edition, source, repairs, who, nowMs, fromMs, act, about: source });
  });
}

interface Again {
  who: string;
  nowMs: number;
  base?: number | undefined;
  /** What is taken back is that a notice was added or withdrawn: what waits changes back as well. */
  isNoticeUndone?: boolean;
}

/** An earlier edition's content as a new one, at once. */
export async function publishAgain(
  database: Database,
  serial: number,
  { who, nowMs, base, isNoticeUndone = false }: Again,
): Promise<number | 'changed' | 'unknown'> {
  return transaction(database, () => {
    const { current } = standingAt(database, nowMs);
    if (base !== undefined && base !== current) return 'changed';
    const again = storedEdition(database, serial);
    if (again === null) return 'unknown';
    const { edition, source, repairs } = again;
    const about = `${source} #${serial}`;
    const change = isNoticeUndone ? noticesTakenBack(storedEdition(database, current)?.edition, edition) : undefined;
    const step = { edition, source, repairs, who, nowMs, fromMs: nowMs, act: 'published' as const, about };
    return publish(database, { ...step, ...(change && { change }) });
  });
}

/** `changed`: it does not wait (any more), or under another serial. */
export async function cancelWaiting(
  database: Database,
  serial: number,
  { who, nowMs }: { who: string; nowMs: number },
): Promise<'cancelled' | 'changed' | 'unknown'> {
  return transaction(database, () => {
    const edition = storedEdition(database, serial);
    if (edition === null) return 'unknown';
    if (!standingAt(database, nowMs).waiting.includes(serial)) return 'changed';
    database.prepare('UPDATE edition SET cancelled_at = ? WHERE serial = ?').run(toTokyoIso(nowMs), serial);
    record(database, { who, act: 'cancelled', what: `${edition.source} #${serial}`, nowMs });
    return 'cancelled';
  });
}

export interface Step extends Pick<Publication, 'edition' | 'source' | 'repairs' | 'who' | 'nowMs'> {
  fromMs: number;
  act: Act;
  /** What the record calls it. */
  about: string;
  /** The same step for those that wait. */
  change?: (waiting: Edition) => Edition;
}

/** For use inside a transaction. */
export function publish(database: Database, { change = (waiting) => waiting, ...step }: Step): number {
  const { edition, source, repairs, who, nowMs, fromMs, act, about } = step;
  const effectiveFrom = toTokyoIso(fromMs);
  const later = standingAt(database, nowMs)
    .waiting.map((serial) => storedEdition(database, serial)!)
    .filter((waiting) => waiting.effectiveFrom > effectiveFrom);
  const { serial, digest } = insert(database, {
    ...{ edition, source, repairs, who },
    ...{ publishedAt: toTokyoIso(nowMs), effectiveFrom },
  });
  const moved = later.map((waiting) => {
    const next = insert(database, { ...waiting, edition: change(waiting.edition) });
    database
      .prepare('UPDATE edition SET cancelled_at = ?, renumbered_as = ? WHERE serial = ?')
      .run(toTokyoIso(nowMs), next.serial, waiting.serial);
    return ` #${waiting.serial}→#${next.serial}`;
  });
  const time = fromMs > nowMs ? ` ${effectiveFrom}` : '';
  record(database, { who, act, what: `${about} #${serial} ${digest}${time}${moved.join('')}`, nowMs });
  return serial;
}

/** The way back for an edition that waits: without the notices that came, and with those that went. */
function noticesTakenBack(from: Edition | undefined, to: Edition) {
  if (from === undefined) return undefined;
  const isIn = (notices: Notice[], notice: Notice) => notices.some((other) => isDeepStrictEqual(other, notice));
  const came = from.notices.filter((notice) => !isIn(to.notices, notice));
  const went = to.notices.filter((notice) => !isIn(from.notices, notice));
  return (waiting: Edition): Edition => {
    const kept = waiting.notices.filter((notice) => !isIn(came, notice));
    return { ...waiting, notices: [...kept, ...went.filter((notice) => !isIn(waiting.notices, notice))] };
  };
}

function insert(database: Database, { edition, ...row }: Omit<StoredEdition, 'serial'>) {
  const body = JSON.stringify(edition);
  const given = Number(database.prepare('SELECT max(serial) AS serial FROM edition').get()?.serial ?? 0);
  const serial = Math.max(given, serialFloor(database)) + 1;
  database
    .prepare(
      'INSERT INTO edition (serial, published_at, effective_from, source, repairs, who, summary, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      ...[serial, row.publishedAt, row.effectiveFrom, row.source, row.repairs, row.who],
      ...[JSON.stringify(summaryOf(edition)), body],
    );
  return { serial, digest: createHash('sha256').update(body).digest('hex') };
}
