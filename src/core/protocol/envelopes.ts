import * as v from 'valibot';
import { editionSchema } from '../content/edition.ts';
import { type MonthRatings, monthRatingsSchema } from '../content/month-ratings.ts';
import { epochSchema } from '../feedback/epoch.ts';
import { tabletSettingsSchema } from '../settings/settings.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** What every request is answered with when it is refused. */
export const refusalSchema = v.object({ error: v.string(), message: v.string() });

export const enrolRequestSchema = v.object({
  code: v.optional(v.pipe(v.string(), v.regex(/^\d{6}$/))),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
});
export const enrolAnswerSchema = v.object({ deviceId: text(64), token: text(128) });

export const shownEditionSchema = v.object({ ...editionSchema.entries, serial: whole, effectiveFrom: text(40) });
export const contentFileSchema = v.object({
  sha256,
  bytes: whole,
  type: text(100),
  /** Of a slice of a font: the characters of the text that it is for, as `unicode-range` of CSS. */
  range: v.exactOptional(v.pipe(text(8_000), v.regex(/^U\+[0-9a-f]{1,6}(?:,U\+[0-9a-f]{1,6})*$/))),
});

/** Everything a tablet shows: settings, the current edition first, then those with a future time, and their files. */
export const contentPackageSchema = v.object({
  format: v.literal(1),
  id: text(100),
  settings: tabletSettingsSchema,
  editions: v.pipe(v.array(shownEditionSchema), v.minLength(1)),
  files: v.array(contentFileSchema),
  /** Where the ward has asked for it and enough visitors rated last month; a tablet of before passes it over. */
  ratings: v.exactOptional(monthRatingsSchema),
});
export type ContentPackage = v.InferOutput<typeof contentPackageSchema>;
export type ShownEdition = v.InferOutput<typeof shownEditionSchema>;
/** What is to be seen of a package at a moment: of an edition, and of last month's ratings. */
export type OnShow = ShownEdition & { ratings?: MonthRatings[] };
export type ContentFile = v.InferOutput<typeof contentFileSchema>;

/** At most this many events, and this many bytes, in one `POST /api/ratings` of a tablet. */
export const BATCH_EVENTS = 500;
export const BATCH_BYTES = 256 * 1024;

/** The events stay unread here: one bad event must not hold back the good ones beside it. */
export const ratingsRequestSchema = v.object({
  epoch: epochSchema,
  events: v.pipe(v.array(v.unknown()), v.maxLength(BATCH_EVENTS)),
});
export const ratingsAnswerSchema = v.object({
  results: v.array(
    v.object({
      id: v.nullable(v.string()),
      status: v.picklist(['stored', 'duplicate', 'rejected']),
      reason: v.optional(v.string()),
    }),
  ),
  through: whole,
});
export type RatingsAnswer = v.InferOutput<typeof ratingsAnswerSchema>;
export type EventResult = RatingsAnswer['results'][number];

/** So many faults are taken in one report. */
export const FAULTS_AT_MOST = 20;

export const statusRequestSchema = v.object({
  contentId: text(100),
  edition: whole,
  slide: text(440),
  app: text(40),
  epoch: v.union([epochSchema, v.literal('')]),
  lastSeq: whole,
  unsent: whole,
  oldestUnsentAt: v.nullable(text(40)),
  clock: text(40),
  persisted: v.boolean(),
  faults: v.pipe(v.array(text(200)), v.maxLength(FAULTS_AT_MOST)),
  /** The last wish of the office page that was fulfilled. */
  done: v.exactOptional(text(64)),
});
export type StatusRequest = v.InferOutput<typeof statusRequestSchema>;
/** What staff ask of a tablet from the office page: to start anew, or to show a picture to check the screen by. */
export const askedKinds = ['reload', 'test-picture'] as const;
/** `id` tells one such wish from the next; `name` is the tablet's, which it does not know itself. */
export const askedSchema = v.object({ id: text(64), kind: v.picklist(askedKinds), name: text(60) });
export type AskedOfTablet = v.InferOutput<typeof askedSchema>;
export const statusAnswerSchema = v.object({
  contentId: text(100),
  serverTime: text(40),
  /** A kind that a newer hub knows is nothing to an older tablet. */
  asked: v.fallback(v.optional(askedSchema), undefined),
});
