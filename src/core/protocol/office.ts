import * as v from 'valibot';
import { editionSchema, noticeSchema } from '../content/edition.ts';
import { PIN_DIGITS, tabletSettingsSchema } from '../settings/settings.ts';
import { alertSchema } from './alerts.ts';
import { askedKinds, ratingsRequestSchema } from './envelopes.ts';
import { exportHeaderSchema } from './ratings-export.ts';
import { recordLineSchema } from './record.ts';

// What travels between the office page and the hub; all of it needs a session but sign-in itself.
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const line = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max), v.regex(/^\P{Cc}*$/u));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** `name` = 担当者名, kept as typed. */
export const signInSchema = v.object({ name: line(40), password: v.pipe(v.string(), v.maxLength(1_000)) });

export const sessionAnswerSchema = v.object({
  /** Who is signed in; `null` = nobody. */
  who: v.nullable(v.string()),
  /** `false` = the page asks for a first password. */
  isPasswordSet: v.boolean(),
});
export type SessionAnswer = v.InferOutput<typeof sessionAnswerSchema>;

export const editionStates = ['shown', 'waiting', 'past', 'cancelled'] as const;

/** One line of the list of editions. */
export const editionLineSchema = v.object({
  serial: whole,
  title: v.string(),
  publishedAt: v.string(),
  effectiveFrom: v.string(),
  source: v.string(),
  who: v.string(),
  repairs: whole,
  counts: v.object({ principles: whole, departments: whole, goals: whole, notices: whole, terms: whole }),
  state: v.picklist(editionStates),
});
export type EditionLine = v.InferOutput<typeof editionLineSchema>;

/** `GET /api/office/editions/<serial>` */
export const editionAnswerSchema = v.object({ serial: whole, edition: editionSchema });

/** What came of a tablet's events and what did not. */
export const arrivalsSchema = v.object({
  /** Numbers that were given and never arrived. */
  missing: whole,
  /** Events under a number that another one had: the tablet was copied. */
  doubled: whole,
  /** Events the hub could not take; kept as they came. */
  rejected: whole,
  /** How often its storage was found empty again. */
  emptied: whole,
});
export type Arrivals = v.InferOutput<typeof arrivalsSchema>;

export const tabletLineSchema = v.object({
  deviceId: v.string(),
  name: v.string(),
  /** Where it stands; '' where nobody has said. */
  place: v.string(),
  enrolledAt: v.string(),
  seenAt: v.nullable(v.string()),
  /** The serial on its screen. */
  edition: v.nullable(whole),
  /** The package it has stored, whole and verified; what a stick brought begins with `stick:`. */
  contentId: v.nullable(v.string()),
  slide: v.nullable(v.string()),
  unsent: v.nullable(whole),
  oldestUnsentAt: v.nullable(v.string()),
  /** The version of its app. */
  app: v.nullable(v.string()),
  /** Whether its browser keeps what is stored when space gets short. */
  persisted: v.nullable(v.boolean()),
  faults: v.array(v.string()),
  arrivals: arrivalsSchema,
  /** What staff have asked of it and it has not done yet. */
  asked: v.nullable(v.picklist(askedKinds)),
});
export type TabletLine = v.InferOutput<typeof tabletLineSchema>;

export const backupStateSchema = v.object({
  /** `2026-11-22`; `null` = there is none. */
  lastDay: v.nullable(v.string()),
  /** Why the last try failed. */
  failure: v.nullable(v.picklist(['no-room', 'damaged', 'disk'])),
});
export type BackupState = v.InferOutput<typeof backupStateSchema>;

