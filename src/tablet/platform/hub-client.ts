import * as v from 'valibot';
import type { FeedbackEvent } from '../../core/feedback/event.ts';
import {
  type ContentPackage,
  contentPackageSchema,
  enrolAnswerSchema,
  type RatingsAnswer,
  ratingsAnswerSchema,
  type StatusRequest,
  statusAnswerSchema,
} from '../../core/protocol/envelopes.ts';
import { paths } from '../../core/protocol/paths.ts';
import type { Device } from './content-db.ts';
import { packedText } from './packed-text.ts';

/** Why there is no answer; `offline` is also an answer that is not the hub's, such as a captive portal's page with 200. */
export type Failure =
  | { kind: 'offline' }
  | { kind: 'unauthorized' }
  | { kind: 'refused'; status: number }
  | { kind: 'busy'; retryAfterMs: number };

const ANSWER_WITHIN_MS = 15_000;
// A proxy's Retry-After of a day must not keep ratings from a hub that is back.
const LONGEST_RETRY_AFTER_MS = 10 * 60_000;
// Below this, packing saves less than a packet.
const PACKED_FROM_CHARACTERS = 1_000;

export type HubClient = ReturnType<typeof createHubClient>;

/**
 * The hub as the tablet sees it: expected outcomes are values, every answer is read by its schema. `base` is its origin.
 * `pack` makes gzip of a body, or `null` where it cannot.
 */
export function createHubClient(base = '', answerWithinMs = ANSWER_WITHIN_MS, pack = packedText) {
  async function ask(path: string, init: RequestInit, token: string | null): Promise<Response | Failure> {
    const headers = { ...(init.headers as Record<string, string>), ...(token && { authorization: `Bearer ${token}` }) };
    try {
      const response = await fetch(base + path, {
        ...init,
        headers,
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(answerWithinMs),
      });
      return response.ok || response.status === 304 ? response : failureOf(response);
    } catch {
      return { kind: 'offline' };
    }
  }

  async function post<Schema extends v.GenericSchema>(
    path: string,
    body: unknown,
    token: string | null,
    schema: Schema,
  ) {
    const text = JSON.stringify(body);
    const packed = text.length < PACKED_FROM_CHARACTERS ? null : await pack(text);
    const headers = { 'content-type': 'application/json', ...(packed && { 'content-encoding': 'gzip' }) };
    const response = await ask(path, { method: 'POST', headers, body: packed ?? text }, token);
    return response instanceof Response ? readAs(response, schema) : response;
  }

  return {
    /** Without a code only on the hub's own machine. */
    enrol: (name: string, code?: string): Promise<{ kind: 'answer'; value: Device } | Failure> =>
      post(paths.enrol, { name, code }, null, enrolAnswerSchema),

    ratings: (
      token: string,
      epoch: string,
      events: FeedbackEvent[],
    ): Promise<{ kind: 'answer'; value: RatingsAnswer } | Failure> =>
      post(paths.ratings, { epoch, events }, token, ratingsAnswerSchema),

    status: (token: string, status: StatusRequest) => post(paths.status, status, token, statusAnswerSchema),

    async content(
      token: string,
      knownId: string | null,
    ): Promise<{ kind: 'answer'; value: ContentPackage } | { kind: 'unchanged' } | Failure> {
      const headers: Record<string, string> = knownId === null ? {} : { 'if-none-match': `"${knownId}"` };
      const response = await ask(paths.content, { headers }, token);
      if (!(response instanceof Response)) return response;
      return response.status === 304 ? { kind: 'unchanged' } : readAs(response, contentPackageSchema);
    },

    async file(token: string, sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
      const response = await ask(paths.files + sha256, {}, token);
      if (!(response instanceof Response)) return null;
      const bytes = new Uint8Array(await response.arrayBuffer().catch(() => new ArrayBuffer(0)));
      return (await digestOf(bytes)) === sha256 ? bytes : null;
    },
  };
}

function failureOf(response: Response): Failure {
  if (response.status === 401) return { kind: 'unauthorized' };
  const seconds = Number(response.headers.get('retry-after'));
  if (response.status === 429 || response.status === 503) {
    return { kind: 'busy', retryAfterMs: seconds > 0 ? Math.min(seconds * 1000, LONGEST_RETRY_AFTER_MS) : 0 };
  }
  return response.status >= 500 ? { kind: 'offline' } : { kind: 'refused', status: response.status };
}

async function readAs<Schema extends v.GenericSchema>(
  response: Response,
  schema: Schema,
): Promise<{ kind: 'answer'; value: v.InferOutput<Schema> } | Failure> {
  const read = v.safeParse(schema, await response.json().catch(() => undefined));
  return read.success ? { kind: 'answer', value: read.output } : { kind: 'offline' };
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
