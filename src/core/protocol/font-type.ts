/** Fonts of Noto Sans: for Japan, for China, for Korea. */
export const notoFonts = ['jp', 'sc', 'kr'] as const;
export type NotoFont = (typeof notoFonts)[number];

// What a package calls its fonts: those cut for its text, which are ready before the first slide, and behind them slices of
// Noto Sans, whose `range` names the characters of the text that they are for.
export const cutFontType = (weight: number) => `font/ttf; weight=${weight}`;
export const sliceType = (font: NotoFont) => `font/woff2; slice=${font}`;

/** `undefined` for what is no slice. */
export function fontOfSlice(type: string): NotoFont | undefined {
  return notoFonts.find((font) => type === sliceType(font));
}

/** The weight of a font that was cut for the text; `undefined` for what is none. */
export const weightOfCutFont = (type: string) => /^font\/[a-z0-9]+; ?weight=(\d00)$/.exec(type)?.[1];

/** Of the files that a package lists, the fonts that were cut for its text, as far as their bytes are there. */
export function cutFontsOf<Bytes>(listed: { sha256: string; type: string }[], files: ReadonlyMap<string, Bytes>) {
  return listed.flatMap(({ sha256, type }) => {
    const [weight, bytes] = [weightOfCutFont(type), files.get(sha256)];
    return weight === undefined || bytes === undefined ? [] : [{ sha256, weight, bytes }];
  });
}

export const isCutFont = (type: string) => type.startsWith('font/') && fontOfSlice(type) === undefined;
