import * as v from 'valibot';

// What a ward shows. Every text is a string and nothing else, so that nothing a file holds can become markup.
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

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
});

/** `id` is the path joined by `/`; it holds within one edition. */
export const departmentSchema = v.object({
  id: text(400),
  path: v.pipe(v.array(text(200)), v.minLength(1)),
  goals: v.array(goalSchema),
});

export const principleSchema = v.object({ no: v.pipe(v.number(), v.integer(), v.minValue(1)), text: text(20_000) });

export const noticeSchema = v.object({
  title: text(400),
  body: text(20_000),
  from: text(40),
  until: text(40),
  owner: text(200),
  picture: v.nullable(text(64)),
});

export const termSchema = v.object({ word: text(200), reading: text(200), meaning: text(2_000) });

/** The edition as `content check --json`, the wire and the databases hold it. */
export const editionSchema = v.object({
  title: text(400),
  policy: v.object({ title: text(400), principles: v.array(principleSchema) }),
  departments: v.array(departmentSchema),
  notices: v.array(noticeSchema),
  terms: v.array(termSchema),
});

export type GoalPart = v.InferOutput<typeof goalPartSchema>;
export type Goal = v.InferOutput<typeof goalSchema>;
export type Department = v.InferOutput<typeof departmentSchema>;
export type Principle = v.InferOutput<typeof principleSchema>;
export type Notice = v.InferOutput<typeof noticeSchema>;
export type Edition = v.InferOutput<typeof editionSchema>;

export interface Counts {
  principles: number;
  departments: number;
  goals: number;
  notices: number;
  terms: number;
}

export function countsOf(edition: Edition): Counts {
  return {
    principles: edition.policy.principles.length,
    departments: edition.departments.length,
    goals: edition.departments.reduce((sum, department) => sum + department.goals.length, 0),
    notices: edition.notices.length,
    terms: edition.terms.length,
  };
}
