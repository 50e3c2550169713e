const ERAS: Record<string, number> = { 令和: 2018, R: 2018, 平成: 1988, H: 1988 };
const DATE = /^(?:(令和|平成|[RH])\s?(\d{1,2}|元)|(\d{4}))(?:[-/.]|年)\s?(\d{1,2})(?:[-/.]|月)\s?(\d{1,2})日?/i;
const WITHOUT_YEAR = /^(\d{1,2})(?:[-/.]|月)\s?(\d{1,2})日?/;
const WEEKDAY = /^\s?\([日月火水木金土](?:曜日?)?\)/;
const TIME = /^(?:\s*|T)(午前|午後)?\s?(\d{1,2})(?::(\d{2})(?::(\d{2}))?|時(?:(\d{1,2})分)?)(?:\+09:00)?$/;
// Excel's 2000-01-01 and 2099-12-31; other whole numbers are no days anybody means.
const SERIALS = { first: 36_526, last: 73_050 };
// Excel counts from 1900-01-01 = 1 and believes in 1900-02-29.
const SERIAL_ORIGIN_MS = Date.UTC(1899, 11, 30);

/**
 * The day (`2026-11-22`) or time (`2026-11-22T17:00:00+09:00`) of a cell: 2026/11/22, R8.11.22, 令和8年11月22日(日) 17時, a serial of
 * Excel. A day without a year is the next such day since `since`. Null where it is none, or where the calendar has no such day.
 */
export function dateOf(cell: string, since = ''): string | null {
  const text = cell.normalize('NFKC').trim().slice(0, 60);
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return serialDate(Number(text));
  const dated = DATE.exec(text);
  if (dated) {
    const [written, era, eraYear, year, month, day] = dated;
    const fullYear = era ? ERAS[era.toUpperCase()]! + (eraYear === '元' ? 1 : Number(eraYear)) : Number(year);
    return withTime(fullYear, Number(month), Number(day), text.slice(written.length));
  }
  const short = since === '' ? null : WITHOUT_YEAR.exec(text);
  if (!short) return null;
  const [written, month, day] = short;
  const rest = text.slice(written.length);
  const sameYear = withTime(Number(since.slice(0, 4)), Number(month), Number(day), rest);
  if (sameYear !== null && sameYear.slice(0, 10) >= since.slice(0, 10)) return sameYear;
  return withTime(Number(since.slice(0, 4)) + 1, Number(month), Number(day), rest);
}

/** What a program keeps as a date, in the words of a cell. `ms` is the wall clock written as if it were UTC. */
export function dateCell(ms: number): string {
  if (Number.isNaN(ms) || Math.abs(ms) > 8e15) return '';
  const iso = new Date(Math.round(ms / 1000) * 1000).toISOString();
  return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

function serialDate(serial: number): string | null {
  if (serial < SERIALS.first || serial > SERIALS.last) return null;
  return dateOf(dateCell(SERIAL_ORIGIN_MS + serial * 86_400_000));
}

function withTime(year: number, month: number, day: number, rest: string): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null;
  const date = at.toISOString().slice(0, 10);
  const time = rest.replace(WEEKDAY, '');
  if (time.trim() === '') return date;
  const match = TIME.exec(time);
  if (!match) return null;
  const [, half, hours, minutes = match[5] ?? '0', seconds = '0'] = match;
  const hour = Number(hours) + (half === '午後' && Number(hours) < 12 ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const two = (value: string | number) => String(value).padStart(2, '0');
  return `${date}T${two(hour)}:${two(minutes)}:${two(seconds)}+09:00`;
}
