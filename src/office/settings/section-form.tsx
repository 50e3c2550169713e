import type { ComponentChildren } from 'preact';
import { settingsWords as words } from '../../words/office-settings.ts';
import { useFirstFault } from '../parts/first-fault.ts';
import { Alert, Section } from '../parts/section.tsx';
import type { SectionState } from './section-state.ts';

export interface SectionFormProps<Draft> {
  title: string;
  state: SectionState<Draft>;
  /** Whether tablets show what changes here. */
  isOnTablets: boolean;
  children: (draft: Draft) => ComponentChildren;
}

/** A part of 設定: its fields, saving, what came of it and the way back. */
export function SectionForm<Draft>({ title, state, isOnTablets, children }: SectionFormProps<Draft>) {
  const draft = state.draft.value;
  const place = useFirstFault<HTMLFormElement>(state.found.value);
  return (
    <Section title={title}>
      {draft === null ? (
        <p>{words.loading}</p>
      ) : (
        <form
          class="form"
          ref={place}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void state.save();
          }}
        >
          {children(draft)}
          <Alert sentence={state.fault.value} />
          <div class="actions">
            <button type="submit" class="main" disabled={state.isBusy.value}>
              {words.save}
            </button>
            {state.isTyped.value && (
              <button type="button" class="quiet" disabled={state.isBusy.value} onClick={state.drop}>
                {words.drop}
              </button>
            )}
          </div>
        </form>
      )}
      <div role="status">
        <Outcome state={state} isOnTablets={isOnTablets} />
      </div>
    </Section>
  );
}

function Outcome<Draft>({ state, isOnTablets }: Pick<SectionFormProps<Draft>, 'state' | 'isOnTablets'>) {
  const deed = state.deed.value;
  if (state.note.value !== null) return <p class="note">{state.note.value}</p>;
  if (deed === null) return null;
  return (
    <div class="note note-done deed">
      <p>
        <b>{words.deeds[deed.kind]}</b>
        {isOnTablets && ` ${words.onTablets}`}
      </p>
      {state.canUndo.value && (
        <button type="button" class="quiet" disabled={state.isBusy.value} onClick={state.undo}>
          {words.undo}
        </button>
      )}
    </div>
  );
}

/** What is wrong with a field, below it. */
export function Fault({ id, sentence }: { id: string; sentence: string | undefined }) {
  return sentence === undefined ? null : (
    <p id={id} class="fault" role="alert">
      {sentence}
    </p>
  );
}
