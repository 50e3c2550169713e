// A unit's kind stays with its name: 支援課, never 支援 and 課 apart.
const CLINGS = /^[\p{Script=Han}\p{P}]$/u;

/** A short name in the pieces between which a line may break; joined together they are the name again. */
export function wordBreaks(name: string): string[] {
  const words: string[] = [];
  for (const { segment } of new Intl.Segmenter('ja', { granularity: 'word' }).segment(name)) {
    const last = words.length - 1;
    if (last >= 0 && CLINGS.test(segment)) words[last] += segment;
    else words.push(segment);
  }
  return words;
}
