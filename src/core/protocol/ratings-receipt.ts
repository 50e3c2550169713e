import * as v from 'valibot';
import type { Acknowledgement } from '../feedback/send-queue.ts';
import type { EventResult } from './envelopes.ts';
import { EXPORT_EVENTS, type ExportHeader, exportHeaderSchema, isNewer, parsed } from './ratings-export.ts';

/** A receipt for as many events as an export may have is about 4 MB. */
export const RECEIPT_BYTES = 16 * 1024 * 1024;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const id = v.pipe(v.string(), v.maxLength(64));
const { device, epoch, firstSeq, lastSeq, sha256 } = exportHeaderSchema.entries;

/**
 * What the office page gives back for a ratings file: which events the hub holds and which it will never take, by id. `device`
 * to `sha256` are those of the file, `through` is the hub's last answer for the epoch. It names everything it vouches for, so
 * the tablet needs to remember nothing of what it wrote, and a receipt of something else moves nothing.
 */
export const receiptSchema = v.object({
  v: v.literal(1),
  kind: v.literal('receipt'),
  device,
  epoch,
  firstSeq,
  lastSeq,
  sha256,
  through: whole,
  received: v.pipe(v.array(id), v.maxLength(EXPORT_EVENTS)),
  rejected: v.pipe(
    v.array(v.object({ id, reason: v.pipe(v.string(), v.maxLength(1_000)) })),
    v.maxLength(EXPORT_EVENTS),
  ),
});
export type Receipt = v.InferOutput<typeof receiptSchema>;

/** `results` are the hub's answers for the whole file, in any order; an event without a readable id cannot be named. */
export function receiptOf(
  { device, epoch, firstSeq, lastSeq, sha256 }: ExportHeader,
  results: EventResult[],
  through: number,
): Receipt {
  const received: Receipt['received'] = [];
  const rejected: Receipt['rejected'] = [];
  for (const { id, status, reason = '' } of results) {
    if (id === null) continue;
    if (status === 'rejected') rejected.push({ id, reason: reason.slice(0, 1_000) });
    else received.push(id);
  }
  return { v: 1, kind: 'receipt', device, epoch, firstSeq, lastSeq, sha256, through, received, rejected };
}

export function readReceipt(text: string): Receipt | { problem: 'newer' | 'damaged' } {
  const json = parsed(text);
  const read = v.safeParse(receiptSchema, json, { abortEarly: true });
  if (read.success) return read.output;
  return { problem: isNewer(json) ? 'newer' : 'damaged' };
}

/**
 * The receipt as the hub's answer to a batch of the tablet's queue, for `acknowledged`. It never takes `through` back: a receipt
 * may be older than what the hub has answered since, and that is no sign of a hub restored from a backup. Nor does it count
 * where it names nothing of the batch.
 */
export function receiptAnswers({ through, received, rejected }: Pick<Receipt, 'through' | 'received' | 'rejected'>) {
  const results = new Map<string, EventResult>(received.map((id) => [id, { id, status: 'stored' }]));
  for (const { id, reason } of rejected) results.set(id, { id, status: 'rejected', reason });
  return (batch: { id: string }[], throughBefore: number): Acknowledgement => ({
    results: batch.map(({ id }) => results.get(id) ?? { id: null, status: 'stored' }),
    through: results.has(batch[0]?.id ?? '') ? Math.max(through, throughBefore) : throughBefore,
  });
}
