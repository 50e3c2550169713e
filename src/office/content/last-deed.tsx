import { useEffect, useRef } from 'preact/hooks';
import { publicationWords as words } from '../../words/office-content.ts';
import type { OfficeState } from '../office-state.ts';
import { Alert } from '../parts/section.tsx';
import type { Publications } from './publications-state.ts';

/** What was done last, how many tablets show it by now, and the way back. */
export function LastDeed({ office, publications }: { office: OfficeState; publications: Publications }) {
  const deed = publications.deed.value;
  const place = useRef<HTMLDivElement>(null);
  // What was pressed is gone by now, or far below.
  useEffect(() => {
    if (deed !== null) place.current?.focus();
  }, [deed]);
  const { tablets } = office.overview.value!;
  const reached = tablets.filter(({ edition }) => edition === deed?.serial).length;
  const canUndo = deed?.kind === 'waiting' || (deed?.kind === 'shown' && deed.before > 0);
  return (
    <>
      <div role="status">
        {deed !== null && (
          <div class="note note-done deed" ref={place} tabIndex={-1}>
            <p>
              <b>{deed.sentence}</b>
              {deed.kind === 'shown' && tablets.length > 0 && ` ${words.reached(reached, tablets.length)}`}
            </p>
            {canUndo && (
              <button type="button" class="quiet" disabled={publications.isBusy.value} onClick={publications.undo}>
                {words.undo}
              </button>
            )}
          </div>
        )}
      </div>
      <Alert sentence={publications.fault.value} />
    </>
  );
}
