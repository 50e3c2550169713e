import * as v from 'valibot';

/** Wrong PINs in a row, and when the last of them was entered, in ms since 1970. */
export const pinAttemptsSchema = v.object({
  failures: v.pipe(v.number(), v.integer(), v.minValue(0)),
  failedAtMs: v.number(),
});
export type PinAttempts = v.InferOutput<typeof pinAttemptsSchema>;

export const noAttempts: PinAttempts = { failures: 0, failedAtMs: 0 };
