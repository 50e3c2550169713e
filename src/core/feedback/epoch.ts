import * as v from 'valibot';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** One life of a tablet's storage; apart from the events, so that none of their schemas is loaded before the first slide. */
export const epochSchema = v.pipe(v.string(), v.regex(UUID));
