import type { StatusRequest } from '../../core/protocol/envelopes.ts';
import type { Arrivals } from '../../core/protocol/office.ts';
import type { Database } from './database.ts';
import { goneThrough, isGoneSeq, lastGoneSeq } from './gone.ts';
import { prepared } from './prepared.ts';
import { uuidBytes } from './uuid-bytes.ts';

/** Every number of an epoch (?1) behind ?2 that has arrived, wherever it lies. */
const ARRIVED = `SELECT seq FROM event WHERE epoch = ?1 AND seq > ?2
  UNION SELECT seq FROM rejected WHERE epoch = ?1 AND seq > ?2
  UNION SELECT seq FROM elsewhere WHERE epoch = ?1 AND seq > ?2`;

/** For use inside the transaction of a batch: tells of each event that is stored, and at the end how far the epoch is complete. */
export function epochCount(database: Database, epoch: Buffer, deviceId: string) {
  const row = prepared(database, 'SELECT device_id, through, last_seq FROM epoch WHERE epoch = ?').get(epoch);
  const before = { deviceId: row?.device_id, through: Number(row?.through ?? 0), lastSeq: Number(row?.last_seq ?? 0) };
  const highest = Math.max(highestStored(database, epoch), lastGoneSeq(database, epoch));
  const seqs: number[] = [];

  return {
    stored: (seq: number) => seqs.push(seq),
    /**
     * An event that is here already. One whose tablet's storage was cleared while it was on its way comes once more in another
     * epoch: there its number has arrived, or `through` would stand still and no tablet learn that this hub was restored.
     */
    known: (id: Buffer, seq: number) =>
      prepared(
        database,
        `INSERT OR IGNORE INTO elsewhere (epoch, seq)
         SELECT ?1, ?2 FROM event WHERE id = ?3 AND (epoch <> ?1 OR seq <> ?2)`,
      ).run(epoch, seq, id),
    /** The same of one that has left: under which number it had come nobody knows any more. */
    gone(seq: number) {
      if (isGoneSeq(database, epoch, seq)) return;
      prepared(database, 'INSERT OR IGNORE INTO elsewhere (epoch, seq) VALUES (?, ?)').run(epoch, seq);
    },
    through(): number {
      const through = advanceThrough(database, epoch, before.through);
      const lastSeq = seqs.reduce((last, seq) => Math.max(last, seq), before.lastSeq);
      const doubled = isInOrder(seqs, highest) ? 0 : countDoubled(database, epoch, seqs);
      const isNew = through !== before.through || lastSeq !== before.lastSeq || deviceId !== before.deviceId;
      if (seqs.length > 0 || isNew) {
        prepared(
          database,
          `INSERT INTO epoch (epoch, through, device_id, last_seq, doubled) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (epoch) DO UPDATE SET through = excluded.through, device_id = excluded.device_id,
             last_seq = excluded.last_seq, doubled = doubled + excluded.doubled`,
        ).run(epoch, through, deviceId, lastSeq, doubled);
      }
      return through;
    },
  };
}

const highestStored = (database: Database, epoch: Uint8Array) =>
  Number(prepared(database, 'SELECT max(seq) AS seq FROM event WHERE epoch = ?').get(epoch)?.seq ?? 0);

/** The highest seq of the epoch up to which every seq is stored, rejected or gone; it only moves over what arrived without a gap. */
function advanceThrough(database: Database, epoch: Buffer, before: number): number {
  const later = prepared(database, `${ARRIVED} ORDER BY seq LIMIT 1000`);
  let through = before;
  for (let moved = true; moved; ) {
    const gone = goneThrough(database, epoch, through + 1);
    moved = gone > through;
    through = Math.max(through, gone);
    for (const { seq } of later.all(epoch, through)) {
      if (seq !== through + 1) break;
      through += 1;
      moved = true;
    }
  }
  return through;
}

function isInOrder(seqs: number[], highest: number): boolean {
  return seqs.every((seq, index) => seq > (seqs[index - 1] ?? highest));
}

