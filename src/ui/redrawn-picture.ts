import { pictureOf } from '../core/content/import/picture.ts';
import { type pictureTypes, STORED_PICTURE } from '../core/content/stored-picture.ts';

export interface RedrawnPicture {
  type: (typeof pictureTypes)[number];
  bytes: Uint8Array<ArrayBuffer>;
}

const JPEG_QUALITIES = [0.9, 0.8, 0.7];
const SMALLER = 0.75;

/**
 * The picture drawn anew within the limits of what is stored, upright, without metadata; null = cannot be read. Its header
 * is looked at first, so that a small file with a huge picture is never decoded. Works in a page and in a worker.
 */
export async function redrawn(picture: Blob): Promise<RedrawnPicture | null> {
  const header = pictureOf('', new Uint8Array(await picture.arrayBuffer()));
  if ('problem' in header) return null;
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' }).catch(() => null);
  if (bitmap === null) return null;
  try {
    const longSide = Math.max(bitmap.width, bitmap.height);
    for (let side = Math.min(longSide, STORED_PICTURE.sidePx); side >= 1; side = Math.floor(side * SMALLER)) {
      const found = await smallEnough(drawn(bitmap, side / longSide), header.type === 'image/png');
      if (found !== null) return found;
    }
    return null;
  } finally {
    bitmap.close();
  }
}

function drawn(bitmap: ImageBitmap, scale: number): OffscreenCanvas {
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  const canvas = new OffscreenCanvas(side(bitmap.width), side(bitmap.height));
  const context = canvas.getContext('2d')!;
  // A JPEG has no transparency; notices stand on white paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** A drawing stays sharp as a PNG where that is small enough; a photo never is. */
async function smallEnough(canvas: OffscreenCanvas, isPng: boolean): Promise<RedrawnPicture | null> {
  const encodings = JPEG_QUALITIES.map((quality) => ({ type: 'image/jpeg' as const, quality }));
  for (const encoding of isPng ? [{ type: 'image/png' as const }, ...encodings] : encodings) {
    const blob = await canvas.convertToBlob(encoding);
    if (blob.size <= STORED_PICTURE.bytes)
      return { type: encoding.type, bytes: new Uint8Array(await blob.arrayBuffer()) };
  }
  return null;
}
