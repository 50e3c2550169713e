import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { hoursWords as words } from '../../words/office-settings.ts';

export interface DayListProps<Day extends { date: string }> {
  legend: string;
  hint: string;
  days: Day[];
  set: (days: Day[]) => void;
  /** What a new line begins with. */
  blank: Day;
  add: string;
  faultOf: (index: number) => string | undefined;
  /** What else stands in a line. */
  more?: (day: Day, index: number, change: (day: Day) => void, describedBy: string) => ComponentChildren;
}

/** Days by their dates, a line each. */
export function DayList<Day extends { date: string }>(props: DayListProps<Day>) {
  const { legend, hint, days, set, blank, add, faultOf, more } = props;
  const id = useId();
  const adding = useRef<HTMLButtonElement>(null);
  const change = (index: number, day: Day) => set(days.map((other, at) => (at === index ? day : other)));
  return (
    <fieldset class="field" aria-describedby={id}>
      <legend>{legend}</legend>
      <p id={id} class="hint">
        {hint}
      </p>
      {days.map((day, index) => (
        <div class="settings-day" key={index}>
          <input
            type="date"
            aria-label={words.nth(legend, index, words.day)}
            aria-invalid={faultOf(index) !== undefined}
            aria-describedby={`${id}-${index}`}
            value={day.date}
            max="9999-12-31"
            onInput={({ currentTarget }) => change(index, { ...day, date: currentTarget.value })}
          />
          {more?.(day, index, (changed) => change(index, changed), `${id}-${index}`)}
          <button
            type="button"
            class="quiet"
            aria-label={words.removeNth(legend, index)}
            onClick={() => {
              set(days.filter((_, at) => at !== index));
              adding.current?.focus();
            }}
          >
            {words.remove}
          </button>
          <p id={`${id}-${index}`} class="fault" role="alert">
            {faultOf(index)}
          </p>
        </div>
      ))}
      <button ref={adding} type="button" class="outlined settings-add" onClick={() => set([...days, blank])}>
        {add}
      </button>
    </fieldset>
  );
}
