import { computed } from '@preact/signals';
import { cardWords, keepWords } from '../../words/office-settings.ts';
import { hoursDraft, hoursLabel, hoursValue } from './hours-draft.ts';
import { keepDraft, keepValue } from './keep-draft.ts';
import { createSectionState } from './section-state.ts';
import { createSettingsState, type SettingsStateParts } from './settings-state.ts';
import { surveyLabel } from './survey-draft.ts';

export type SettingsForms = ReturnType<typeof createSettingsForms>;

/** The parts of 設定 that stand in kiosk.yaml. */
export function createSettingsForms(parts: SettingsStateParts) {
  const settings = createSettingsState(parts);
  const survey = createSectionState({
    ...{ settings, section: 'survey' },
    toDraft: (held) => held,
    toValue: (draft) => draft,
    labelOf: surveyLabel,
  });
  const hours = createSectionState({
    ...{ settings, section: 'hours' },
    toDraft: hoursDraft,
    toValue: hoursValue,
    labelOf: hoursLabel,
  });
  const card = createSectionState({
    ...{ settings, section: 'display' },
    toDraft: ({ ratingsCard }) => ({ ratingsCard }),
    toValue: (draft, held) => ({ ...held, ...draft }),
    labelOf: () => cardWords.isShown,
  });
  const keep = createSectionState({
    ...{ settings, section: 'data' },
    toDraft: keepDraft,
    toValue: keepValue,
    labelOf: () => keepWords.years,
  });
  return {
    settings,
    survey,
    hours,
    card,
    keep,
    /** Whether anything would be lost with the page. */
    isTyped: computed(() => [survey, hours, card, keep].some((form) => form.isTyped.value)),
  };
}
