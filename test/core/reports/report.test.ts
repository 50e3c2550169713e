import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, periodKinds, periodLastYear, periodOf } from '../../../src/core/calendar/periods.ts';
import { isoDay, tokyoDayStartMs, toTokyoIso } from '../../../src/core/calendar/tokyo-time.ts';
import type { Rating } from '../../../src/core/feedback/event.ts';
import { createRatedColumns } from '../../../src/core/reports/rated-columns.ts';
import { type Choice, reportOf } from '../../../src/core/reports/report.ts';
import { languages, reasons } from '../../../src/core/settings/choices.ts';
import { aRating } from '../../support/a-rating.ts';
import { type Answer, recounted } from '../../support/recounted.ts';

const everything: Choice = { device: null, department: null, language: null };
const DAY_MS = 86_400_000;
const [waiting, manner] = ['wait', 'manner'] as const;

function columnsOf(answers: Answer[]) {
  const columns = createRatedColumns();
  for (const { rating, device, ...detail } of answers) {
    columns.tell(columns.add(rating, device, Date.parse(rating.at)), detail);
  }
  return columns;
}

const tapped = (iso: string, score: number, rest: Partial<Answer> & { flags?: Rating['flags'] } = {}): Answer => ({
  device: '正面ロビー',
  ...rest,
  rating: aRating(1, { at: `${iso}.000+09:00`, score, flags: rest.flags ?? [] }),
});

