import { useState } from 'preact/hooks';
import { pinWords as words } from '../../words/office.ts';
import type { OfficeState } from '../office-state.ts';
import { Check, Field } from '../parts/field.tsx';
import { Section } from '../parts/section.tsx';
import type { PinState } from './pin-state.ts';

/** The staff PIN of the tablets. */
export function PinSection({ office, pin }: { office: OfficeState; pin: PinState }) {
  const [typed, setTyped] = useState('');
  const [isShown, setShown] = useState(false);
  const fault = pin.fault.value;
  return (
    <Section title={words.heading}>
      <p>{words.why}</p>
      <p>{office.overview.value!.isPinSet ? words.isSet : words.isNotSet}</p>
      <form
        class="form form-narrow"
        noValidate
        onSubmit={async (event) => {
          event.preventDefault();
          if (await pin.set(typed)) setTyped('');
        }}
      >
        <Field
          label={words.pin}
          hint={words.hint}
          type={isShown ? 'text' : 'password'}
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          value={typed}
          set={(changed) => {
            setTyped(changed);
            pin.forgetFault();
          }}
          fault={fault?.sentence}
          focusFor={fault}
        >
          <Check label={words.show} isOn={isShown} set={setShown} />
        </Field>
        <div class="actions">
          <button type="submit" class="main">
            {words.set}
          </button>
        </div>
      </form>
      <div role="status">{pin.isDone.value && <p class="note note-done">{words.done}</p>}</div>
    </Section>
  );
}
