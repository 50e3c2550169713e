import { type Period, periodBefore, periodLastYear, periodsWithin } from '../calendar/periods.ts';
import { type Language, languages, reasons } from '../settings/choices.ts';
import type { RatedColumns } from './rated-columns.ts';
import { fewHidden, withoutFew } from './without-few.ts';

const HOURS = 24;
const DAYS = 7;

/** Which ratings count; `null` = all of them. */
export interface Choice {
  device: string | null;
  department: string | null;
  language: Language | null;
}

/** `n` answers, of which `satisfied` were 満足 or やや満足; `null` where fewer than five gave them about a department. */
export interface Share {
  n: number;
  satisfied: number | null;
}
/** `scores` by scale, best first, as the faces stand; `null` where fewer than five of a department tapped on that scale. */
export interface Tally extends Share {
  scores: { 5: number[] | null; 4: number[] | null };
}
export interface NamedReasons {
  low: number[];
  high: number[];
}
/** 全件 and 補正後 (without what is remarkable). */
export interface Sides<Value> {
  all: Value;
  corrected: Value;
}

export interface Report {
  period: Period;
  total: Sides<Tally>;
  /** The period before, and the same one a year before. */
  before: Sides<Share>;
  lastYear: Sides<Share>;
  /** Months of a year, days of a month or a week, hours of a day (`at` = the hour). */
  trend: ({ at: number } & Sides<Share>)[];
  /** By weekday (0 = Monday) and hour. */
  hours: Sides<Share[][]>;
  /** How often each reason was named with 不満 or やや不満 and with 満足 or やや満足, in the order of the reasons; `null` where `satisfied` is. */
  reasons: Sides<NamedReasons | null>;
  /** Those that visitors named, by name. */
  departments: ({ name: string } & Sides<Share>)[];
  /** What can be chosen. */
  choices: { devices: string[]; departments: string[]; languages: Language[] };
}

/** A share before anything is hidden. */
interface Count extends Share {
  satisfied: number;
}
export interface Counted extends Report {
  total: Sides<Count & { scores: { 5: number[]; 4: number[] } }>;
  reasons: Sides<NamedReasons>;
}

/**
 * Everything 評価 shows of a period; 300,000 ratings take some 10 ms. Of a department that was chosen it tells no more than the table of the
 * departments does: nothing of what fewer than five said.
 */
export function reportOf(columns: RatedColumns, period: Period, choice: Choice): Report {
  const report = countedIn(columns, period, choice);
  return choice.department === null ? report : withoutFew(report);
}

function countedIn(columns: RatedColumns, period: Period, choice: Choice): Counted {
  const before = periodBefore(period);
  const lastYear = periodLastYear(period);
  const parts = periodsWithin(period);
  const report = {
    period,
    total: sides(noTally),
    before: sides(none),
    lastYear: sides(none),
    trend: trendOf(period, parts),
    hours: sides(() => Array.from({ length: DAYS }, () => Array.from({ length: HOURS }, none))),
    reasons: sides(() => ({ low: reasons.map(() => 0), high: reasons.map(() => 0) })),
    departments: [] as Report['departments'],
    choices: {
      devices: columns.devices.toSorted(),
      departments: columns.departments.slice(1).toSorted(),
      languages: [...languages],
    },
  };
  const departments = columns.departments.map(() => sides(none));
  const isChosen = chosen(columns, choice);
  const isIn = ({ from, until }: Period, day: number) => from <= day && day < until;

  for (let at = 0; at < columns.count; at += 1) {
    if (!isChosen(at)) continue;
    const day = columns.day[at]!;
    const isCorrected = columns.isLeftOut[at] === 0;
    const [scale, score] = [columns.scale[at]!, columns.score[at]!];
    const isSatisfied = score >= scale - 1;
    const count = ({ all, corrected }: Sides<Count>) => {
      add(all, isSatisfied);
      if (isCorrected) add(corrected, isSatisfied);
    };
    if (isIn(before, day)) count(report.before);
    if (isIn(lastYear, day)) count(report.lastYear);
    if (!isIn(period, day)) continue;

    count(report.total);
    const hour = columns.hour[at]!;
    const weekday = weekdayOf(day);
    count(report.trend[period.kind === 'day' ? hour : partOf(parts, day)]!);
    count(departments[columns.department[at]!]!);
    for (const side of isCorrected ? (['all', 'corrected'] as const) : (['all'] as const)) {
      report.total[side].scores[scale as 5 | 4][scale - score]! += 1;
      add(report.hours[side][weekday]![hour]!, isSatisfied);
      if (isSatisfied || score <= 2) name(report.reasons[side][isSatisfied ? 'high' : 'low'], columns.reasons[at]!);
    }
  }
  report.departments = departments
    .map((counted, at) => ({
      name: columns.departments[at]!,
      all: fewHidden(counted.all),
      corrected: fewHidden(counted.corrected),
    }))
    .filter(({ name, all }) => name !== '' && all.n > 0)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return report;
}

const none = (): Count => ({ n: 0, satisfied: 0 });
const noTally = () => ({ ...none(), scores: { 5: [0, 0, 0, 0, 0], 4: [0, 0, 0, 0] } });
const sides = <Value>(of: () => Value): Sides<Value> => ({ all: of(), corrected: of() });

function add(share: Count, isSatisfied: boolean) {
  share.n += 1;
  if (isSatisfied) share.satisfied += 1;
}

function name(counts: number[], bits: number) {
  for (let reason = 0; reason < counts.length; reason += 1) if ((bits >> reason) & 1) counts[reason]! += 1;
}

/** Day 0 was a Thursday. */
const weekdayOf = (day: number) => (((day + 3) % DAYS) + DAYS) % DAYS;

function trendOf({ kind }: Period, parts: Period[]): ({ at: number } & Sides<Count>)[] {
  const places = kind === 'day' ? Array.from({ length: HOURS }, (_, hour) => hour) : parts.map(({ from }) => from);
  return places.map((at) => ({ at, ...sides(none) }));
}

const partOf = (parts: Period[], day: number) => parts.findIndex(({ until }) => day < until);

function chosen(columns: RatedColumns, { device, department, language }: Choice): (at: number) => boolean {
  // A name that nobody has is nowhere.
  const deviceAt = device === null ? null : columns.devices.indexOf(device);
  const departmentAt = department === null ? null : columns.departments.indexOf(department);
  const languageAt = language === null ? null : languages.indexOf(language);
  return (at) =>
    (deviceAt === null || columns.device[at] === deviceAt) &&
    (departmentAt === null || columns.department[at] === departmentAt) &&
    (languageAt === null || columns.language[at] === languageAt);
}
