import * as v from 'valibot';
import { toTokyoIso } from '../calendar/tokyo-time.ts';
import { languages, reasons } from '../settings/choices.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?\+09:00$/;

export const flags = ['too_soon', 'burst', 'closed', 'test', 'palm', 'clock'] as const;

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const eventId = v.pipe(v.string(), v.regex(UUID_V7));
const at = v.pipe(
  v.string(),
  v.regex(AT),
  // `Date.parse` takes 30 February for 2 March: a time must come back as it was written.
  v.check((value) => value.slice(0, 19) === tokyoIsoOf(value).slice(0, 19)),
);
const seq = whole(1, Number.MAX_SAFE_INTEGER);
const line = (max: number) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  v.pipe(v.string(), v.maxLength(max), v.regex(/^[^\u0000-\u001f\u007f]*$/));
const short = line(400);
// The id of a slide holds that of a department, which alone may have 400, and what is said about it.
const shown = line(440);

/** One tap on a face. `score` 5 = 満足 … 1 = 不満 (scale 4: 4 … 1). Unknown fields are dropped, known ones are strict. */
export const ratingSchema = v.pipe(
  v.object({
    v: v.literal(1),
    kind: v.literal('rating'),
    id: eventId,
    seq,
    at,
    question: v.pipe(short, v.minLength(1)),
    scale: v.picklist([4, 5]),
    score: whole(1, 5),
    shown,
    edition: whole(0, Number.MAX_SAFE_INTEGER),
    lang: v.picklist(languages),
    app: short,
    flags: v.pipe(v.array(v.picklist(flags)), v.maxLength(flags.length)),
  }),
  v.check((rating) => rating.score <= rating.scale),
);

/** What a visitor added to a rating; details of one rating merge field by field, the later `seq` wins. */
export const detailSchema = v.object({
  v: v.literal(1),
  kind: v.literal('detail'),
  id: eventId,
  seq,
  at,
  rating: eventId,
  reasons: v.optional(v.pipe(v.array(v.picklist(reasons)), v.maxLength(reasons.length))),
  department: v.optional(short),
});

export const eventSchema = v.variant('kind', [ratingSchema, detailSchema]);

export type Rating = v.InferOutput<typeof ratingSchema>;
export type Detail = v.InferOutput<typeof detailSchema>;
export type FeedbackEvent = v.InferOutput<typeof eventSchema>;
/** An event before it is written: its `seq` is given with the writing. */
export type Unnumbered<E extends FeedbackEvent> = Omit<E, 'seq'>;

function tokyoIsoOf(value: string): string {
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? '' : toTokyoIso(ms);
}
