import { useId } from 'preact/hooks';

export interface ChoiceProps<Value extends string> {
  label: string;
  /** Names by value, in their order. */
  options: Record<Value, string>;
  value: Value;
  set: (value: Value) => void;
}

/** One of a few, of which one always holds. */
export function Choice<Value extends string>({ label, options, value, set }: ChoiceProps<Value>) {
  const id = useId();
  const values = Object.keys(options) as Value[];
  return (
    <div class="field">
      <div class="field-head">
        <label for={id}>{label}</label>
      </div>
      <select id={id} value={value} onChange={({ currentTarget }) => set(values[currentTarget.selectedIndex] ?? value)}>
        {values.map((each) => (
          <option key={each} value={each}>
            {options[each]}
          </option>
        ))}
      </select>
    </div>
  );
}
