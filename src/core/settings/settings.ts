import * as v from 'valibot';
import { isDay, openSpan, SPAN } from '../calendar/open-span.ts';
import { languages, reasons } from './choices.ts';
import { defaultSettings } from './default-settings.ts';

// No message here is a sentence: it is what would be allowed, parted by spaces, or the code of the fault.
// check-settings.ts reads it so, and words/settings-faults.ts makes the sentence.
const number = (min: number, max: number) =>
  v.pipe(v.number(), v.minValue(min, `${min} ${max}`), v.maxValue(max, `${min} ${max}`));
const whole = (min: number, max: number) => v.pipe(number(min, max), v.integer());
const line = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\P{Cc}*$/u, 'one-line'),
    v.minLength(min, `${min} ${max}`),
    v.maxLength(max, `${min} ${max}`),
  );
const oneOf = <const T extends readonly (string | number)[]>(options: T) => v.picklist(options, options.join(' '));
const strict = <const E extends v.ObjectEntries>(entries: E) => v.strictObject(entries, Object.keys(entries).join(' '));
const isUnrepeated = (list: readonly string[]) => new Set(list).size === list.length;

const span = v.pipe(
  v.string(),
  v.regex(SPAN, 'not-hours'),
  v.check((text) => openSpan(text) !== null, 'not-hours'),
);
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/, 'not-a-day'), v.check(isDay, 'not-a-day'));

const office = { name: line(0, 40), ward: line(1, 20) };

const week = {
  mon: v.exactOptional(span),
  tue: v.exactOptional(span),
  wed: v.exactOptional(span),
  thu: v.exactOptional(span),
  fri: v.exactOptional(span),
  sat: v.exactOptional(span),
  sun: v.exactOptional(span),
};
const closed = v.array(day);
const extraDay = { date: day, open: span };

const display = {
  secondsPerCharacter: number(0.05, 2),
  minSeconds: whole(3, 120),
  maxSeconds: whole(5, 300),
  charactersPerPage: whole(40, 160),
  pauseSeconds: whole(10, 300),
};

/** For the hub alone: what it makes of them travels to tablets. */
const hubDisplay = { ratingsCard: v.boolean() };

const shownLanguages = v.pipe(
  v.array(oneOf(languages)),
  v.check((list) => isUnrepeated(list), 'repeated'),
  // The screen returns to Japanese when nobody touches it.
  v.check((list) => list.includes('ja'), 'japanese-missing'),
);

const survey = {
  question: line(1, 60),
  scale: oneOf([5, 4]),
  reasons: v.pipe(
    v.array(oneOf(reasons)),
    v.minLength(1, `1 ${reasons.length}`),
    v.check((list) => isUnrepeated(list), 'repeated'),
  ),
  askDepartment: v.boolean(),
};

// The `…Taps`th and every further tap within `…Seconds` is flagged `burst`.
const misuse = {
  tooSoonSeconds: whole(0, 60),
  sameFaceTaps: whole(2, 100),
  sameFaceSeconds: whole(1, 600),
  anyFaceTaps: whole(2, 100),
  anyFaceSeconds: whole(1, 600),
};

const staff = { idleSeconds: whole(15, 600) };
const data = { keepYears: whole(1, 30) };

type Defaulted<E extends v.ObjectEntries> = { [K in keyof E]: v.OptionalSchema<E[K], v.InferInput<E[K]>> };
type StrictSection<E extends v.ObjectEntries> = v.StrictObjectSchema<Defaulted<E>, string>;
type Section<E extends v.ObjectEntries> = v.OptionalSchema<StrictSection<E>, v.InferInput<StrictSection<E>>>;

/** A section of kiosk.yaml: it and each of its keys may be left out, none may be misspelt. */
function section<const E extends v.ObjectEntries>(entries: E, defaults: { [K in keyof E]: v.InferInput<E[K]> }) {
  const defaulted = Object.entries(entries).map(([key, schema]) => [key, v.optional(schema, defaults[key])]);
  return v.optional(strict(Object.fromEntries(defaulted)), {}) as unknown as Section<E>;
}

/** kiosk.yaml. Every key may be left out; no weekly hours = always open. */
export const settingsSchema = v.pipe(
  strict({
    version: v.optional(v.literal(1, '1'), 1),
    office: section(office, defaultSettings.office),
    hours: section({ weekly: strict(week), closed, extra: v.array(strict(extraDay)) }, defaultSettings.hours),
    display: section({ ...display, ...hubDisplay }, defaultSettings.display),
    languages: v.optional(shownLanguages, defaultSettings.languages),
    survey: section(survey, defaultSettings.survey),
    misuse: section(misuse, defaultSettings.misuse),
    staff: section(staff, defaultSettings.staff),
    data: section(data, defaultSettings.data),
  }),
  v.forward(
    v.check(({ display }) => display.minSeconds <= display.maxSeconds, 'min-above-max'),
    ['display', 'minSeconds'],
  ),
);
export type Settings = v.InferOutput<typeof settingsSchema>;

/** The staff PIN of the tablets as it travels: PBKDF2-SHA-256 of its digits, 32 bytes; salt and hash in base64url. */
export const pinHashSchema = v.object({
  salt: v.pipe(v.string(), v.regex(/^[\w-]{20,100}$/)),
  hash: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
  iterations: v.pipe(v.number(), v.integer(), v.minValue(100_000), v.maxValue(10_000_000)),
});
export type PinHash = v.InferOutput<typeof pinHashSchema>;
export const PIN_ITERATIONS = 600_000;
export const PIN_DIGITS = /^\d{6,12}$/;

/** What travels to tablets. Nothing may be missing; what a newer hub adds is ignored. */
export const tabletSettingsSchema = v.object({
  office: v.object(office),
  /** No `holidays` = the hub is too old to send them. */
  hours: v.object({
    weekly: v.object(week),
    closed,
    extra: v.array(v.object(extraDay)),
    holidays: v.exactOptional(closed),
  }),
  display: v.object(display),
  languages: shownLanguages,
  survey: v.object(survey),
  misuse: v.object(misuse),
  /** No `pin` = none was set on the office page. */
  staff: v.object({ ...staff, pin: v.exactOptional(pinHashSchema) }),
});
export type TabletSettings = v.InferOutput<typeof tabletSettingsSchema>;

export function tabletSettings({ version, data, display, ...travelling }: Settings): TabletSettings {
  const { ratingsCard, ...shown } = display;
  return { ...travelling, display: shown };
}
