import * as v from 'valibot';

/** What staff say to the notice about old ratings: this year they stay; the hub's date is right. */
export const retentionChoices = ['keep', 'date-right'] as const;
export type RetentionChoice = (typeof retentionChoices)[number];

const keptFrom = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(9999));

/** `POST /api/office/retention/seen`: the notice is on somebody's screen. `keptFrom` is the year whose 年度 and later ones stay. */
export const retentionSeenSchema = v.object({ keptFrom });
/** `POST /api/office/retention` */
export const retentionRequestSchema = v.object({ keptFrom, choice: v.picklist(retentionChoices) });
export type RetentionRequest = v.InferOutput<typeof retentionRequestSchema>;
