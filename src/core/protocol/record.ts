import * as v from 'valibot';

/** What the append-only record tells of. */
export const acts = [
  'imported',
  'import-refused',
  'published',
  'scheduled',
  'cancelled',
  'notice-added',
  'withdrawn',
  'refused',
  'exported',
  'signed-in',
  'signed-out',
  'sign-in-failed',
  'password-set',
  'pin-set',
  'settings-changed',
  'code-issued',
  'codes-ended',
  'enrolled',
  'stick-loaded',
  'restored',
  'ratings-imported',
  'alert-known',
  'tablet-renamed',
  'tablet-revoked',
  'tablet-asked',
  'ratings-left',
  'ratings-kept',
  'date-confirmed',
] as const;
export type Act = (typeof acts)[number];

export const recordLineSchema = v.object({
  at: v.string(),
  who: v.string(),
  act: v.picklist(acts),
  what: v.string(),
});
export type RecordLine = v.InferOutput<typeof recordLineSchema>;
