import { type EditionFonts, editionFonts } from '../../src/hub/content/edition-fonts.ts';

const known = new Map<string, Promise<EditionFonts>>();

/** The fonts for a content, cut once a test file, however many hubs show it. */
export function knownFonts(content: unknown): Promise<EditionFonts> {
  const key = JSON.stringify(content);
  const fonts = known.get(key) ?? editionFonts(content);
  known.set(key, fonts);
  return fonts;
}
