const COMPATIBILITY_IDEOGRAPHS = /([\u{F900}-\u{FAFF}\u{2F800}-\u{2FA1F}]+)/u;

/**
 * Kana and Latin in composed form (か + ゛ becomes が). CJK compatibility ideographs such as U+FA19 神 stay as given: NFC would
 * replace them by another shape of the character, and names are written with the shape their owners chose.
 */
export function compose(text: string): string {
  return text
    .split(COMPATIBILITY_IDEOGRAPHS)
    .map((run, index) => (index % 2 === 1 ? run : run.normalize('NFC')))
    .join('');
}
