import { compose } from './compose.ts';
import type { Findings, Spot } from './findings.ts';

// Control and format characters cannot be seen, so nobody meant them. ZWJ stays: it shapes what is seen.
const INVISIBLE = /(?![\t\n\u200D])[\p{Cc}\p{Cf}]/gu;

/** The text of a cell or line, composed and without what cannot be seen; line breaks inside a cell stay. */
export function cleaned(text: string, spot: Spot, findings: Findings): string {
  const given = text.replace(/\r\n?/g, '\n');
  const visible = given.replace(INVISIBLE, '');
  if (visible !== given) findings.repair('invisible-removed', spot, text, visible);
  const composed = compose(visible);
  if (composed !== visible) findings.repair('composed', spot, visible, composed);
  return composed;
}
