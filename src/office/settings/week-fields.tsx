import { useId } from 'preact/hooks';
import { type Weekday, weekdays } from '../../core/settings/office-settings.ts';
import { hoursWords as words } from '../../words/office-settings.ts';
import { Check } from '../parts/field.tsx';
import { type HoursDraft, usualSpan } from './hours-draft.ts';
import { Fault } from './section-form.tsx';
import { SpanFields } from './span-fields.tsx';

type Week = HoursDraft['weekly'];

export interface WeekFieldsProps {
  week: Week;
  set: (week: Week) => void;
  faults: Record<string, string>;
}

/** A line a weekday: whether it is open, and when. */
export function WeekFields({ week, set, faults }: WeekFieldsProps) {
  const id = useId();
  const isAlways = weekdays.every((day) => !week[day].isOpen);
  return (
    <fieldset class="field" aria-describedby={id}>
      <legend>{words.weekly}</legend>
      <p id={id} class="hint">
        {words.weeklyHint}
      </p>
      {isAlways && (
        <button type="button" class="outlined settings-usual" onClick={() => set(usualWeek(week))}>
          {words.usual}
        </button>
      )}
      {weekdays.map((day) => (
        <Day
          key={day}
          day={day}
          hours={week[day]}
          unmarked={isAlways ? words.isAlways : words.isClosed}
          set={(hours) => set({ ...week, [day]: hours })}
          fault={faults[`weekly.${day}`]}
        />
      ))}
    </fieldset>
  );
}

interface DayProps {
  day: Weekday;
  hours: Week[Weekday];
  /** What a day without a mark is. */
  unmarked: string;
  set: (hours: Week[Weekday]) => void;
  fault: string | undefined;
}

function Day({ day, hours, unmarked, set, fault }: DayProps) {
  const id = useId();
  const name = words.weekdays[day];
  return (
    <div class="settings-day">
      <Check
        label={name}
        isOn={hours.isOpen}
        // Most days of an office are like the others.
        set={(isOpen) => set({ ...(hours.from === '' && hours.until === '' ? usualSpan : hours), isOpen })}
      />
      {hours.isOpen ? (
        <SpanFields
          name={name}
          span={hours}
          set={(span) => set({ ...span, isOpen: true })}
          isWrong={fault !== undefined}
          describedBy={id}
        />
      ) : (
        <span class="soft">{unmarked}</span>
      )}
      <Fault id={id} sentence={fault} />
    </div>
  );
}

function usualWeek(week: Week): Week {
  const open = { ...usualSpan, isOpen: true };
  return { ...week, mon: open, tue: open, wed: open, thu: open, fri: open };
}
