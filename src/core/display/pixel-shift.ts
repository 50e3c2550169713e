const MINUTE_MS = 60_000;

// Round a square of two pixels, one pixel a step, so that no edge stands on the same pixels all day.
const RING = [
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: -1, y: 1 },
  { x: -1, y: 0 },
  { x: -1, y: -1 },
];

/** How far, in px, the whole picture stands from its place in this minute. */
export function pixelShift(nowMs: number): { x: number; y: number } {
  return RING[Math.floor(nowMs / MINUTE_MS) % RING.length]!;
}
