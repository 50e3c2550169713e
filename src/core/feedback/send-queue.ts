/** Where the queue stands: every event up to `sentThrough` is acknowledged; `through` is what the hub last said it holds. */
export interface SendState {
  sentThrough: number;
  through: number;
}

/** As the hub answers it; core/protocol holds the schema. */
export interface Acknowledgement {
  results: { id: string | null; status: 'stored' | 'duplicate' | 'rejected'; reason?: string | undefined }[];
  through: number;
}

export interface Advance extends SendState {
  /** Events the hub will never take: kept on the tablet, not sent again. */
  parked: { seq: number; reason: string }[];
}

/**
 * How far a batch (in order of seq) is acknowledged: event after event while the answer names it, in order. A `through`
 * below an earlier one means that the hub was restored from a backup: everything after it is sent again. Never further
 * than what an answer has named, whatever `through` says.
 */
export function acknowledged(state: SendState, batch: { id: string; seq: number }[], answer: Acknowledgement): Advance {
  const advance: Advance = { sentThrough: state.sentThrough, through: answer.through, parked: [] };
  for (const [index, { id, seq }] of batch.entries()) {
    const result = answer.results[index];
    if (result?.id !== id) break;
    if (result.status === 'rejected') advance.parked.push({ seq, reason: result.reason ?? '' });
    advance.sentThrough = seq;
  }
  if (answer.through < state.through) advance.sentThrough = Math.min(advance.sentThrough, answer.through);
  return advance;
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

/** How long to wait after so many failures in a row: 2 s doubling to 30 s, less up to a quarter, so that tablets spread out. */
export function nextAttemptMs(failures: number, random: number): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(wait * (1 - random / 4));
}

const encoder = new TextEncoder();
const COMMA_BYTES = 1;

/** The leading events whose JSON in UTF-8 stays within the bounds, at least one. */
export function batchWithin<E>(events: E[], most: { events: number; bytes: number }): E[] {
  let bytes = 0;
  let count = 0;
  for (const event of events.slice(0, most.events)) {
    bytes += encoder.encode(JSON.stringify(event)).length + COMMA_BYTES;
    if (count > 0 && bytes > most.bytes) break;
    count += 1;
  }
  return events.slice(0, count);
}
