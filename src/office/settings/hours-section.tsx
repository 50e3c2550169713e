import { weekdays } from '../../core/settings/office-settings.ts';
import { hoursWords as words } from '../../words/office-settings.ts';
import { DayList } from './day-list.tsx';
import type { HoursDraft } from './hours-draft.ts';
import { SectionForm } from './section-form.tsx';
import type { SectionState } from './section-state.ts';
import { SpanFields } from './span-fields.tsx';
import { WeekFields } from './week-fields.tsx';

/** 開庁時間 */
export function HoursSection({ state }: { state: SectionState<HoursDraft> }) {
  const faults = state.faults.value;
  return (
    <SectionForm title={words.heading} state={state} isOnTablets>
      {({ weekly, closed, extra }) => (
        <>
          <p>{weekdays.some((day) => weekly[day].isOpen) ? words.timed : words.always}</p>
          <WeekFields week={weekly} set={(week) => state.set({ weekly: week })} faults={faults} />
          <DayList
            legend={words.closed}
            hint={words.closedHint}
            days={closed.map((date) => ({ date }))}
            set={(days) => state.set({ closed: days.map(({ date }) => date) })}
            blank={{ date: '' }}
            add={words.addDay}
            faultOf={(index) => faults[`closed.${index}`]}
          />
          <DayList
            legend={words.extra}
            hint={words.extraHint}
            days={extra}
            set={(days) => state.set({ extra: days })}
            blank={{ date: '', from: '', until: '' }}
            add={words.addExtra}
            faultOf={(index) => faults[`extra.${index}.date`] ?? faults[`extra.${index}.open`]}
            more={(day, index, change, describedBy) => (
              <SpanFields
                name={words.nth(words.extra, index, '')}
                span={day}
                set={(span) => change({ ...day, ...span })}
                isWrong={faults[`extra.${index}.open`] !== undefined}
                describedBy={describedBy}
              />
            )}
          />
        </>
      )}
    </SectionForm>
  );
}
