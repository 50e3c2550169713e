import type { Edition } from '../../core/content/edition.ts';
import { ReadingResult } from '../../ui/reading-result.tsx';
import { staffWords } from '../../words/staff.ts';
import type { StickLoad } from './stick-load.ts';
import type { StickState, StickView } from './stick-state.ts';

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
            <Button word={staffWords.cancel} act={toMenu} />
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
            <Button word={staffWords.close} act={toMenu} />
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
            <Button word={staffWords.cancel} act={toMenu} />
            <Button
              word={view.load.kind === 'older' ? staffWords.applyAnyway : staffWords.apply}
              act={stick.apply}
              isStrong
              isDisabled={view.load.kind === 'errors' || view.load.kind === 'same'}
            />
          </Actions>
        </>
      );
    case 'done':
      return <Done view={view} stick={stick} close={close} />;
  }
}

function Done({
  view: { outcome },
  stick,
  close,
}: { view: StickView & { kind: 'done' } } & Pick<StickStepsProps, 'stick' | 'close'>) {
  const isGood = outcome === 'applied' || outcome === 'went-back' || outcome === 'saved';
  const sentence = {
    applied: staffWords.applied,
    'went-back': staffWords.wentBack,
    'not-kept': staffWords.notKept,
    incomplete: staffWords.incomplete,
    saved: staffWords.saved,
    'not-saved': staffWords.notSaved,
  }[outcome];
  return (
    <>
      <p class={isGood ? 'staff-done' : 'staff-message'} role={isGood ? 'status' : 'alert'}>
        {sentence}
      </p>
      <Actions>
        {outcome === 'applied' && <Button word={staffWords.undo} act={stick.goBack} />}
        <Button word={staffWords.close} act={close} isStrong />
      </Actions>
    </>
  );
}

function sentenceOf(load: StickLoad): string {
  return load.kind === 'errors' ? staffWords.hasErrors : staffWords.order[load.kind](load.here, load.brought);
}

function Actions({ children }: { children: preact.ComponentChildren }) {
  return <div class="staff-actions">{children}</div>;
}

interface ButtonProps {
  word: string;
  act: () => unknown;
  isStrong?: boolean;
  isDisabled?: boolean;
}

function Button({ word, act, isStrong = false, isDisabled = false }: ButtonProps) {
  return (
    <button
      type="button"
      class={isStrong ? 'staff-button staff-button-strong' : 'staff-button'}
      disabled={isDisabled}
      onClick={() => void act()}
    >
      {word}
    </button>
  );
}
