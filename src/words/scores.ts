/** The words under the faces, by scale and score. */
export type ScoreWords = { 5: Record<1 | 2 | 3 | 4 | 5, string>; 4: Record<1 | 2 | 3 | 4, string> };

export const scoreWords: ScoreWords = {
  5: { 5: '満足', 4: 'やや満足', 3: 'どちらともいえない', 2: 'やや不満', 1: '不満' },
  4: { 4: '満足', 3: 'やや満足', 2: 'やや不満', 1: '不満' },
};

/** The word under a face, as the ratings file writes it. */
export function scoreLabel(scale: 4 | 5, score: number, words: ScoreWords = scoreWords): string {
  return (words[scale] as Record<number, string>)[score] ?? '';
}

/** The scores of a scale, best first, as the faces stand. */
export function scoresOf(scale: 4 | 5): number[] {
  return scale === 5 ? [5, 4, 3, 2, 1] : [4, 3, 2, 1];
}
