/** What a picture may measure once it is stored: the page that takes it redraws it, so that no metadata and no trick comes along. */
export const STORED_PICTURE = { sidePx: 2_560, bytes: 1_000_000 };

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
