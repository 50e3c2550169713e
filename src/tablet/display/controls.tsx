import { lobbyWords } from '../../words/lobby.ts';
import type { DisplayState } from './display-state.ts';
import { NextIcon, PlayIcon, PreviousIcon, StopIcon } from './icons.tsx';

/** The visitor's band: the loop is theirs to stop and to turn. */
export function Controls({ display }: { display: DisplayState }) {
  const isStopped = display.isStopped.value;
  return (
    <nav class="controls">
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
    </nav>
  );
}
