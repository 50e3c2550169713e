import { computed, signal } from '@preact/signals';
import type { SettingsAnswer } from '../../core/protocol/office-settings.ts';
import type { OfficeSection, OfficeSettings } from '../../core/settings/office-settings.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { Session } from '../frame/session-state.ts';
import type { OfficeClient } from '../office-client.ts';

export interface SettingsStateParts {
  hub: Pick<OfficeClient, 'settings' | 'changeSettings'>;
  kept: Session['kept'];
  look: () => Promise<void>;
}

/** `overtaken`: the file was another one; what holds now was read anew. */
export type Put = { kind: 'done' } | { kind: 'overtaken' } | { kind: 'failed'; sentence: string };

export type SettingsState = ReturnType<typeof createSettingsState>;

/** What kiosk.yaml says by now, and changes of it. */
export function createSettingsState({ hub, kept, look }: SettingsStateParts) {
  const held = signal<SettingsAnswer | null>(null);
  const trouble = signal<string | null>(null);

  async function load(): Promise<void> {
    const answer = await kept(hub.settings);
    if (answer.kind === 'answer') held.value = answer.value;
    // What was read before still stands there, and what could not be done is told where it was tried.
    trouble.value = answer.kind === 'answer' || held.value !== null ? null : failureSentence(answer);
  }

  return {
    held: computed(() => held.value),
    trouble: computed(() => trouble.value),
    load,
    async put<Section extends OfficeSection>(section: Section, value: OfficeSettings[Section]): Promise<Put> {
      const base = held.value?.base ?? '';
      const answer = await kept(() => hub.changeSettings({ base, settings: { [section]: value } }));
      if (answer.kind === 'answer') {
        held.value = answer.value;
        // The record, and what the preview shows.
        void look();
        return { kind: 'done' };
      }
      await load();
      if (answer.kind === 'refused' && answer.code === 'settings_changed') return { kind: 'overtaken' };
      return { kind: 'failed', sentence: failureSentence(answer) };
    },
  };
}
