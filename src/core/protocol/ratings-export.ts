import * as v from 'valibot';
import { epochSchema } from '../feedback/epoch.ts';
import type { FeedbackEvent } from '../feedback/event.ts';

/** So many events, and so many bytes, are written to one file and read from one; a month without a hub is about 60,000 events. */
export const EXPORT_EVENTS = 100_000;
export const EXPORT_BYTES = 64 * 1024 * 1024;
/** Far above the longest event. */
const LINE_BYTES = 16 * 1024;
const LINE_END = 10;

const whole = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER));

/**
 * Line 1 of a ratings file on a stick (`….ndjson`). `device` is the id that the hub gave, '' for a tablet that has none.
 * `sha256` is that of all bytes behind the line feed of line 1, the last line feed included.
 */
export const exportHeaderSchema = v.object({
  v: v.literal(1),
  kind: v.literal('export'),
  device: v.pipe(v.string(), v.regex(/^[\w-]{0,64}$/)),
  epoch: epochSchema,
  count: v.pipe(whole, v.maxValue(EXPORT_EVENTS)),
  firstSeq: whole,
  lastSeq: whole,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
export type ExportHeader = v.InferOutput<typeof exportHeaderSchema>;

/** Why a file is not taken. */
export type ExportProblem = 'not-export' | 'newer' | 'too-large' | 'truncated' | 'changed';

export interface ExportRead {
  header: ExportHeader;
  /** At most so many events from the one at `from`, counted from 0. A line that is no event travels as the text it is. */
  events: (from: number, most: number) => unknown[];
}

/** The lines of events as they stand in the file, in UTF-8. */
export function eventLines(events: FeedbackEvent[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(
    events.map((event) => `${JSON.stringify(event)}\n`).join(''),
  ) as Uint8Array<ArrayBuffer>;
}

export function exportHeaderLine(header: Omit<ExportHeader, 'v' | 'kind'>): Uint8Array<ArrayBuffer> {
  const { device, epoch, count, firstSeq, lastSeq, sha256 } = header;
  const line = { v: 1, kind: 'export', device, epoch, count, firstSeq, lastSeq, sha256 } satisfies ExportHeader;
  return new TextEncoder().encode(`${JSON.stringify(line)}\n`) as Uint8Array<ArrayBuffer>;
}

/**
 * Reads a ratings file; `digest` gives a SHA-256 in hex. Lines are found by their ends and read only when they are asked for, so
 * that 60,000 of them hold nobody up. A file that is not whole is not taken at all: the tablet still has everything in it.
 */
export async function readExport(
  bytes: Uint8Array<ArrayBuffer>,
  digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>,
): Promise<ExportRead | { problem: ExportProblem }> {
  if (bytes.length > EXPORT_BYTES) return { problem: 'too-large' };
  const body = bytes.indexOf(LINE_END) + 1;
  const header = headerOf(bytes.subarray(0, Math.min(body, LINE_BYTES)));
  if ('problem' in header) return header;
  const ends = lineEnds(bytes, body);
  if (ends === null) return { problem: 'not-export' };
  // A file whose end is missing seldom ends with a whole line.
  if (ends.length < header.count || bytes.at(-1) !== LINE_END) return { problem: 'truncated' };
  const isSame = (await digest(bytes.subarray(body))) === header.sha256;
  if (!isSame || ends.length !== header.count) return { problem: 'changed' };
  const decoder = new TextDecoder();
  const lineAt = (index: number) => bytes.subarray(index === 0 ? body : ends[index - 1]! + 1, ends[index]);
  return {
    header,
    events: (from, most) =>
      ends.slice(from, from + most).map((_, index) => readLine(decoder.decode(lineAt(from + index)))),
  };
}

function headerOf(line: Uint8Array): ExportHeader | { problem: ExportProblem } {
  const json = parsed(new TextDecoder().decode(line));
  if (!v.is(v.object({ kind: v.literal('export') }), json)) return { problem: 'not-export' };
  const read = v.safeParse(exportHeaderSchema, json);
  if (read.success) return read.output;
  return { problem: isNewer(json) ? 'newer' : 'not-export' };
}

/** Whether a later version of the app wrote it. */
export const isNewer = (json: unknown): boolean => v.is(v.object({ v: v.pipe(v.number(), v.minValue(2)) }), json);

/** Where the lines end; `null` where one is longer than any event. */
function lineEnds(bytes: Uint8Array, from: number): number[] | null {
  const ends: number[] = [];
  let start = from;
  for (let end = bytes.indexOf(LINE_END, start); end !== -1; end = bytes.indexOf(LINE_END, start)) {
    if (end - start > LINE_BYTES || ends.length > EXPORT_EVENTS) return null;
    ends.push(end);
    start = end + 1;
  }
  return ends;
}

/** Events are flat. Whatever is not could be read here but not sent on: nested too deep, or with names that no server takes. */
function readLine(text: string): unknown {
  const json = parsed(text);
  return isFlat(json) ? json : text;
}

function isFlat(json: unknown): boolean {
  const isPlain = (value: unknown) => typeof value !== 'object' || value === null;
  return (
    !isPlain(json) &&
    Object.entries(json as object).every(
      ([key, value]) => key !== '__proto__' && (Array.isArray(value) ? value.every(isPlain) : isPlain(value)),
    )
  );
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a file is that a stick brought, by how it begins; `null` for anything else. */
export function carriedKind(beginning: string): 'export' | 'receipt' | null {
  const kind = /^\uFEFF?\s*\{[^{}[\]]*"kind"\s*:\s*"(export|receipt)"/.exec(beginning)?.[1];
  return kind === 'export' || kind === 'receipt' ? kind : null;
}
