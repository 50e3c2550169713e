import { Fragment } from 'preact';
import { useRef } from 'preact/hooks';
import type { Term } from '../../core/content/edition.ts';
import type { RubyPart } from '../../core/content/ruby.ts';
import type { Told } from '../../core/display/in-language.ts';
import { markTerms, type Stretch } from '../../core/display/marked-terms.ts';
import { useFocusBack } from './focus-back.ts';
import type { Marking } from './marking.ts';
import { ToldParts } from './told-text.tsx';
import type { VisitState } from './visit-state.ts';

type Terms = Pick<VisitState, 'terms' | 'term' | 'openTerm'>;

/** Marks the terms of the edition on show; a page that is drawn again is not searched again. */
export function createMarking(visit: Terms): Marking {
  let known = new WeakMap<Told[], Stretch[][]>();
  let knownTerms: Term[] = [];
  return {
    marksOf(texts) {
      const terms = visit.terms.value;
      if (terms.length === 0) return null;
      if (terms !== knownTerms) known = new WeakMap();
      knownTerms = terms;
      const marks = known.get(texts) ?? markTerms(texts, terms);
      known.set(texts, marks);
      return marks;
    },
    MarkedText: ({ stretches }) => (
      <>
        {stretches.map(({ term, parts }, index) =>
          term === null ? (
            <Fragment key={index}>
              <ToldParts parts={parts} />
            </Fragment>
          ) : (
            <MarkedTerm terms={visit} term={term} parts={parts} key={index} />
          ),
        )}
      </>
    ),
  };
}

function MarkedTerm({ terms, term, parts }: { terms: Terms; term: Term; parts: RubyPart[] }) {
  const mark = useRef<HTMLSpanElement>(null);
  useFocusBack(mark, terms.term.value === term);
  const open = () => terms.openTerm(term);
  return (
    // biome-ignore lint/a11y/useSemanticElements: lines break before and after a <button>, even before 「、」, and never within it
    <span
      class="term"
      role="button"
      tabIndex={0}
      ref={mark}
      aria-haspopup="dialog"
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
