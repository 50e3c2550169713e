/** Outside opening hours: the loop darkened, then a card with a clock, then black. */
export type NightPhase = 'dim' | 'card' | 'black';

export const DIM_MS = 5 * 60_000;
export const CARD_MS = 15 * 60_000;

/** What a screen shows that nobody has needed for `lastedMs`, and for how much longer; black stays. */
export function nightPhase(lastedMs: number): { phase: NightPhase; leftMs: number } {
  if (lastedMs < DIM_MS) return { phase: 'dim', leftMs: DIM_MS - lastedMs };
  if (lastedMs < DIM_MS + CARD_MS) return { phase: 'card', leftMs: DIM_MS + CARD_MS - lastedMs };
  return { phase: 'black', leftMs: Number.POSITIVE_INFINITY };
}
