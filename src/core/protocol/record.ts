import * as v from 'valibot';

/** What the append-only record tells of. */
export const acts = ['published', 'refused', 'enrolled', 'password-set'] as const;
export type Act = (typeof acts)[number];

export const recordLineSchema = v.object({
  at: v.string(),
  who: v.string(),
  act: v.picklist(acts),
  what: v.string(),
});
export type RecordLine = v.InferOutput<typeof recordLineSchema>;
