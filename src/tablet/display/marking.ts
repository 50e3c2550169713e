import { createContext, type FunctionComponent } from 'preact';
import type { Told } from '../../core/display/in-language.ts';
import type { Stretch } from '../../core/display/marked-terms.ts';

/** How the terms of an edition are marked in a text; loaded behind the first slide, and no letter moves when it comes. */
export interface Marking {
  /** The texts of a page with their terms marked; `null` where the edition has none. */
  marksOf: (texts: Told[]) => Stretch[][] | null;
  MarkedText: FunctionComponent<{ stretches: Stretch[] }>;
}

export const MarkingContext = createContext<Marking | null>(null);
