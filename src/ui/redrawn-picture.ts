import { pictureOf } from '../core/content/import/picture.ts';
import { type pictureTypes, STORED_PICTURE } from '../core/content/stored-picture.ts';

export interface RedrawnPicture {
  type: (typeof pictureTypes)[number];
  bytes: Uint8Array<ArrayBuffer>;
}

/** Smaller steps until it weighs little enough; a photo fits at the first. */
const TRIES = [
  { share: 1, quality: 0.86 },
  { share: 1, quality: 0.7 },
  { share: 0.7, quality: 0.7 },
  { share: 0.4, quality: 0.7 },
];

/**
 * The picture drawn anew, at most 2560 px and 1 MB, so that neither metadata nor anything hidden in the file comes along;
 * `null` where it cannot be read. What is too large by its header is never decoded. Works in a page and in a worker.
 */
export async function redrawn(picture: Blob): Promise<RedrawnPicture | null> {
  const header = pictureOf('', new Uint8Array(await picture.arrayBuffer()));
  if ('problem' in header) return null;
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' }).catch(() => null);
  if (bitmap === null) return null;
  try {
    for (const { share, quality } of TRIES) {
      const blob = await drawn(bitmap, share, quality, header.type === 'image/png' && share === 1);
      if (blob !== null && blob.size <= STORED_PICTURE.bytes) {
        return { type: blob.type as RedrawnPicture['type'], bytes: new Uint8Array(await blob.arrayBuffer()) };
      }
    }
    return null;
  } finally {
    bitmap.close();
  }
}

/** A PNG stays one while it is small: a chart or a map has hard edges. */
async function drawn(bitmap: ImageBitmap, share: number, quality: number, isPng: boolean): Promise<Blob | null> {
  const scale = Math.min(1, STORED_PICTURE.sidePx / Math.max(bitmap.width, bitmap.height)) * share;
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (context === null) return null;
  if (isPng) {
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const png = await canvas.convertToBlob({ type: 'image/png' });
    if (png.size <= STORED_PICTURE.bytes) return png;
  }
  // JPEG has no transparency: the sheet is white.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
}
