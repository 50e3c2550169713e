import * as v from 'valibot';
import { officeSections } from '../settings/office-settings.ts';
import { settingsSchema } from '../settings/settings.ts';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const { survey, hours, display, data } = settingsSchema.entries;

/** `GET /api/office/settings`, and what a change leaves behind. */
export const settingsAnswerSchema = v.object({
  /** The SHA-256 of the file these are from: what a change is based on. */
  base: sha256,
  settings: v.object({ survey, hours, display, data }),
  /** Why kiosk.yaml as it is now cannot be used; the last good settings hold. */
  fault: v.nullable(v.string()),
});
export type SettingsAnswer = v.InferOutput<typeof settingsAnswerSchema>;

const keys = v.record(v.string(), v.unknown());
const sections = Object.fromEntries(officeSections.map((section) => [section, v.exactOptional(keys)]));

/**
 * `PUT /api/office/settings`: the keys that change, by section. `base` is the file that staff saw; another one is answered 409, so that
 * nobody overwrites unseen work. What the values must be is said by the schema of kiosk.yaml.
 */
export const settingsRequestSchema = v.object({ base: sha256, settings: v.strictObject(sections) });
export type SettingsRequest = v.InferOutput<typeof settingsRequestSchema>;