export const officeOverviewSchema = v.object({
  /** The hub's time: posting periods on the page go by it. */
  now: v.string(),
  /** Newest first; that on show is among them, if there is one. */
  editions: v.array(editionLineSchema),
  /** The notices of the edition on show, in its order, over and coming ones too. */
  notices: v.array(noticeSchema),
  /** A source that was read but not published, and why. */
  draft: v.nullable(v.object({ source: v.string(), readAt: v.string(), reasons: v.array(v.string()) })),
  /** The package on show; '' before the first. */
  contentId: v.string(),
  tablets: v.array(tabletLineSchema),
  /** As tablets have them, for the preview; without the PIN. */
  settings: tabletSettingsSchema,
  ratingsFolder: v.string(),
  ratingsToday: whole,
  isPinSet: v.boolean(),
  /** The latest entries of the append-only record, newest first. */
  record: v.array(recordLineSchema),
  backup: backupStateSchema,
  alerts: v.array(alertSchema),
});
export type OfficeOverview = v.InferOutput<typeof officeOverviewSchema>;

/**
 * `POST /api/office/editions`: publishes now or, with `effectiveFrom`, at that time. `base` is the serial that was on show
 * when staff looked at the changes (0 = none); another one is answered 409, so that nobody overwrites unseen work.
 */
export const publishRequestSchema = v.object({
  edition: editionSchema,
  source: line(200),
  repairs: whole,
  effectiveFrom: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?\+09:00$/))),
  base: whole,
});
export type PublishRequest = v.InferOutput<typeof publishRequestSchema>;
export const publishAnswerSchema = v.object({ serial: whole });

/**
 * `POST /api/office/editions/<serial>/again`; without `base` whatever is on show is replaced. `isNoticeUndone`: this takes back
 * that a notice was added or withdrawn, so what waits changes back as well.
 */
export const againRequestSchema = v.nullish(
  v.object({ base: v.exactOptional(whole), isNoticeUndone: v.exactOptional(v.boolean()) }),
);

/** `POST /api/office/notices` */
export const noticeRequestSchema = v.object({ notice: noticeSchema, base: whole });
/** `POST /api/office/notices/withdraw`: `index` counts the notices of the edition on show from 0. */
export const withdrawRequestSchema = v.object({ index: whole, base: whole });

/** `POST /api/office/imports`: what the importer on the page made of a file; stands in the record. */
export const importRequestSchema = v.object({
  name: line(200),
  sha256,
  isPublishable: v.boolean(),
  /** Codes of problems, each once. */
  codes: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(100)),
});

/** `GET /api/office/rejected`: what the hub could not take, newest first; of a long body only the beginning. */
export const rejectedAnswerSchema = v.object({
  events: v.array(
    v.object({ at: v.string(), tablet: v.string(), reason: v.string(), body: v.string(), isCut: v.boolean() }),
  ),
  count: whole,
});
export type RejectedAnswer = v.InferOutput<typeof rejectedAnswerSchema>;

const { device, epoch, count } = exportHeaderSchema.entries;

/**
 * `POST /api/office/ratings`: a batch of a ratings file, beginning with its event `from`, counted from 0. The first puts the file
 * into the record; the answer is that of `POST /api/ratings`.
 */
export const officeRatingsRequestSchema = v.object({
  file: v.object({ name: line(200), sha256, count }),
  device,
  epoch,
  from: whole,
  events: ratingsRequestSchema.entries.events,
});
export type OfficeRatingsRequest = v.InferOutput<typeof officeRatingsRequestSchema>;

/** `PUT /api/office/tablets/<deviceId>` */
export const tabletNamesSchema = v.object({ name: line(60), place: v.union([v.literal(''), line(60)]) });
export type TabletNames = v.InferOutput<typeof tabletNamesSchema>;
/** `POST /api/office/tablets/<deviceId>/asked` */
export const askRequestSchema = v.object({ kind: v.picklist(askedKinds) });

/** `POST /api/office/enrolment-codes` */
export const enrolmentCodeSchema = v.object({ code: v.pipe(v.string(), v.regex(/^\d{6}$/)), until: v.string() });

/** `PUT /api/office/pin` */
export const pinRequestSchema = v.object({ pin: v.pipe(v.string(), v.regex(PIN_DIGITS)) });
