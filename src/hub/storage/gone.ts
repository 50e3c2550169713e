import { createHash } from 'node:crypto';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';

// What is remembered of events that have left after their years: that they were here, and under which numbers. Without it they could
// come in again and count once more, and their numbers would be gaps.

const DIGEST_BYTES = 16;

/** Of an id (a UUIDv7 holds the time of the tap) or of what was rejected; nothing can be read from it. */
function digestOf(key: Uint8Array): Buffer {
  return createHash('sha256').update(key).digest().subarray(0, DIGEST_BYTES);
}

/** For use inside a transaction: which ids have left. Where none ever has, no digest is reckoned. */
export function goneDigests(database: Database) {
  const isEmpty = prepared(database, 'SELECT 1 FROM gone LIMIT 1').get() === undefined;
  const find = prepared(database, 'SELECT 1 FROM gone WHERE digest = ?');
  return { has: (key: Uint8Array): boolean => !isEmpty && find.get(digestOf(key)) !== undefined };
}

export interface Leaver {
  /** The id, or the digest of what was rejected. */
  key: Uint8Array;
  epoch: Uint8Array;
  /** `null` = it had none that could be read. */
  seq: number | null;
}

/** For use in the transaction in which they are deleted. */
export function rememberGone(database: Database, leavers: Leaver[]): void {
  const insert = prepared(database, 'INSERT OR IGNORE INTO gone (digest) VALUES (?)');
  const seqsOf = new Map<string, { epoch: Uint8Array; seqs: number[] }>();
  for (const { key, epoch, seq } of leavers) {
    insert.run(digestOf(key));
    if (seq === null) continue;
    const name = Buffer.from(epoch).toString('hex');
    const known = seqsOf.get(name) ?? { epoch, seqs: [] };
    seqsOf.set(name, known);
    known.seqs.push(seq);
  }
  for (const { epoch, seqs } of seqsOf.values()) {
    for (const [first, last] of runsOf(seqs)) addRun(database, epoch, first, last);
  }
}

/** Numbers that follow one another as one run. */
function runsOf(seqs: number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const seq of seqs.toSorted((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run !== undefined && seq <= run[1] + 1) run[1] = seq;
    else runs.push([seq, seq]);
  }
  return runs;
}

/** Runs never touch one another: what is next to it or within is taken into it. */
function addRun(database: Database, epoch: Uint8Array, first: number, last: number): void {
  const before = prepared(
    database,
    'SELECT first, last FROM gone_seq WHERE epoch = ? AND first <= ? ORDER BY first DESC LIMIT 1',
  );
  const remove = prepared(database, 'DELETE FROM gone_seq WHERE epoch = ? AND first = ?');
  for (;;) {
    const run = before.get(epoch, last + 1);
    if (run === undefined || Number(run.last) < first - 1) break;
    remove.run(epoch, run.first as number);
    first = Math.min(first, Number(run.first));
    last = Math.max(last, Number(run.last));
  }
  prepared(database, 'INSERT INTO gone_seq (epoch, first, last) VALUES (?, ?, ?)').run(epoch, first, last);
}

/** The last number of the run in which `seq` has left; 0 where it has not. */
export function goneThrough(database: Database, epoch: Uint8Array, seq: number): number {
  const run = prepared(
    database,
    'SELECT last FROM gone_seq WHERE epoch = ? AND first <= ? ORDER BY first DESC LIMIT 1',
  ).get(epoch, seq);
  const last = Number(run?.last ?? 0);
  return last >= seq ? last : 0;
}

export const isGoneSeq = (database: Database, epoch: Uint8Array, seq: number): boolean =>
  goneThrough(database, epoch, seq) > 0;

/** The highest number of the epoch that has left; 0 = none. */
export function lastGoneSeq(database: Database, epoch: Uint8Array): number {
  const run = prepared(database, 'SELECT last FROM gone_seq WHERE epoch = ? ORDER BY first DESC LIMIT 1').get(epoch);
  return Number(run?.last ?? 0);
}
