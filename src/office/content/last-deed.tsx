import { useEffect, useRef } from 'preact/hooks';
import { tabletsShowing } from '../../core/protocol/shown-by-tablet.ts';
import { publicationWords as words } from '../../words/office-content.ts';
import type { OfficeState } from '../office-state.ts';
import { Alert } from '../parts/section.tsx';
import type { Publications } from './publications-state.ts';

/** What was done last, how many tablets show it by now, and the way back. */
export function LastDeed({ office, publications }: { office: OfficeState; publications: Publications }) {
  const deed = publications.deed.value;
  const place = useRef<HTMLDivElement>(null);
  const known = useRef(deed);
  // What was pressed is gone by now, or far below. Coming back to the page is no reason to look here.
  useEffect(() => {
    if (deed !== null && deed !== known.current) place.current?.focus();
    known.current = deed;
  }, [deed]);
  const overview = office.overview.value!;
  const all = overview.tablets.length;
  return (
    <>
      <div role="status">
        {deed !== null && (
          <div class="note note-done deed" ref={place} tabIndex={-1}>
            <p>
              <b>{deed.sentence}</b>
              {deed.kind === 'shown' && all > 0 && ` ${words.reached(tabletsShowing(deed.serial, overview), all)}`}
            </p>
            {publications.canUndo.value && (
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
