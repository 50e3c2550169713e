import * as v from 'valibot';
import { isDay } from '../calendar/open-span.ts';
import { dayOf, type Period, periodKinds, periodOf } from '../calendar/periods.ts';
import type { Report } from '../reports/report.ts';
import type { ResultDraft } from '../reports/result-drafts.ts';
import { languages, reasons } from '../settings/choices.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.object({ n: whole, satisfied: v.nullable(whole) });
const sides = <Schema extends v.GenericSchema>(schema: Schema) => v.object({ all: schema, corrected: schema });
const counts = v.array(whole);
const tally = v.object({ ...share.entries, scores: v.object({ 5: v.nullable(counts), 4: v.nullable(counts) }) });

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/), v.check(isDay));

/**
 * `GET /api/office/report`: of the day, week, month or 年度 in which `day` (2026-11-22) lies; of all tablets, departments and languages
 * where none is named.
 */
export const reportQuerySchema = v.object({
  kind: v.picklist(periodKinds),
  day,
  device: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
  department: v.exactOptional(v.pipe(v.string(), v.maxLength(400))),
  language: v.exactOptional(v.picklist(languages)),
});
export type ReportQuery = v.InferOutput<typeof reportQuerySchema>;

/** `GET /api/office/template`: with drafts in the results that are empty, of the 年度 in which the day lies. */
export const templateQuerySchema = v.object({ results: v.exactOptional(day) });
export type TemplateQuery = v.InferOutput<typeof templateQuerySchema>;

/** The report of core/reports, and the names of the tablets that it knows by their ids. */
export const reportAnswerSchema = v.object({
  report: v.object({
    period: v.object({ kind: v.picklist(periodKinds), from: v.number(), until: v.number() }),
    total: sides(tally),
    before: sides(share),
    lastYear: sides(share),
    trend: v.array(v.object({ at: v.number(), ...sides(share).entries })),
    hours: sides(v.array(v.array(share))),
    reasons: sides(v.nullable(v.object({ low: counts, high: counts }))),
    departments: v.array(v.object({ name: v.string(), ...sides(share).entries })),
    choices: v.object({
      devices: v.array(v.string()),
      departments: v.array(v.string()),
      languages: v.array(v.picklist(languages)),
    }),
  }) satisfies v.GenericSchema<unknown, Report>,
  tablets: v.array(v.object({ deviceId: v.string(), name: v.string() })),
  /** Ratings of days before this one (`tokyoDay`) have left after their years; `null` = none ever. */
  keptFromDay: v.nullable(v.number()),
});
export type ReportAnswer = v.InferOutput<typeof reportAnswerSchema>;

/** `GET /api/office/report/results`: what the results of the 年度 in which `day` lies may begin with. */
export const resultDraftsQuerySchema = v.object({ day });
export type ResultDraftsQuery = v.InferOutput<typeof resultDraftsQuerySchema>;
/** Departments with fewer answers than stand beside a promise are not in it. */
export const resultDraftsAnswerSchema = v.object({
  drafts: v.array(
    v.object({
      department: v.string(),
      now: share,
      before: v.nullable(share),
      reasons: v.array(v.object({ reason: v.picklist(reasons), times: whole })),
    }) satisfies v.GenericSchema<unknown, ResultDraft>,
  ),
});
export type ResultDraftsAnswer = v.InferOutput<typeof resultDraftsAnswerSchema>;

/** The period that a question is about. */
export function askedPeriod({ kind, day }: Pick<ReportQuery, 'kind' | 'day'>): Period {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return periodOf(kind, dayOf(year, month, date));
}
