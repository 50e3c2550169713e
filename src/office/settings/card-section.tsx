import { cardWords as words } from '../../words/office-settings.ts';
import { Check } from '../parts/field.tsx';
import { SectionForm } from './section-form.tsx';
import type { SectionState } from './section-state.ts';

/** 皆さまの評価 */
export function CardSection({ state }: { state: SectionState<{ ratingsCard: boolean }> }) {
  return (
    <SectionForm title={words.heading} state={state} isOnTablets={false}>
      {({ ratingsCard }) => (
        <>
          <Check label={words.isShown} isOn={ratingsCard} set={(isOn) => state.set({ ratingsCard: isOn })} />
          <p class="hint">{words.hint}</p>
        </>
      )}
    </SectionForm>
  );
}
