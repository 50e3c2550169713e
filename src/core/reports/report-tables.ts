import type { Period } from '../calendar/periods.ts';
import { isoDay } from '../calendar/tokyo-time.ts';
import { reasons } from '../settings/choices.ts';
import type { Report, Share, Sides, Tally } from './report.ts';

/** `null` = nothing to say: an empty cell. */
export type Cell = string | number | null;

/** One table, a record a row. */
export interface ReportTable {
  name: string;
  columns: string[];
  rows: Cell[][];
}

/** What the tables are called and say; `src/words` has it. */
export interface TableWords {
  names: Record<'about' | 'share' | 'scores' | 'trend' | 'hours' | 'reasons' | 'departments', string>;
  columns: Record<
    | ('item' | 'content' | 'period' | 'from' | 'until' | 'side' | 'answers' | 'satisfied' | 'percent' | 'scale')
    | ('score' | 'label' | 'when' | 'weekday' | 'hour' | 'opinion' | 'reason' | 'times' | 'department' | 'remark'),
    string
  >;
  sides: Record<keyof Sides<unknown>, string>;
  periods: Record<'this' | 'before' | 'lastYear', string>;
  weekdays: readonly string[];
  opinions: Record<'low' | 'high', string>;
  reasons: Record<(typeof reasons)[number], string>;
  tooFew: string;
  label: (scale: 4 | 5, score: number) => string;
}

const sides = ['corrected', 'all'] as const;

/** Everything that 評価 shows, as tables in long form: a number a cell, nothing merged or left out because it stands above. */
export function reportTables(
  report: Report,
  about: [item: string, content: string][],
  periodLastYear: Period,
  periodBefore: Period,
  words: TableWords,
): ReportTable[] {
  const { names, columns } = words;
  const counted = [columns.side, columns.answers, columns.satisfied, columns.percent];
  const both = <Value>(of: Sides<Value>, cells: (value: Value) => Cell[]): Cell[][] =>
    sides.map((side) => [words.sides[side], ...cells(of[side])]);

  const compared = [
    [words.periods.this, report.period, report.total],
    [words.periods.before, periodBefore, report.before],
    // Of a year both are the same.
    ...(report.period.kind === 'year' ? [] : ([[words.periods.lastYear, periodLastYear, report.lastYear]] as const)),
  ] as const;

  return [
    { name: names.about, columns: [columns.item, columns.content], rows: about },
    {
      name: names.share,
      columns: [columns.period, columns.from, columns.until, ...counted],
      rows: compared.flatMap(([name, { from, until }, share]) =>
        both<Share>(share, shareCells).map((cells) => [name, isoDay(from), isoDay(until - 1), ...cells]),
      ),
    },
    {
      name: names.scores,
      columns: [columns.scale, columns.score, columns.label, columns.side, columns.answers],
      rows: ([5, 4] as const).flatMap((scale) =>
        Array.from({ length: scale }).flatMap((_, place) =>
          both<Tally>(report.total, ({ scores }) => [scores[scale]?.[place] ?? null]).map((cells) => [
            ...[scale, scale - place, words.label(scale, scale - place)],
            ...cells,
          ]),
        ),
      ),
    },
    {
      name: names.trend,
      columns: [columns.when, ...counted],
      rows: report.trend.flatMap((point) =>
        both<Share>(point, shareCells).map((cells) => [whenOf(report.period, point.at), ...cells]),
      ),
    },
    {
      name: names.hours,
      columns: [columns.weekday, columns.hour, ...counted],
      rows: report.hours.all.flatMap((hours, weekday) =>
        hours.flatMap(({ n }, hour) =>
          n === 0
            ? []
            : sides.map((side) => [
                ...[words.weekdays[weekday]!, hour, words.sides[side]],
                ...shareCells(report.hours[side][weekday]![hour]!),
              ]),
        ),
      ),
    },
    {
      name: names.reasons,
      columns: [columns.opinion, columns.reason, columns.side, columns.times],
      rows: (['low', 'high'] as const).flatMap((opinion) =>
        reasons.flatMap((reason, place) =>
          both(report.reasons, (named) => [named === null ? null : named[opinion][place]!]).map((cells) => [
            ...[words.opinions[opinion], words.reasons[reason]],
            ...cells,
          ]),
        ),
      ),
    },
    {
      name: names.departments,
      columns: [columns.department, ...counted, columns.remark],
      rows: report.departments.flatMap((department) =>
        both(department, (share) => [
          ...shareCells(share),
          share.n > 0 && share.satisfied === null ? words.tooFew : null,
        ]).map((cells) => [department.name, ...cells]),
      ),
    },
  ];
}

/** Of nobody there is no percentage; the decimal is that of a report. */
function shareCells({ n, satisfied }: { n: number; satisfied: number | null }): Cell[] {
  return [n, satisfied, n === 0 || satisfied === null ? null : Math.round((satisfied / n) * 1_000) / 10];
}

/** 2026-11-22, 2026-11 in a year, 9:00 in a day. */
function whenOf({ kind, from }: Period, at: number): string {
  if (kind === 'day') return `${isoDay(from)}T${String(at).padStart(2, '0')}:00`;
  return kind === 'year' ? isoDay(at).slice(0, 7) : isoDay(at);
}