describe('reportOf', () => {
  const november = periodOf('month', dayOf(2026, 11, 22));

  it('says 0 of 0 where nobody answered', () => {
    const { total, trend, departments } = reportOf(createRatedColumns(), november, everything);
    expect(total.all).toEqual({ n: 0, satisfied: 0, scores: { 5: [0, 0, 0, 0, 0], 4: [0, 0, 0, 0] } });
    expect([trend.length, departments]).toEqual([30, []]);
  });

  it('counts 満足 and やや満足 of both scales as satisfied', () => {
    const four = (score: number): Answer => ({ device: 'a', rating: aRating(1, { scale: 4, score }) });
    const { total } = reportOf(
      columnsOf([5, 4, 3, 2, 1].map((score) => tapped('2026-11-02T10:00:00', score)).concat([4, 3, 2, 1].map(four))),
      november,
      everything,
    );
    expect(total.all).toEqual({ n: 9, satisfied: 4, scores: { 5: [1, 1, 1, 1, 1], 4: [1, 1, 1, 1] } });
  });

  it('leaves out of 補正後 what is remarkable, but not what has an uncertain time', () => {
    const { total } = reportOf(
      columnsOf([
        tapped('2026-11-02T10:00:00', 5),
        tapped('2026-11-02T10:00:01', 1, { flags: ['burst'] }),
        tapped('2026-11-02T10:00:02', 1, { flags: ['test'] }),
        tapped('2026-11-02T10:00:03', 5, { flags: ['clock'] }),
      ]),
      november,
      everything,
    );
    expect([total.all.n, total.corrected.n, total.corrected.satisfied]).toEqual([4, 2, 2]);
  });

  it('ends the month and begins the year at 0:00 in Japan', () => {
    const columns = columnsOf([tapped('2027-03-31T23:59:59', 5), tapped('2027-04-01T00:00:00', 5)]);
    const year = periodOf('year', dayOf(2026, 4));
    const { total, trend } = reportOf(columns, year, everything);
    expect([total.all.n, trend.at(-1)!.all.n]).toEqual([1, 1]);
    expect(reportOf(columns, periodOf('year', dayOf(2027, 4)), everything).before.all.n).toBe(1);
  });

  it('hides what fewer than five said of a department, and ranks none', () => {
    const of = (department: string, count: number) =>
      Array.from({ length: count }, () => tapped('2026-11-02T10:00:00', 5, { department }));
    const { departments } = reportOf(columnsOf([...of('区民課', 5), ...of('保険課', 4)]), november, everything);
    expect(departments.map(({ name, all }) => [name, all.n, all.satisfied])).toEqual([
      ['保険課', 4, null],
      ['区民課', 5, 5],
    ]);
  });

  it('hides of a chosen department everything that fewer than five said, in the period, in a part of it and before', () => {
    const of = (iso: string, count: number, flags: Rating['flags'] = []) =>
      Array.from({ length: count }, () => tapped(iso, 1, { department: '区民課', reasons: [waiting], flags }));
    const choice = { ...everything, department: '区民課' };
    const columns = columnsOf([
      ...of('2026-11-02T10:00:00', 5),
      ...of('2026-11-03T11:00:00', 4),
      ...of('2026-10-02T10:00:00', 4),
      ...of('2025-11-02T10:00:00', 5),
    ]);
    const { total, before, lastYear, trend, hours, reasons: named } = reportOf(columns, november, choice);
    expect([total.all, before.all, lastYear.all]).toEqual([
      { n: 9, satisfied: 0, scores: { 5: [0, 0, 0, 0, 9], 4: [0, 0, 0, 0] } },
      { n: 4, satisfied: null },
      { n: 5, satisfied: 0 },
    ]);
    expect(trend.slice(0, 3).map(({ all }) => all)).toEqual([
      { n: 0, satisfied: 0 },
      { n: 5, satisfied: 0 },
      { n: 4, satisfied: null },
    ]);
    // Monday at ten, Tuesday at eleven.
    expect([hours.all[0]![10], hours.all[1]![11]]).toEqual([
      { n: 5, satisfied: 0 },
      { n: 4, satisfied: null },
    ]);
    expect(named.all!.low[reasons.indexOf(waiting)]).toBe(9);

    const october = reportOf(columns, periodOf('month', dayOf(2026, 10)), choice);
    expect(october.total.all).toEqual({ n: 4, satisfied: null, scores: { 5: null, 4: [0, 0, 0, 0] } });
    expect(october.reasons.all).toBeNull();
    // The same without a choice is of everybody.
    expect(reportOf(columns, periodOf('month', dayOf(2026, 10)), everything).total.all.satisfied).toBe(0);

    const flagged = columnsOf([...of('2026-11-02T10:00:00', 4), ...of('2026-11-02T10:00:01', 1, ['burst'])]);
    const { total: sides } = reportOf(flagged, november, choice);
    expect([sides.all.satisfied, sides.corrected]).toEqual([
      0,
      { n: 4, satisfied: null, scores: { 5: null, 4: [0, 0, 0, 0] } },
    ]);
  });

  it('tells the reasons for low scores from those for high ones', () => {
    const said = reportOf(
      columnsOf([
        tapped('2026-11-02T10:00:00', 1, { reasons: [waiting] }),
        tapped('2026-11-02T10:00:00', 3, { reasons: [waiting] }),
        tapped('2026-11-02T10:00:00', 4, { reasons: [manner, waiting] }),
      ]),
      november,
      everything,
    ).reasons.all!;
    const of = (counts: number[]) => [counts[reasons.indexOf(waiting)], counts[reasons.indexOf(manner)]];
    expect([of(said.low), of(said.high)]).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('agrees in every figure with a plain recount, whatever is chosen', () => {
    const days = { min: dayOf(2026, 10, 20), max: dayOf(2026, 12, 10) };
    const aDay = fc.oneof(
      { weight: 6, arbitrary: fc.integer(days) },
      { weight: 1, arbitrary: fc.integer({ min: days.min - 365, max: days.max - 365 }) },
      { weight: 1, arbitrary: fc.constantFrom(dayOf(2026, 3, 31), dayOf(2026, 4), dayOf(2027, 3, 31), dayOf(2027, 4)) },
    );
    const anAnswer = fc
      .record({
        day: aDay,
        ms: fc.oneof(fc.integer({ min: 0, max: DAY_MS - 1 }), fc.constantFrom(0, DAY_MS - 1)),
        scale: fc.constantFrom(5 as const, 5 as const, 4 as const),
        score: fc.integer({ min: 1, max: 5 }),
        lang: fc.constantFrom(...languages),
        device: fc.constantFrom('a', 'b', 'c'),
        department: fc.constantFrom('区民課', '保険課', undefined),
        named: fc.constantFrom<Answer['reasons'][]>(undefined, [], [waiting], [manner, waiting]),
        flags: fc.constantFrom<Rating['flags'][]>([], [], ['burst'], ['clock'], ['test', 'clock']),
      })
      .map(
        ({ day, ms, scale, score, lang, device, department, named, flags }): Answer => ({
          rating: aRating(1, {
            ...{ at: toTokyoIso(tokyoDayStartMs(day) + ms), scale, score: Math.min(score, scale), lang, flags },
          }),
          device,
          ...(department !== undefined && { department }),
          ...(named !== undefined && { reasons: named }),
        }),
      );
    const aChoice = fc.record({
      device: fc.constantFrom('a', 'nobody', null, null),
      department: fc.constantFrom('区民課', null),
      language: fc.constantFrom('en' as const, null, null),
    });
    fc.assert(
      fc.property(
        fc.array(anAnswer, { maxLength: 120 }),
        fc.constantFrom(...periodKinds),
        aDay,
        aChoice,
        (answers, kind, day, choice) => {
          const period = periodOf(kind, day);
          const { period: _, lastYear, choices: __, trend, ...report } = reportOf(columnsOf(answers), period, choice);
          const wanted = recounted(answers, { kind, day: isoDay(day), ...choice });
          expect({ ...report, trend: trend.map(({ at: ___, ...of }) => of) }).toEqual(wanted);
          const yearAgo = recounted(answers, { kind, day: isoDay(periodLastYear(period).from), ...choice }).total;
          expect(lastYear.all).toEqual({ n: yearAgo.all.n, satisfied: yearAgo.all.satisfied });
        },
      ),
    );
  });
});
