import { useId } from 'preact/hooks';

export interface RadioProps<Value> {
  label: string;
  hint: string;
  options: readonly { value: Value; name: string }[];
  value: Value;
  set: (value: Value) => void;
}

/** One of a few whose names are sentences. */
export function Radio<Value extends string | number>({ label, hint, options, value, set }: RadioProps<Value>) {
  const id = useId();
  return (
    <fieldset class="field" aria-describedby={id}>
      <legend>{label}</legend>
      <p id={id} class="hint">
        {hint}
      </p>
      {options.map((option) => (
        <label class="check" key={option.value}>
          <input type="radio" name={`${id}-of`} checked={option.value === value} onChange={() => set(option.value)} />
          {option.name}
        </label>
      ))}
    </fieldset>
  );
}
