import { useLayoutEffect, useRef } from 'preact/hooks';
import { lobbyWords } from '../../words/lobby.ts';
import type { DisplayState } from './display-state.ts';
import { ListIcon, NextIcon, PlayIcon, PreviousIcon, StopIcon } from './icons.tsx';
import type { VisitState } from './visit-state.ts';

/** The visitor's band: the way to everything, the loop to stop and to turn, and how large the text is. */
export function Controls({ display, visit }: { display: DisplayState; visit: VisitState }) {
  const isStopped = display.isStopped.value;
  return (
    <nav class="controls" inert={visit.isIndexOpen.value}>
      <IndexButton visit={visit} />
      <div class="loop-controls">
        <button type="button" class="control" onClick={display.previous}>
          <PreviousIcon />
          {lobbyWords.previous}
        </button>
        <button type="button" class="control" onClick={isStopped ? display.resume : display.stop}>
          {isStopped ? <PlayIcon /> : <StopIcon />}
          {isStopped ? lobbyWords.resume : lobbyWords.stop}
        </button>
        <button type="button" class="control" onClick={display.next}>
          {lobbyWords.next}
          <NextIcon />
        </button>
      </div>
      <button type="button" class="control control-setting" onClick={visit.nextTextSize}>
        {lobbyWords.textSize} <small class="control-value">{lobbyWords.percent(visit.textSize.value)}</small>
      </button>
    </nav>
  );
}

function IndexButton({ visit }: { visit: VisitState }) {
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = visit.isIndexOpen.value;
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    // Whoever was in the index goes on from where they came; whoever is at the faces stays there.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) button.current!.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <button type="button" class="control control-index" ref={button} onClick={visit.openIndex}>
      <ListIcon />
      {lobbyWords.index}
    </button>
  );
}
