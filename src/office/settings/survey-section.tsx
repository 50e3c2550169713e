import { useId } from 'preact/hooks';
import { reasons } from '../../core/settings/choices.ts';
import { defaultSettings } from '../../core/settings/default-settings.ts';
import { lobbyWords } from '../../words/lobby.ts';
import { surveyWords as words } from '../../words/office-settings.ts';
import { Check, Field } from '../parts/field.tsx';
import { Radio } from '../parts/radio.tsx';
import { Fault, SectionForm } from './section-form.tsx';
import type { SectionState } from './section-state.ts';
import { type SurveyDraft, withReason } from './survey-draft.ts';

/** 評価のたずね方 */
export function SurveySection({ state }: { state: SectionState<SurveyDraft> }) {
  return (
    <SectionForm title={words.heading} state={state} isOnTablets>
      {({ question, scale, reasons: offered, askDepartment }) => (
        <>
          <Field
            label={words.question}
            hint={words.questionHint}
            value={question}
            set={(changed) => state.set({ question: changed })}
            fault={state.faults.value.question}
            autoComplete="off"
          >
            {question !== defaultSettings.survey.question && (
              <button
                type="button"
                class="quiet settings-first"
                onClick={() => state.set({ question: defaultSettings.survey.question })}
              >
                {words.firstQuestion(defaultSettings.survey.question)}
              </button>
            )}
          </Field>
          <Radio
            label={words.scale}
            hint={words.scaleHint}
            options={words.scales}
            value={scale}
            set={(changed) => state.set({ scale: changed })}
          />
          <Reasons state={state} offered={offered} />
          <Check label={words.askDepartment} isOn={askDepartment} set={(isOn) => state.set({ askDepartment: isOn })} />
        </>
      )}
    </SectionForm>
  );
}

function Reasons({ state, offered }: { state: SectionState<SurveyDraft>; offered: SurveyDraft['reasons'] }) {
  const id = useId();
  const fault = state.faults.value.reasons;
  return (
    <fieldset class="field" aria-describedby={`${id}-hint ${id}-fault`}>
      <legend>{words.reasons}</legend>
      <p id={`${id}-hint`} class="hint">
        {words.reasonsHint}
      </p>
      <div class="settings-reasons">
        {reasons.map((reason) => (
          <Check
            key={reason}
            label={lobbyWords.reasons[reason]}
            isOn={offered.includes(reason)}
            isWrong={fault !== undefined}
            set={(isOn) => state.set({ reasons: withReason(offered, reason, isOn) })}
          />
        ))}
      </div>
      <Fault id={`${id}-fault`} sentence={fault} />
    </fieldset>
  );
}
