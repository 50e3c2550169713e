import type { Span } from '../calendar/opening-hours.ts';

// The still: the first page of a start as markup, which the worker answers with so that its text is painted before a script
// has run. It lies in the cache of its build and goes with it.

/** No page of these names is ever asked for by a person. */
export const STILL = '/still/';
export const stillPage = `${STILL}page`;
export const stillFont = (sha256: string) => `${STILL}${sha256}`;

/** The attribute of the lobby's root with the id of the package that the still in it is of. */
export const STILL_OF = 'data-still-of';

/** The attribute of a style with the path of the page's own sheet, whose text it has. */
export const SHEET_PATH = 'data-sheet-path';

/** The element with the styles that are the still's alone. */
export const STILL_STYLE = 'still-style';

/** The header that tells when the lobby would show just this. */
export const TRUE_WHILE = 'true-while';

export const spansText = (spans: Span[]): string =>
  spans.map(({ fromMs, untilMs }) => `${fromMs}-${untilMs}`).join(',');

/** Whether a moment lies in one of the spans of such a text; what cannot be read holds none. */
export const isWithin = (text: string | null | undefined, ms: number): boolean =>
  (text ?? '').split(',').some((span) => {
    const [fromMs, untilMs] = span.split('-').map(Number);
    return fromMs! <= ms && ms < untilMs!;
  });
