export interface Point {
  x: number;
  y: number;
}

/** A finger that trembles must not turn the page: at least this share of the screen's width. */
const SHARE = 0.08;
/** Clearly more across than up or down. */
const STEEPNESS = 1.5;

/** Which way the page turns for a finger that went from here to there: the sheet follows it; `null` = only a touch. */
export function swipeOf(from: Point, to: Point, screenWidth: number): 'next' | 'previous' | null {
  const across = to.x - from.x;
  const upOrDown = Math.abs(to.y - from.y);
  if (Math.abs(across) < SHARE * screenWidth || Math.abs(across) < STEEPNESS * upOrDown) return null;
  return across < 0 ? 'next' : 'previous';
}
