import * as v from 'valibot';

/** `/:serial` of an address. */
export const serialSchema = v.object({ serial: v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number)) });

export interface Serial {
  Params: v.InferOutput<typeof serialSchema>;
}
