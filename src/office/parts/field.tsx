import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

export interface FieldProps {
  label: string;
  type?: 'text' | 'password' | 'datetime-local' | 'date' | 'time' | 'area';
  value: string;
  set: (value: string) => void;
  hint?: string | undefined;
  /** The id of a hint that stands elsewhere. */
  describedBy?: string;
  /** Beside the label, such as 必須. */
  mark?: string | undefined;
  /** What is wrong with what was entered. */
  fault?: string | undefined;
  /** When this changes, the field takes the focus; null and undefined leave it. */
  focusFor?: unknown;
  maxLength?: number;
  autoComplete?: string;
  inputMode?: 'numeric';
  children?: ComponentChildren;
}

/** A field with its label above, and below it what is wrong with it. */
export function Field(props: FieldProps) {
  const { label, type = 'text', value, set, hint, mark, fault, focusFor, describedBy, children, ...others } = props;
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focusFor !== null && focusFor !== undefined) field.current?.focus();
  }, [focusFor]);
  const described = [describedBy, hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  const control = {
    id,
    ref: field,
    value,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => set(currentTarget.value),
    'aria-invalid': fault !== undefined,
    'aria-required': mark !== undefined,
    ...(described && { 'aria-describedby': described }),
    ...others,
  };
  return (
    <div class="field">
      <div class="field-head">
        <label for={id}>{label}</label>
        {mark && <span class="mark">{mark}</span>}
      </div>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {type === 'area' ? <textarea rows={5} {...control} /> : <input type={type as 'text'} {...control} />}
      {fault && (
        <p id={`${id}-fault`} class="fault" role="alert">
          {fault}
        </p>
      )}
      {children}
    </div>
  );
}

export interface CheckProps {
  label: string;
  isOn: boolean;
  set: (isOn: boolean) => void;
  isWrong?: boolean;
}

export function Check({ label, isOn, set, isWrong = false }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={isOn}
        aria-invalid={isWrong}
        onChange={({ currentTarget }) => set(currentTarget.checked)}
      />
      {label}
    </label>
  );
}
