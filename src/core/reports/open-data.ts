import type { Period } from '../calendar/periods.ts';
import { isoDay } from '../calendar/tokyo-time.ts';
import type { RatedColumns } from './rated-columns.ts';
import type { Cell } from './report-tables.ts';
import { FEWEST } from './without-few.ts';

/** The columns of the published files, the same every year (L3-07). */
export const openDataColumns = {
  'ratings-by-day.csv': ['date', 'facility', 'question', 'scale', 'answer', 'count', 'count_status'],
  'ratings-by-department.csv': [
    ...['fiscal_year', 'facility', 'department', 'question', 'scale', 'answer', 'count', 'count_status'],
  ],
} as const;
export type OpenDataFile = keyof typeof openDataColumns;

/** `count_status`: the number stands there, or is hidden because fewer than five answered so (nobody among them). */
export const countStatus = { counted: 1, hidden: 2 } as const;

/** The code of an answer says its scale too, so that it stands for itself: `5_4` = やや満足 of five. (Excel takes 5-4 for a day.) */
export const answerCode = (scale: number, score: number) => `${scale}_${score}`;
const QUESTION = 'overall';

/**
 * What may be published of the ratings of a period: no tablet, no language, no time of day, no id, and no number below five. Days that
 * are not over are left out, and days on which nobody answered. Departments only of a whole 年度, and without those who named none: one
 * number less would follow from the months, or from the days. 補正後, for both sides together would tell what was left out.
 */
export function openDataRows(columns: RatedColumns, period: Period, today: number, facility: string) {
  const until = Math.min(period.until, today);
  const byDay = new Map<string, number[]>();
  const byDepartment = new Map<string, number[]>();
  const count = (into: Map<string, number[]>, key: string, scale: number, score: number) => {
    const counts = into.get(key) ?? Array.from({ length: scale }, () => 0);
    counts[scale - score]! += 1;
    into.set(key, counts);
  };
  for (let at = 0; at < columns.count; at += 1) {
    const day = columns.day[at]!;
    if (day < period.from || day >= until || columns.isLeftOut[at] === 1) continue;
    const [scale, score] = [columns.scale[at]!, columns.score[at]!];
    count(byDay, `${isoDay(day)} ${scale}`, scale, score);
    const department = columns.departments[columns.department[at]!]!;
    // The year behind the name, which may have spaces.
    if (period.kind === 'year' && department !== '') count(byDepartment, `${department} ${scale}`, scale, score);
  }
  const fiscalYear = isoDay(period.from).slice(0, 4);
  const files: Partial<Record<OpenDataFile, Cell[][]>> = {
    'ratings-by-day.csv': rowsOf(byDay, (date) => [date, facility]),
    ...(period.kind === 'year' && {
      'ratings-by-department.csv': rowsOf(byDepartment, (department) => [Number(fiscalYear), facility, department]),
    }),
  };
  return files;
}

function rowsOf(counted: Map<string, number[]>, about: (key: string) => Cell[]): Cell[][] {
  return [...counted]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([key, counts]) => {
      const at = key.lastIndexOf(' ');
      const scale = Number(key.slice(at + 1));
      return counts.map((count, place) => [
        ...about(key.slice(0, at)),
        ...[QUESTION, scale, answerCode(scale, scale - place)],
        ...(count < FEWEST ? [null, countStatus.hidden] : [count, countStatus.counted]),
      ]);
    });
}
