import { cutFontsOf } from '../../core/protocol/font-type.ts';
import type { StoredPackage } from './content-db.ts';

/** As the style sheet calls them. */
export const EDITION_FONT = 'BIZ UDPGothic Edition';

let installed: FontFace[] = [];

/** Of the edition on the screen. */
export const countEditionFonts = (): number => installed.length;

/**
 * Loads the fonts that came with the package: exactly the characters of this edition; `use` puts them on the screen. Where none
 * came, the slices serve.
 */
export async function loadEditionFonts(stored: StoredPackage | null): Promise<{ use: () => void }> {
  const fonts = stored === null ? [] : cutFontsOf(stored.content.files, stored.files);
  const faces = fonts.map(({ weight, bytes }) => new FontFace(EDITION_FONT, bytes, { weight }));
  const loaded = await Promise.allSettled(faces.map((face) => face.load()));
  // A font that does not load leaves its characters to the slices behind it.
  const usable = faces.filter((_, index) => loaded[index]?.status === 'fulfilled');
  return {
    use() {
      for (const face of installed) document.fonts.delete(face);
      for (const face of usable) document.fonts.add(face);
      installed = usable;
    },
  };
}
