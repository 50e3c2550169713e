import type { Step } from './display-state.ts';
import { type Fit, fitOf, recallFit } from './fitted-type.ts';

/** How the first page of a start fitted, so that the next start lays the same page out once and not until it fits. */
export interface FirstFit extends Fit {
  of: string;
}

/** What is of another page, or of another build, is of no use; what does not fit after all is searched for as ever. */
export function recallFirstFit(step: Step, build: string, kept: unknown): void {
  if (isFirstFit(kept) && kept.of === keyOf(step, build)) recallFit(step.page, kept);
}

/** `null` where the page has not stood on the screen since fonts came last. */
export function firstFitOf(step: Step, build: string): FirstFit | null {
  const fit = fitOf(step.page);
  return fit === undefined ? null : { ...fit, of: keyOf(step, build) };
}

/** A page fits as it does among the others of its slide. */
const keyOf = ({ slide, pageNo, pages }: Step, build: string) => JSON.stringify([build, pageNo, pages, slide]);

// By hand: a schema would have to be there before the first slide.
function isFirstFit(value: unknown): value is FirstFit {
  const { of, place, cap, size } = (value ?? {}) as Partial<Record<keyof FirstFit, unknown>>;
  return typeof of === 'string' && typeof place === 'string' && Number.isFinite(cap) && Number.isFinite(size);
}
