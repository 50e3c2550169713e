import { keepWords as words } from '../../words/office-settings.ts';
import { Field } from '../parts/field.tsx';
import type { KeepDraft } from './keep-draft.ts';
import { SectionForm } from './section-form.tsx';
import type { SectionState } from './section-state.ts';

/** 評価の記録を残す年数 */
export function KeepSection({ state }: { state: SectionState<KeepDraft> }) {
  return (
    <SectionForm title={words.heading} state={state} isOnTablets={false}>
      {({ years }) => (
        <div class="settings-years">
          <Field
            label={words.years}
            hint={words.hint}
            inputMode="numeric"
            autoComplete="off"
            value={years}
            set={(changed) => state.set({ years: changed })}
            fault={state.faults.value.keepYears}
          />
        </div>
      )}
    </SectionForm>
  );
}
