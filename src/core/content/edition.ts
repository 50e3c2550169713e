import * as v from 'valibot';

// What a ward shows. Every text is a string and nothing else, so that nothing a file holds can become markup.
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** The languages a content file may carry beside Japanese; `ja-easy` is やさしい日本語. */
export const contentLanguages = ['ja-easy', 'en', 'zh-Hans', 'ko'] as const;
export type ContentLanguage = (typeof contentLanguages)[number];

/** The same fields in other languages, as far as the file has them; editions stored before there were any have none. */
const translated = <T extends v.ObjectEntries>(entries: T) => {
  const fields = v.exactOptional(v.object(entries));
  return v.exactOptional(v.object({ 'ja-easy': fields, en: fields, 'zh-Hans': fields, ko: fields }));
};
const maybe = (max: number) => v.exactOptional(text(max));

/** `aim` = what is promised, `action` = one concrete step, `text` = a goal written without such a division. */
export const goalPartSchema = v.object({ kind: v.picklist(['aim', 'action', 'text']), text: text(20_000) });

/** One row of 区役所サービス向上目標. `text` is the source as given; `parts` carry the same words, cut for the layout. */
export const goalSchema = v.object({
  no: v.pipe(v.number(), v.integer(), v.minValue(0)),
  category: text(200),
  text: text(20_000),
  parts: v.array(goalPartSchema),
  result: text(20_000),
  level: text(200),
  /** 前年度番号: the number of last year's goal of the same department that this one continues. */
  previousNo: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  translations: translated({ text: maybe(20_000), result: maybe(20_000) }),
});

/** `id` is the path joined by `/`; it holds within one edition. */
export const departmentSchema = v.object({
  id: text(400),
  path: v.pipe(v.array(text(200)), v.minLength(1)),
  goals: v.array(goalSchema),
  /** よみ, as the file gives it (Excel's own furigana is katakana). */
  reading: v.exactOptional(text(400)),
  /** 階・窓口 */
  floor: v.exactOptional(text(200)),
  translations: translated({ name: maybe(400) }),
});

export const principleSchema = v.object({
  no: v.pipe(v.number(), v.integer(), v.minValue(1)),
  text: text(20_000),
  translations: translated({ text: maybe(20_000) }),
});

/**
 * `from` and `until` are a day (`2026-11-22`, the last one included), a time (`2026-11-22T17:00:00+09:00`) or '' for no limit.
 * `picture` names a picture of the same reading; once stored, it is the SHA-256 of the file.
 */
export const noticeSchema = v.object({
  title: text(400),
  body: text(20_000),
  from: text(40),
  until: text(40),
  owner: text(200),
  picture: v.nullable(text(200)),
  translations: translated({ title: maybe(400), body: maybe(20_000) }),
});

export const termSchema = v.object({
  word: text(200),
  reading: text(200),
  meaning: text(2_000),
  translations: translated({ word: maybe(200), meaning: maybe(2_000) }),
});

/** Last year's goals and results, in that year's wording; `label` is its 年度, '' where the file does not name it. */
export const previousSchema = v.object({ label: text(20), departments: v.array(departmentSchema) });

/** The edition as `content check --json`, the wire and the databases hold it. */
export const editionSchema = v.object({
  title: text(400),
  policy: v.object({ title: text(400), principles: v.array(principleSchema) }),
  departments: v.array(departmentSchema),
  notices: v.array(noticeSchema),
  terms: v.array(termSchema),
  /** Editions stored before there was one, and those of a first year, have none. */
  previous: v.exactOptional(previousSchema),
});

export type GoalPart = v.InferOutput<typeof goalPartSchema>;
export type Goal = v.InferOutput<typeof goalSchema>;
export type Department = v.InferOutput<typeof departmentSchema>;
export type Principle = v.InferOutput<typeof principleSchema>;
export type Notice = v.InferOutput<typeof noticeSchema>;
export type Term = v.InferOutput<typeof termSchema>;
export type Previous = v.InferOutput<typeof previousSchema>;
export type Edition = v.InferOutput<typeof editionSchema>;

export interface Counts {
  principles: number;
  departments: number;
  goals: number;
  notices: number;
  terms: number;
  /** Only where the edition brings last year's. */
  previousGoals?: number;
}

export function countsOf(edition: Edition): Counts {
  return {
    principles: edition.policy.principles.length,
    departments: edition.departments.length,
    goals: goalsIn(edition.departments),
    notices: edition.notices.length,
    terms: edition.terms.length,
    ...(edition.previous && { previousGoals: goalsIn(edition.previous.departments) }),
  };
}

const goalsIn = (departments: Department[]) => departments.reduce((sum, { goals }) => sum + goals.length, 0);
