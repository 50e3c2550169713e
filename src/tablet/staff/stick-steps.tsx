import type { Edition } from '../../core/content/edition.ts';
import { ReadingResult } from '../../ui/reading-result.tsx';
import { staffWords } from '../../words/staff.ts';
import { Exported, Exporting, Received } from './ratings-steps.tsx';
import { Action, Actions, Verdict } from './staff-actions.tsx';
import type { StickLoad } from './stick-load.ts';
import type { DoneOutcome, StickState, StickView } from './stick-state.ts';

export interface StickStepsProps {
  stick: StickState;
  /** What visitors see now, to tell what would change. */
  shown: () => Edition | null;
  toMenu: () => void;
  close: () => void;
}

/** What is said and offered between choosing a file and the new content on the screen. */
export function StickSteps({ stick, shown, toMenu, close }: StickStepsProps) {
  const view = stick.view.value;
  switch (view.kind) {
    case 'none':
      return null;
    case 'choosing':
      return <p class="staff-text">{staffWords.choosing}</p>;
    case 'applying':
      return <p class="staff-text">{staffWords.applying}</p>;
    case 'reading':
      return (
        <>
          <p class="staff-text">{staffWords.reading(view.name)}</p>
          <progress class="staff-progress" aria-label={staffWords.reading(view.name)} max={1} value={view.share} />
          <Actions>
            <Action word={staffWords.cancel} act={toMenu} />
          </Actions>
        </>
      );
    case 'unreadable':
      return (
        <>
          <p class="staff-message" role="alert">
            {staffWords.unreadable}
          </p>
          <Actions>
            <Action word={staffWords.close} act={toMenu} />
          </Actions>
        </>
      );
    case 'read':
      return (
        <>
          <div class="staff-result">
            <ReadingResult brought={view.brought} shown={shown()} />
          </div>
          <p class="staff-text">{sentenceOf(view.load)}</p>
          <Actions>
            <Action word={staffWords.cancel} act={toMenu} />
            <Action
              word={view.load.kind === 'older' ? staffWords.applyAnyway : staffWords.apply}
              act={stick.apply}
              isStrong
              isDisabled={view.load.kind === 'errors' || view.load.kind === 'same'}
            />
          </Actions>
        </>
      );
    case 'exporting':
      return <Exporting done={view.done} of={view.of} toMenu={toMenu} />;
    case 'exported':
      return <Exported written={view.written} isSaved={view.isSaved} save={stick.saveWritten} close={close} />;
    case 'received':
      return <Received outcome={view.outcome} close={close} />;
    case 'done':
      return <Done view={view} stick={stick} close={close} />;
  }
}

const BAD = new Set<DoneOutcome>(['incomplete', 'not-kept', 'not-saved', 'not-exported']);

function Done({
  view: { outcome },
  stick,
  close,
}: { view: StickView & { kind: 'done' } } & Pick<StickStepsProps, 'stick' | 'close'>) {
  const isGood = !BAD.has(outcome);
  const sentence = {
    applied: staffWords.applied,
    'went-back': staffWords.wentBack,
    'not-kept': staffWords.notKept,
    incomplete: staffWords.incomplete,
    saved: staffWords.saved,
    'not-saved': staffWords.notSaved,
    'nothing-unsent': staffWords.nothingUnsent,
    'not-exported': staffWords.notExported,
  }[outcome];
  return (
    <>
      <Verdict isGood={isGood} sentence={sentence} />
      <Actions>
        {outcome === 'applied' && <Action word={staffWords.undo} act={stick.goBack} />}
        <Action word={staffWords.close} act={close} isStrong />
      </Actions>
    </>
  );
}

function sentenceOf(load: StickLoad): string {
  return load.kind === 'errors' ? staffWords.hasErrors : staffWords.order[load.kind](load.here, load.brought);
}
