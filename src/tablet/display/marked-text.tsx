import { createContext, Fragment } from 'preact';
import { useContext, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Term } from '../../core/content/edition.ts';
import type { RubyPart } from '../../core/content/ruby.ts';
import type { Told } from '../../core/display/in-language.ts';
import { markTerms, type Stretch } from '../../core/display/marked-terms.ts';
import { ToldParts } from './told-text.tsx';
import type { VisitState } from './visit-state.ts';

export type Terms = Pick<VisitState, 'terms' | 'term' | 'openTerm'>;

/** The terms that are marked, and what opens them; `null` where nothing is to be touched. */
export const TermsContext = createContext<Terms | null>(null);

/** The texts of a page with their terms marked; `null` where the edition has none. */
export function useMarkedTexts(texts: Told[]): Stretch[][] | null {
  const terms = useContext(TermsContext)?.terms.value ?? [];
  return useMemo(() => (terms.length === 0 ? null : markTerms(texts, terms)), [texts, terms]);
}

export function MarkedText({ stretches }: { stretches: Stretch[] }) {
  const terms = useContext(TermsContext)!;
  return (
    <>
      {stretches.map(({ term, parts }, index) =>
        term === null ? (
          <Fragment key={index}>
            <ToldParts parts={parts} />
          </Fragment>
        ) : (
          <MarkedTerm terms={terms} term={term} parts={parts} key={index} />
        ),
      )}
    </>
  );
}

function MarkedTerm({ terms, term, parts }: { terms: Terms; term: Term; parts: RubyPart[] }) {
  const mark = useRef<HTMLSpanElement>(null);
  const isOpen = terms.term.value === term;
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    // Whoever was in the card reads on from the word; whoever is at the faces stays there.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) mark.current!.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const open = () => terms.openTerm(term);
  return (
    // biome-ignore lint/a11y/useSemanticElements: lines break before and after a <button>, even before 「、」, and never within it
    <span
      class="term"
      role="button"
      tabIndex={0}
      ref={mark}
      aria-haspopup="dialog"
      aria-label={parts.map(({ text }) => text).join('')}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        open();
      }}
    >
      <ToldParts parts={parts} />
    </span>
  );
}
