import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import {
  carriedKind,
  EXPORT_BYTES,
  EXPORT_EVENTS,
  eventLines,
  exportHeaderLine,
} from '../../core/protocol/ratings-export.ts';
import { RECEIPT_BYTES, readReceipt, receiptAnswers } from '../../core/protocol/ratings-receipt.ts';
import { fileNames } from '../../words/file-names.ts';
import type { CarriedRatings } from '../platform/carried-ratings.ts';

export interface RatingsByStickParts {
  carried: CarriedRatings;
  /** The id that the hub gave, '' where it gave none. */
  deviceId: () => Promise<string>;
  digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
  nowMs: () => number;
}

/** A file of ratings as it goes to the stick; `rest` are those that had no room in it. */
export interface WrittenRatings {
  name: string;
  parts: Uint8Array<ArrayBuffer>[];
  count: number;
  rest: number;
}

export type ReceiptOutcome =
  | { kind: 'marked'; marked: number; parked: number; unsent: number }
  | { kind: 'already' | 'foreign' | 'damaged' | 'newer' | 'is-export' | 'not-kept' };

const BEGINNING_BYTES = 2_000;

export type RatingsByStick = ReturnType<typeof createRatingsByStick>;

/** Ratings that leave on a stick, and the receipt that comes back; nothing counts as sent before it does. */
export function createRatingsByStick({ carried, deviceId, digest, nowMs }: RatingsByStickParts) {
  return {
    /** What is not acknowledged, oldest first; `null` where there is nothing. `progress` hears how many of how many are read. */
    async write(progress: (done: number, of: number) => void): Promise<WrittenRatings | null> {
      const first = await carried.unsentAfter(null);
      // Ratings that come meanwhile are for the next time.
      const { epoch, lastSeq } = first;
      const lines: Uint8Array<ArrayBuffer>[] = [];
      let { events } = first;
      let firstSeq = 0;
      let seq = 0;
      let count = 0;
      let bytes = 0;
      for (;;) {
        const taken = events.filter((event) => event.seq <= lastSeq).slice(0, EXPORT_EVENTS - count);
        const page = eventLines(taken);
        if (taken.length === 0 || bytes + page.length > EXPORT_BYTES - BEGINNING_BYTES) break;
        if (count === 0) firstSeq = taken[0]!.seq;
        lines.push(page);
        bytes += page.length;
        count += taken.length;
        seq = taken.at(-1)!.seq;
        progress(count, lastSeq - firstSeq + 1);
        const next = await carried.unsentAfter(seq);
        if (next.epoch !== epoch) throw new Error('the storage was cleared meanwhile');
        events = next.events;
      }
      if (count === 0) return null;
      const sha256 = await digest(joined(lines, bytes));
      const header = { device: await deviceId(), epoch, count, firstSeq, lastSeq: seq, sha256 };
      return {
        name: fileNames.ratings(toTokyoIso(nowMs()), epoch),
        parts: [exportHeaderLine(header), ...lines],
        count,
        rest: lastSeq - seq,
      };
    },

    /** What a file says of the queue, if it is a receipt; `null` for any other file. Throws where it cannot be read. */
    async receive(file: File): Promise<ReceiptOutcome | null> {
      const kind = carriedKind(await file.slice(0, BEGINNING_BYTES).text());
      if (kind === null) return null;
      if (kind === 'export') return { kind: 'is-export' };
      const receipt = file.size > RECEIPT_BYTES ? ({ problem: 'damaged' } as const) : readReceipt(await file.text());
      if ('problem' in receipt) return { kind: receipt.problem };
      const done = await carried.acknowledge(receipt.epoch, receiptAnswers(receipt)).catch(() => 'not-kept' as const);
      if (done === 'not-kept') return { kind: 'not-kept' };
      if (done === null) return { kind: 'foreign' };
      const { marked, parked, unsent, sentThrough } = done;
      if (marked > 0) return { kind: 'marked', marked, parked, unsent };
      return { kind: receipt.lastSeq <= sentThrough ? 'already' : 'foreign' };
    },
  };
}

function joined(parts: Uint8Array<ArrayBuffer>[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
