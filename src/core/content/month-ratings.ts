import * as v from 'valibot';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/));

/**
 * 「皆さまの評価」: of `n` ratings of a month (2026-10), 補正後, so many were `satisfied`. `from` and `until` are its posting period, as a
 * notice has one: the days of the month after it, so that a tablet puts it away by itself.
 */
export const monthRatingsSchema = v.pipe(
  v.object({
    month: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
    n: v.pipe(whole, v.minValue(1)),
    satisfied: whole,
    from: day,
    until: day,
  }),
  v.check(({ n, satisfied }) => satisfied <= n),
);
export type MonthRatings = v.InferOutput<typeof monthRatingsSchema>;