/** How many of these, stored just now, came under a seq that another event of the epoch has. */
function countDoubled(database: Database, epoch: Buffer, seqs: number[]): number {
  const count = prepared(database, 'SELECT count(*) AS n FROM event WHERE epoch = ? AND seq = ?');
  const added = new Map<number, number>();
  for (const seq of seqs) added.set(seq, (added.get(seq) ?? 0) + 1);
  let doubled = 0;
  for (const [seq, many] of added) {
    const isTaken = Number(count.get(epoch, seq)?.n) > many || isGoneSeq(database, epoch, seq);
    doubled += isTaken ? many : many - 1;
  }
  return doubled;
}

/** For use inside a transaction: what a tablet says of its own numbers. What it never sent shows when its storage was cleared. */
export function noteReport(database: Database, deviceId: string, status: StatusRequest): void {
  if (status.epoch === '') return;
  prepared(
    database,
    `INSERT INTO epoch (epoch, through, device_id, last_seq, sent_through) VALUES (?, 0, ?, ?, ?)
       ON CONFLICT (epoch) DO UPDATE SET device_id = excluded.device_id,
       last_seq = max(last_seq, excluded.last_seq), sent_through = excluded.sent_through`,
  ).run(uuidBytes(status.epoch), deviceId, status.lastSeq, Math.max(0, status.lastSeq - status.unsent));
}

/** What arrived of each tablet, and what did not, by its id; reads only behind `through`, so it takes no longer with the years. */
export async function arrivalsByTablet(database: Database): Promise<Map<string, Arrivals>> {
  const arrivals = new Map<string, Arrivals>();
  const of = (deviceId: unknown): Arrivals => {
    const known = arrivals.get(String(deviceId)) ?? { missing: 0, doubled: 0, rejected: 0, emptied: -1 };
    arrivals.set(String(deviceId), known);
    return known;
  };
  const epochs = database
    .prepare(
      `SELECT epoch, device_id, through, last_seq, sent_through, doubled, status ->> 'epoch' AS current
       FROM epoch JOIN tablet USING (device_id)`,
    )
    .all();
  const missing = missingIn(database);
  for (const { epoch, device_id, through, last_seq, sent_through, doubled, current } of epochs) {
    const isCurrent = current === null || current === '' || uuidBytes(String(current)).equals(epoch as Uint8Array);
    const tablet = of(device_id);
    // What a tablet has not sent yet is not missing; what it had when its storage was cleared is.
    tablet.missing += missing(epoch as Uint8Array, Number(through), Number(isCurrent ? sent_through : last_seq));
    tablet.doubled += Number(doubled);
    tablet.emptied += 1;
  }
  const rejected = database.prepare('SELECT device_id, count(*) AS n FROM rejected GROUP BY device_id').all();
  for (const { device_id, n } of rejected) of(device_id).rejected = Number(n);
  for (const tablet of arrivals.values()) tablet.emptied = Math.max(0, tablet.emptied);
  return arrivals;
}

function missingIn(database: Database) {
  const arrived = database.prepare(`SELECT count(*) AS n FROM (${ARRIVED})`);
  // A number that has left may have come once more, of a copied tablet.
  const arrivedOrGone = database.prepare(
    `SELECT (SELECT coalesce(sum(last - max(first, ?2 + 1) + 1), 0) FROM gone_seq WHERE epoch = ?1 AND last > ?2) +
       (SELECT count(*) FROM (${ARRIVED}) AS arrived WHERE NOT EXISTS
         (SELECT 1 FROM gone_seq WHERE epoch = ?1 AND first <= arrived.seq AND last >= arrived.seq)) AS n`,
  );
  return (epoch: Uint8Array, through: number, expected: number): number => {
    const gone = lastGoneSeq(database, epoch);
    const last = Math.max(expected, highestStored(database, epoch), gone);
    const count = gone > through ? arrivedOrGone : arrived;
    return last <= through ? 0 : Math.max(0, last - through - Number(count.get(epoch, through)?.n));
  };
}
