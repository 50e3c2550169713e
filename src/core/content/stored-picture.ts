/** What a picture may measure once it is stored: the page that takes it redraws it, so that no metadata and no trick comes along. */
export const STORED_PICTURE = { sidePx: 2_560, bytes: 1_000_000 };

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** Whether it may be stored as it is. */
export function isStorable({ width, height, bytes }: { width: number; height: number; bytes: Uint8Array }): boolean {
  return Math.max(width, height) <= STORED_PICTURE.sidePx && bytes.length <= STORED_PICTURE.bytes;
}
