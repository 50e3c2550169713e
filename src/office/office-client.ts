import * as v from 'valibot';
import type { Notice } from '../core/content/edition.ts';
import { pictureOf } from '../core/content/import/picture.ts';
import type { AlertKnown } from '../core/protocol/alerts.ts';
import { type AskedOfTablet, ratingsAnswerSchema, refusalSchema } from '../core/protocol/envelopes.ts';
import {
  editionAnswerSchema,
  enrolmentCodeSchema,
  type importRequestSchema,
  type OfficeRatingsRequest,
  officeOverviewSchema,
  type PublishRequest,
  publishAnswerSchema,
  rejectedAnswerSchema,
  sessionAnswerSchema,
  type TabletNames,
} from '../core/protocol/office.ts';
import { type SettingsRequest, settingsAnswerSchema } from '../core/protocol/office-settings.ts';
import { paths } from '../core/protocol/paths.ts';
import { type ReportQuery, reportAnswerSchema, resultDraftsAnswerSchema } from '../core/protocol/reports.ts';
import type { RetentionRequest } from '../core/protocol/retention.ts';
import { sendBytes } from './send-bytes.ts';

export interface SignedOut {
  kind: 'signed-out';
}
/** Why there is no answer; one that is not the hub's counts as none. `message` is a Japanese sentence. */
export type Failure =
  | { kind: 'refused'; status: number; code: string; message: string; retryAfterSeconds: number | null }
  | { kind: 'unreachable' };
export type Answer<Value> = { kind: 'answer'; value: Value } | SignedOut | Failure;

export interface StoredPicture {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const ANSWER_WITHIN_MS = 20_000;
// What the hub answers where nothing is asked for but its consent.
const anything = v.unknown();

export type OfficeClient = ReturnType<typeof createOfficeClient>;

/** The hub as the office page sees it: expected outcomes are values, every answer is read by its schema. */
export function createOfficeClient(base = '', answerWithinMs = ANSWER_WITHIN_MS) {
  async function ask<Schema extends v.GenericSchema>(
    schema: Schema,
    path: string,
    method = 'GET',
    body?: unknown,
  ): Promise<Answer<v.InferOutput<Schema>>> {
    try {
      const response = await fetch(base + path, {
        method,
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(answerWithinMs),
        ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      return readAnswer(schema, response.status, await response.text(), response.headers.get('retry-after'));
    } catch {
      return { kind: 'unreachable' };
    }
  }

  return {
    session: () => ask(sessionAnswerSchema, paths.session),
    signIn: (name: string, password: string) => ask(anything, paths.session, 'POST', { name, password }),
    setFirstPassword: (name: string, password: string) => ask(anything, paths.password, 'POST', { name, password }),
    signOut: () => ask(anything, paths.session, 'DELETE'),
    overview: () => ask(officeOverviewSchema, paths.overview),
    edition: (serial: number) => ask(editionAnswerSchema, `${paths.editions}/${serial}`),
    publish: (request: PublishRequest) => ask(publishAnswerSchema, paths.editions, 'POST', request),
    publishAgain: (serial: number, base: number, isNoticeUndone = false) =>
      ask(publishAnswerSchema, `${paths.editions}/${serial}/again`, 'POST', { base, isNoticeUndone }),
    cancelWaiting: (serial: number) => ask(anything, `${paths.editions}/${serial}/cancel`, 'POST', {}),
    addNotice: (notice: Notice, base: number) => ask(publishAnswerSchema, paths.notices, 'POST', { notice, base }),
    withdrawNotice: (index: number, base: number) =>
      ask(publishAnswerSchema, `${paths.notices}/withdraw`, 'POST', { index, base }),
    tellImport: (request: v.InferOutput<typeof importRequestSchema>) => ask(anything, paths.imports, 'POST', request),
    report: (query: ReportQuery) => ask(reportAnswerSchema, `${paths.report}?${new URLSearchParams(query)}`),
    resultDrafts: (day: string) =>
      ask(resultDraftsAnswerSchema, `${paths.resultDrafts}?${new URLSearchParams({ day })}`),
    knowAlert: (known: AlertKnown) => ask(anything, paths.alertKnown, 'POST', known),
    leavingSeen: (keptFrom: number) => ask(anything, `${paths.retention}/seen`, 'POST', { keptFrom }),
    answerLeaving: (request: RetentionRequest) => ask(anything, paths.retention, 'POST', request),
    rejected: () => ask(rejectedAnswerSchema, paths.rejected),
    nameTablet: (deviceId: string, names: TabletNames) => ask(anything, paths.tablets + deviceId, 'PUT', names),
    revokeTablet: (deviceId: string) => ask(anything, paths.tablets + deviceId, 'DELETE'),
    askTablet: (deviceId: string, kind: AskedOfTablet['kind']) =>
      ask(anything, `${paths.tablets}${deviceId}/asked`, 'POST', { kind }),
    enrolmentCode: () => ask(enrolmentCodeSchema, paths.enrolmentCodes, 'POST', {}),
    storeRatings: (request: OfficeRatingsRequest) => ask(ratingsAnswerSchema, paths.officeRatings, 'POST', request),
    settings: () => ask(settingsAnswerSchema, paths.settings),
    changeSettings: (request: SettingsRequest) => ask(settingsAnswerSchema, paths.settings, 'PUT', request),
    setPin: (pin: string) => ask(anything, paths.pin, 'PUT', { pin }),

    /** `sent` hears how many bytes are on their way. */
    async sendPicture(sha256: string, picture: StoredPicture, sent: (bytes: number) => void): Promise<Answer<unknown>> {
      const response = await sendBytes(base + paths.pictures + sha256, picture, sent);
      if (response === null) return { kind: 'unreachable' };
      return readAnswer(anything, response.status, response.text, response.retryAfter);
    },

    /** A picture that the hub has, `null` where there is none to be had. */
    async picture(sha256: string): Promise<StoredPicture | null> {
      const response = await fetch(base + paths.pictures + sha256).catch(() => null);
      if (response === null || !response.ok) return null;
      const bytes = new Uint8Array(await response.arrayBuffer().catch(() => new ArrayBuffer(0)));
      const picture = pictureOf('', bytes);
      return 'problem' in picture ? null : { type: picture.type, bytes };
    },
  };
}

function readAnswer<Schema extends v.GenericSchema>(
  schema: Schema,
  status: number,
  text: string,
  retryAfter: string | null,
): Answer<v.InferOutput<Schema>> {
  const body = parsed(text);
  if (status >= 200 && status < 300) {
    const answer = v.safeParse(schema, body);
    return answer.success ? { kind: 'answer', value: answer.output } : { kind: 'unreachable' };
  }
  if (status === 401) return { kind: 'signed-out' };
  const refusal = v.safeParse(refusalSchema, body);
  if (!refusal.success) return { kind: 'unreachable' };
  const seconds = Number(retryAfter);
  const retryAfterSeconds = retryAfter !== null && seconds > 0 ? Math.ceil(seconds) : null;
  return { kind: 'refused', status, code: refusal.output.error, message: refusal.output.message, retryAfterSeconds };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}
