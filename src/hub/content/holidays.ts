import holidayJp from '@holiday-jp/holiday_jp';
import { tokyoTime } from '../../core/calendar/tokyo-time.ts';

/** Days (`YYYY-MM-DD`) on which offices are closed by law, 振替休日 and 国民の休日 among them, in the year of `nowMs` and the next. */
export function holidaysFrom(nowMs: number): string[] {
  const { year } = tokyoTime(nowMs);
  return Object.keys(holidayJp.holidays).filter((day) => [year, year + 1].includes(Number(day.slice(0, 4))));
}
