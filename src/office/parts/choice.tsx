import { useId } from 'preact/hooks';

export interface ChoiceProps<Value extends string> {
  label: string;
  /** Names by value, in their order. */
  options: Record<Value, string>;
  value: Value;
  set: (value: Value) => void;
  /** Beside the label, such as 必須. */
  mark?: string;
  /** What is wrong with what was chosen. */
  fault?: string | undefined;
}

/** One of a few, of which one always holds. */
export function Choice<Value extends string>({ label, options, value, set, mark, fault }: ChoiceProps<Value>) {
  const id = useId();
  const values = Object.keys(options) as Value[];
  return (
    <div class="field">
      <div class="field-head">
        <label for={id}>{label}</label>
        {mark && <span class="mark">{mark}</span>}
      </div>
      <select
        id={id}
        value={value}
        aria-required={mark !== undefined}
        aria-invalid={fault !== undefined}
        aria-describedby={fault && `${id}-fault`}
        onChange={({ currentTarget }) => set(values[currentTarget.selectedIndex] ?? value)}
      >
        {values.map((each) => (
          <option key={each} value={each}>
            {options[each]}
          </option>
        ))}
      </select>
      {fault && (
        <p id={`${id}-fault`} class="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
