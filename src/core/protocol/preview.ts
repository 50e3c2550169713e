import * as v from 'valibot';
import { contentPackageSchema } from './envelopes.ts';

/** The lobby page says this to the page that frames it as soon as it can be sent something. */
export const previewReady = { kind: 'preview-ready' } as const;

/** What the office page sends to the lobby page in its frame (`/?preview`): a package with the bytes of its files by SHA-256. */
export const previewSchema = v.object({
  kind: v.literal('preview'),
  content: contentPackageSchema,
  files: v.map(
    v.string(),
    v.custom<Uint8Array<ArrayBuffer>>((bytes) => bytes instanceof Uint8Array),
  ),
  /** The id of the slide to begin with. */
  slide: v.exactOptional(v.string()),
});
export type Preview = v.InferOutput<typeof previewSchema>;
