import type { reasons as allReasons } from '../../core/settings/choices.ts';
import { lobbyWords } from '../../words/lobby.ts';
import { noticeWords as words } from '../../words/office-notices.ts';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import type { NoticeFields, NoticeForm } from './notice-form-state.ts';

export type Reason = (typeof allReasons)[number];

export interface Bound {
  value: string;
  set: (value: string) => void;
}

export interface VoiceFieldsProps {
  form: NoticeForm;
  bound: (field: keyof NoticeFields) => Bound;
  reasons: Reason[];
}

/** お声で変わりました: which voice, what was changed, when and where. */
export function VoiceFields({ form, bound, reasons }: VoiceFieldsProps) {
  const faults = form.faults.value;
  const labels = reasons.map((reason) => lobbyWords.reasons[reason]);
  // A reason that 評価 still has and the survey no longer asks for.
  const chosen = form.fields.value.reason;
  const places = form.departments.value.map((path) => path.join(' '));
  return (
    <>
      <Choice
        label={words.reason}
        mark={words.required}
        options={optionsOf(chosen === '' || labels.includes(chosen) ? labels : [chosen, ...labels])}
        fault={faults.reason}
        {...bound('reason')}
      />
      <Field
        label={words.done}
        hint={words.doneHint}
        mark={words.required}
        type="area"
        maxLength={1_000}
        fault={faults.body}
        {...bound('body')}
      />
      <Field label={words.doneOn} mark={words.required} type="date" fault={faults.doneOn} {...bound('doneOn')} />
      <Choice
        label={words.department}
        mark={words.required}
        options={optionsOf(places)}
        fault={faults.department}
        {...bound('department')}
      />
    </>
  );
}

const optionsOf = (names: string[]): Record<string, string> =>
  Object.fromEntries([['', words.choose], ...names.map((name) => [name, name])]);
