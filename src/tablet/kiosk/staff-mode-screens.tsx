import { screenWords } from '../../words/lobby.ts';
import type { StaffModes } from './staff-modes.ts';
import './staff-modes.css';

/** Says that staff are trying it out, where nobody can overlook it. */
export function TrialBanner({ modes }: { modes: StaffModes }) {
  const seconds = modes.trial.secondsLeft.value;
  if (seconds === null) return null;
  return (
    <div class="trial-banner" lang="ja">
      <p>{screenWords.trial(Math.ceil(seconds / 60))}</p>
      <button type="button" class="trial-end" onClick={modes.trial.end}>
        {screenWords.endTrial}
      </button>
    </div>
  );
}

/** Lies over everything and feels every touch in its place. */
export function Cleaning({ modes }: { modes: StaffModes }) {
  const seconds = modes.cleaning.secondsLeft.value;
  if (seconds === null) return null;
  return (
    <section class="cleaning" lang="ja" aria-label={screenWords.cleaning}>
      <h1>{screenWords.cleaning}</h1>
      <p>{screenWords.cleaningText}</p>
      <p class="cleaning-seconds" aria-hidden="true">
        {screenWords.secondsLeft(seconds)}
      </p>
    </section>
  );
}
