import type { Findings } from './findings.ts';

/** The text, cut at the schema's limit; a cut is an error, so nothing shortened is ever published. */
export function bounded(
  text: string,
  limit: number,
  spot: { row: number; column?: string },
  findings: Findings,
): string {
  if (text.length <= limit) return text;
  findings.error('text-too-long', spot, { length: text.length, limit });
  return text.slice(0, limit);
}
