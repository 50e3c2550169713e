import { useEffect } from 'preact/hooks';
import { settingsWords as words } from '../../words/office-settings.ts';
import type { OfficeState } from '../office-state.ts';
import { Alert } from '../parts/section.tsx';
import { CardSection } from './card-section.tsx';
import { HoursSection } from './hours-section.tsx';
import { KeepSection } from './keep-section.tsx';
import { PinSection } from './pin-section.tsx';
import type { PinState } from './pin-state.ts';
import type { SettingsForms } from './settings-forms.ts';
import { SurveySection } from './survey-section.tsx';

/** 設定: what staff decide for the tablets and the ratings. */
export function SettingsPage({ office, pin, forms }: { office: OfficeState; pin: PinState; forms: SettingsForms }) {
  const { settings, survey, hours, card, keep } = forms;
  useEffect(() => void settings.load(), [settings]);
  const fault = settings.held.value?.fault ?? null;
  return (
    <div class="column">
      <Alert sentence={settings.trouble.value ?? (fault === null ? null : words.fileFault(fault))} />
      <SurveySection state={survey} />
      <HoursSection state={hours} />
      <CardSection state={card} />
      <KeepSection state={keep} />
      <PinSection office={office} pin={pin} />
    </div>
  );
}
