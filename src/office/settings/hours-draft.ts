import { openSpan } from '../../core/calendar/open-span.ts';
import { type OfficeSettings, type Weekday, weekdays } from '../../core/settings/office-settings.ts';
import { hoursWords as words } from '../../words/office-settings.ts';

type Hours = OfficeSettings['hours'];

/** As fields of a form have them: 08:30, and '' for nothing. */
export interface SpanDraft {
  from: string;
  until: string;
}

export interface HoursDraft {
  weekly: Record<Weekday, SpanDraft & { isOpen: boolean }>;
  closed: string[];
  extra: (SpanDraft & { date: string })[];
}

export const usualSpan: SpanDraft = { from: '08:30', until: '17:15' };

export function hoursDraft({ weekly, closed, extra }: Hours): HoursDraft {
  const days = weekdays.map((day) => [day, { isOpen: weekly[day] !== undefined, ...spanDraft(weekly[day]) }]);
  return {
    weekly: Object.fromEntries(days),
    closed,
    extra: extra.map(({ date, open }) => ({ date, ...spanDraft(open) })),
  };
}

/** Hours that are the same stay written as they were: 08:30-17:15 is no change to 8:30-17:15. */
export function hoursValue({ weekly, closed, extra }: HoursDraft, held: Hours) {
  const open = weekdays.filter((day) => weekly[day].isOpen);
  return {
    weekly: Object.fromEntries(open.map((day) => [day, spanText(weekly[day], held.weekly[day])])),
    closed,
    extra: extra.map(({ date, ...span }, index) => ({ date, open: spanText(span, held.extra[index]?.open) })),
  };
}

export function hoursLabel([list, which, key]: (string | number)[]): string {
  if (list === 'weekly') return words.weekdays[which as Weekday] ?? words.weekly;
  const name = list === 'closed' ? words.closed : words.extra;
  return typeof which === 'number' ? words.nth(name, which, key === 'open' ? words.times : words.day) : name;
}

// A field for a time knows no 24:00, the end of the day.
const MIDNIGHT = '00:00';

function spanDraft(text: string | undefined): SpanDraft {
  const span = text === undefined ? null : openSpan(text);
  if (span === null) return { from: '', until: '' };
  return { from: clock(span.fromMinute), until: clock(span.untilMinute % (24 * 60)) };
}

function spanText({ from, until }: SpanDraft, held: string | undefined): string {
  const text = `${short(from)}-${until === MIDNIGHT ? '24:00' : short(until)}`;
  const isHeld = held !== undefined && JSON.stringify(openSpan(held)) === JSON.stringify(openSpan(text));
  return isHeld ? held : text;
}

const two = (number: number) => String(number).padStart(2, '0');
const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
const short = (time: string) => time.replace(/^0(?=\d:)/, '');
