import { type Slide, slidesOf } from './slides.ts';

/** A slide that failed this often is left out of the loop until the next edition. */
export const FAILURES_ALLOWED = 3;
/** As long as a fault may be in a status report. */
const LONGEST_FAULT = 200;

/** The loop without what cannot be shown; with nothing left it is the ward's default card, which is never left out. */
export function withoutFailed(slides: Slide[], leftOut: ReadonlySet<string>): Slide[] {
  const shown = slides.filter(({ id }) => !leftOut.has(id));
  return shown.length > 0 ? shown : slidesOf(null);
}

/** How often each slide has failed, with one more. */
export function failedAgain(failures: ReadonlyMap<string, number>, slideId: string): ReadonlyMap<string, number> {
  return new Map(failures).set(slideId, (failures.get(slideId) ?? 0) + 1);
}

/** The fault by which the hub hears of a slide that is left out. */
export const slideFault = (slideId: string): string => `slide-failed:${slideId}`.slice(0, LONGEST_FAULT);
