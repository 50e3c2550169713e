import type { ContentFile } from '../../core/protocol/envelopes.ts';
import { fontOfSlice, type NotoFont } from '../../core/protocol/font-type.ts';
import type { StoredFile } from './content-files-db.ts';

// As the style sheets of the slices in the shell call them, so that these join them.
const FAMILIES: Record<NotoFont, string> = {
  jp: 'Noto Sans JP Variable',
  sc: 'Noto Sans SC Variable',
  kr: 'Noto Sans KR Variable',
};

interface OpenSlice {
  face: FontFace;
  address: string;
}

/**
 * The slices that came with a package, put beside those of the shell. The browser opens one when a character of its range is to
 * be drawn, so a language that nobody chooses costs nothing but the reading.
 */
export function createEditionSlices(fileOf: (sha256: string) => Promise<StoredFile | null>) {
  let open = new Map<string, OpenSlice>();
  let last = Promise.resolve();

  async function put(files: ContentFile[]): Promise<void> {
    const next = new Map<string, OpenSlice>();
    for (const file of files) {
      const key = `${file.sha256} ${file.range}`;
      const slice = open.get(key) ?? (await opened(file));
      if (slice !== null) next.set(key, slice);
    }
    for (const { face } of next.values()) document.fonts.add(face);
    for (const [key, { face, address }] of open) {
      if (next.has(key)) continue;
      document.fonts.delete(face);
      URL.revokeObjectURL(address);
    }
    open = next;
  }

  async function opened({ sha256, type, range }: ContentFile): Promise<OpenSlice | null> {
    const font = fontOfSlice(type);
    const stored = font !== undefined && range !== undefined ? await fileOf(sha256) : null;
    if (font === undefined || range === undefined || stored === null) return null;
    const address = URL.createObjectURL(new Blob([stored.bytes], { type: 'font/woff2' }));
    const descriptors = { weight: '100 900', unicodeRange: range, display: 'swap' } as const;
    return { face: new FontFace(FAMILIES[font], `url(${address})`, descriptors), address };
  }

  /** One package after the other; what cannot be read leaves its characters to the shell. */
  return (files: ContentFile[]): Promise<void> => {
    last = last.then(() => put(files)).catch(() => {});
    return last;
  };
}
