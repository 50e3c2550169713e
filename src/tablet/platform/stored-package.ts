import * as v from 'valibot';
import { floorOf } from '../../core/content/package-order.ts';
import { contentPackageSchema } from '../../core/protocol/envelopes.ts';

/**
 * A package as the tablet keeps it. `files` are its fonts, by digest, needed before the first slide; all others lie in the
 * database of files. `floor`: the serial a hub's package must reach to take its place.
 */
const storedPackageSchema = v.pipe(
  v.object({
    content: contentPackageSchema,
    files: v.map(
      v.string(),
      v.custom<Uint8Array<ArrayBuffer>>((bytes) => bytes instanceof Uint8Array),
    ),
    floor: v.optional(v.number()),
  }),
  // Records from before there were stick loads have no floor: only hubs made packages then.
  v.transform((stored) => ({ ...stored, floor: stored.floor ?? floorOf(stored.content) })),
);
export type StoredPackage = v.InferOutput<typeof storedPackageSchema>;

/** `null` for what is not one. */
export function asStoredPackage(value: unknown): StoredPackage | null {
  const read = v.safeParse(storedPackageSchema, value);
  return read.success ? read.output : null;
}
