import type { Page } from '../../core/display/pages.ts';
import { type Fit, fitOf, recallFit } from './fitted-type.ts';

/** How the first page of a start fitted, so that the next start lays the same text out once and not until it fits. */
export interface FirstFit extends Fit {
  text: string;
}

/** What another build or another screen kept is of no use, and does no harm: it is tried before it counts. */
export function recallFirstFit(page: Page, kept: unknown): void {
  if (isFirstFit(kept) && kept.text === textOf(page)) recallFit(page, kept);
}

/** `null` where the page has not stood on the screen since fonts came last. */
export function firstFitOf(page: Page): FirstFit | null {
  const fit = fitOf(page);
  return fit === undefined ? null : { ...fit, text: textOf(page) };
}

const textOf = ({ blocks }: Page) => JSON.stringify(blocks);

// By hand: a schema would have to be there before the first slide.
function isFirstFit(value: unknown): value is FirstFit {
  const { text, place, cap, size } = (value ?? {}) as Partial<Record<keyof FirstFit, unknown>>;
  return typeof text === 'string' && typeof place === 'string' && Number.isFinite(cap) && Number.isFinite(size);
}
