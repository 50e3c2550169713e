import type { Rating } from '../../src/core/feedback/event.ts';
import { reasons } from '../../src/core/settings/choices.ts';

export interface Answer {
  rating: Rating;
  device: string;
  department?: string;
  reasons?: (typeof reasons)[number][];
}
export interface Asked {
  kind: 'day' | 'week' | 'month' | 'year';
  /** As 2026-11-22. */
  day: string;
  device: string | null;
  department: string | null;
  language: string | null;
}

/** As texts alone: no sums, no numbers of days, nothing of what is tested. */
const dateOf = ({ rating }: Answer) => rating.at.slice(0, 10);
const hourOf = ({ rating }: Answer) => Number(rating.at.slice(11, 13));
const weekdayOf = (answer: Answer) => (new Date(dateOf(answer)).getUTCDay() + 6) % 7;
const isSatisfied = ({ rating: { scale, score } }: Answer) =>
  ['5 5', '5 4', '4 4', '4 3'].includes(`${scale} ${score}`);
const isLow = ({ rating }: Answer) => rating.score <= 2;
const moved = (day: string, by: { years?: number; months?: number; days?: number }) => {
  const at = new Date(day);
  if (by.years !== undefined) at.setUTCFullYear(at.getUTCFullYear() + by.years);
  if (by.months !== undefined) at.setUTCMonth(at.getUTCMonth() + by.months);
  if (by.days !== undefined) at.setUTCDate(at.getUTCDate() + by.days);
  return at.toISOString().slice(0, 10);
};

/** The days of the period in which a day lies, each as a text. */
export function daysOf(kind: Asked['kind'], day: string): string[] {
  const first = {
    day,
    week: moved(day, { days: -((new Date(day).getUTCDay() + 6) % 7) }),
    month: `${day.slice(0, 8)}01`,
    year: day.slice(5, 7) < '04' ? `${Number(day.slice(0, 4)) - 1}-04-01` : `${day.slice(0, 4)}-04-01`,
  }[kind];
  const end = {
    day: moved(first, { days: 1 }),
    week: moved(first, { days: 7 }),
    month: moved(first, { months: 1 }),
    year: moved(first, { years: 1 }),
  }[kind];
  const days: string[] = [];
  for (let each = first; each < end; each = moved(each, { days: 1 })) days.push(each);
  return days;
}

/** What a report has to say of some answers, counted plainly: each figure by a walk over all of them. */
export function recounted(answers: Answer[], asked: Asked) {
  const chosen = answers.filter(
    ({ rating, device, department }) =>
      (asked.device === null || device === asked.device) &&
      (asked.department === null || department === asked.department) &&
      (asked.language === null || rating.lang === asked.language),
  );
  const days = daysOf(asked.kind, asked.day);
  const within = chosen.filter((answer) => days.includes(dateOf(answer)));
  const isHidden = (of: Answer[]) => asked.department !== null && of.length > 0 && of.length < 5;
  const shareOf = (of: Answer[]) => ({ n: of.length, satisfied: isHidden(of) ? null : of.filter(isSatisfied).length });
  const both = <Value>(of: Answer[], count: (side: Answer[]) => Value) => ({
    all: count(of),
    corrected: count(of.filter(({ rating }) => rating.flags.every((flag) => flag === 'clock'))),
  });
  const scoresOf = (of: Answer[], scale: 4 | 5) => {
    const tapped = of.filter(({ rating }) => rating.scale === scale);
    if (isHidden(tapped)) return null;
    return Array.from(
      { length: scale },
      (_, place) => tapped.filter(({ rating }) => rating.score === scale - place).length,
    );
  };
  const named = (of: Answer[]) => reasons.map((reason) => of.filter((each) => each.reasons?.includes(reason)).length);
  const ofDays = (some: string[]) => chosen.filter((answer) => some.includes(dateOf(answer)));
  const places =
    asked.kind === 'day'
      ? Array.from({ length: 24 }, (_, hour) => within.filter((answer) => hourOf(answer) === hour))
      : [...new Set(days.map((each) => (asked.kind === 'year' ? each.slice(0, 7) : each)))].map((start) =>
          within.filter((answer) => dateOf(answer).startsWith(start)),
        );
  const departments = [...new Set(within.map(({ department }) => department))]
    .filter((name) => name !== undefined)
    .sort();
  return {
    total: both(within, (of) => ({
      ...shareOf(of),
      scores: { 5: scoresOf(of, 5), 4: scoresOf(of, 4) },
    })),
    before: both(ofDays(daysOf(asked.kind, moved(days[0]!, { days: -1 }))), shareOf),
    trend: places.map((of) => both(of, shareOf)),
    hours: both(within, (of) =>
      Array.from({ length: 7 }, (_, weekday) =>
        Array.from({ length: 24 }, (_, hour) =>
          shareOf(of.filter((answer) => weekdayOf(answer) === weekday && hourOf(answer) === hour)),
        ),
      ),
    ),
    reasons: both(within, (of) =>
      isHidden(of) ? null : { low: named(of.filter(isLow)), high: named(of.filter(isSatisfied)) },
    ),
    departments: departments.map((name) => ({
      name,
      ...both(
        within.filter(({ department }) => department === name),
        (of) => ({ n: of.length, satisfied: of.length > 0 && of.length < 5 ? null : of.filter(isSatisfied).length }),
      ),
    })),
  };
}
