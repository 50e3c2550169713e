import { computed, signal } from '@preact/signals';
import { checkSettings } from '../../core/settings/check-settings.ts';
import type { OfficeSection, OfficeSettings } from '../../core/settings/office-settings.ts';
import { settingsWords as words } from '../../words/office-settings.ts';
import { settingsFieldSentence } from '../../words/settings-faults.ts';
import type { SettingsState } from './settings-state.ts';

export interface SectionParts<Section extends OfficeSection, Draft> {
  settings: SettingsState;
  section: Section;
  toDraft: (held: OfficeSettings[Section]) => Draft;
  /** `held`: what is only written otherwise stays as it is written. May be what the schema refuses. */
  toValue: (draft: Draft, held: OfficeSettings[Section]) => unknown;
  /** What a field is called, by its keys below the section. */
  labelOf: (path: (string | number)[]) => string;
}

/** What was done last; `before` undoes it. */
export interface Deed<Value> {
  kind: 'saved' | 'restored';
  before: Value;
  after: Value;
}

export type SectionState<Draft> = ReturnType<typeof createSectionState<OfficeSection, Draft>>;

/** A section of the settings as a form: what holds, what somebody has typed, saving, and the way back. */
export function createSectionState<Section extends OfficeSection, Draft>(parts: SectionParts<Section, Draft>) {
  type Value = OfficeSettings[Section];
  const { settings, section, toDraft, toValue, labelOf } = parts;
  /** `null` = nobody has typed anything. */
  const typed = signal<Draft | null>(null);
  const faults = signal<Record<string, string>>({});
  /** A new object each time something is found wrong, so that its field takes the focus. */
  const found = signal<object | null>(null);
  const deed = signal<Deed<Value> | null>(null);
  const note = signal<string | null>(null);
  const fault = signal<string | null>(null);
  const isBusy = signal(false);

  const held = computed(() => settings.held.value?.settings[section] ?? null);
  const draft = computed(() => typed.value ?? (held.value === null ? null : toDraft(held.value)));

  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

  function forget() {
    faults.value = {};
    fault.value = null;
    note.value = null;
  }

  async function put(value: Value, kind: 'saved' | 'restored', overtaken: string): Promise<void> {
    const before = held.value!;
    isBusy.value = true;
    let done = await settings.put(section, value);
    // Another part was changed meanwhile; of this one staff saw what holds.
    if (done.kind === 'overtaken' && isSame(held.value, before)) done = await settings.put(section, value);
    isBusy.value = false;
    // An answer that got lost on its way was an answer all the same.
    if (done.kind === 'done' || (done.kind === 'overtaken' && isSame(held.value, value))) {
      typed.value = null;
      deed.value = { kind, before, after: value };
    } else fault.value = done.kind === 'overtaken' ? overtaken : done.sentence;
  }

  return {
    draft,
    faults: computed(() => faults.value),
    found: computed(() => found.value),
    fault: computed(() => fault.value),
    note: computed(() => note.value),
    deed: computed(() => deed.value),
    isBusy: computed(() => isBusy.value),
    /** Not when somebody has changed it since. */
    canUndo: computed(() => deed.value !== null && isSame(deed.value.after, held.value)),
    isTyped: computed(() => typed.value !== null),
    set(changed: Partial<Draft>) {
      if (draft.value === null) return;
      typed.value = { ...draft.value, ...changed };
      deed.value = null;
      forget();
    },
    drop() {
      typed.value = null;
      forget();
    },
    async save(): Promise<void> {
      if (isBusy.value || draft.value === null || held.value === null) return;
      forget();
      const value = toValue(draft.value, held.value);
      const checked = checkSettings({ [section]: value });
      if ('faults' in checked) {
        faults.value = Object.fromEntries(
          checked.faults.map((each) => {
            const path = each.path.slice(1);
            return [path.join('.'), settingsFieldSentence(each, labelOf(path))];
          }),
        );
        fault.value = words.wrong;
        found.value = {};
        return;
      }
      const wanted = checked.settings[section] as Value;
      if (isSame(wanted, held.value)) {
        typed.value = null;
        note.value = words.same;
        return;
      }
      await put(wanted, 'saved', words.overtaken);
    },
    async undo(): Promise<void> {
      const done = deed.value;
      if (isBusy.value || done === null) return;
      forget();
      await put(done.before, 'restored', words.undoOvertaken);
    },
  };
}
