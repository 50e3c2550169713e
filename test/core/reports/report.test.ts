import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, periodBefore, periodKinds, periodLastYear, periodOf } from '../../../src/core/calendar/periods.ts';
import { tokyoDay, tokyoDayStartMs, tokyoTime, toTokyoIso } from '../../../src/core/calendar/tokyo-time.ts';
import type { Rating } from '../../../src/core/feedback/event.ts';
import { createRatedColumns } from '../../../src/core/reports/rated-columns.ts';
import { type Choice, reportOf } from '../../../src/core/reports/report.ts';
import { languages, reasons } from '../../../src/core/settings/choices.ts';
import { aRating } from '../../support/a-rating.ts';

const everything: Choice = { device: null, department: null, language: null };
const [waiting, manner] = ['wait', 'manner'] as const;

interface Answer {
  rating: Rating;
  device: string;
  department?: string;
  reasons?: (typeof reasons)[number][];
}

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

  it('tells the reasons for low scores from those for high ones', () => {
    const said = reportOf(
      columnsOf([
        tapped('2026-11-02T10:00:00', 1, { reasons: [waiting] }),
        tapped('2026-11-02T10:00:00', 3, { reasons: [waiting] }),
        tapped('2026-11-02T10:00:00', 4, { reasons: [manner, waiting] }),
      ]),
      november,
      everything,
    ).reasons.all;
    const of = (counts: number[]) => [counts[reasons.indexOf(waiting)], counts[reasons.indexOf(manner)]];
    expect([of(said.low), of(said.high)]).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('agrees with a plain recount, whatever is chosen', () => {
    const from = tokyoDayStartMs(dayOf(2025, 10));
    const until = tokyoDayStartMs(dayOf(2027, 6));
    const anAnswer = fc
      .record({
        atMs: fc.integer({ min: from, max: until }),
        score: fc.integer({ min: 1, max: 5 }),
        lang: fc.constantFrom(...languages),
        device: fc.constantFrom('a', 'b', 'c'),
        department: fc.constantFrom('区民課', '保険課', undefined),
        flags: fc.constantFrom<Rating['flags']>([], ['burst'], ['clock']),
      })
      .map(
        ({ atMs, score, lang, device, department, flags }): Answer => ({
          rating: aRating(1, { at: toTokyoIso(atMs), score, lang, flags }),
          device,
          ...(department !== undefined && { department }),
        }),
      );
    const aChoice = fc.record({
      device: fc.constantFrom('a', 'nobody', null),
      department: fc.constantFrom('区民課', null),
      language: fc.constantFrom('en' as const, null),
    });
    fc.assert(
      fc.property(
        fc.array(anAnswer, { maxLength: 60 }),
        fc.constantFrom(...periodKinds),
        fc.integer({ min: dayOf(2026, 1), max: dayOf(2027, 4) }),
        aChoice,
        (answers, kind, day, choice) => {
          const period = periodOf(kind, day);
          const report = reportOf(columnsOf(answers), period, choice);
          const counted = answers.filter(
            ({ rating, device, department }) =>
              (choice.device ?? device) === device &&
              (choice.department ?? department) === department &&
              (choice.language ?? rating.lang) === rating.lang,
          );
          const shareIn = (period: { from: number; until: number }, of = counted) => {
            const within = of.filter(({ rating }) => {
              const day = tokyoDay(Date.parse(rating.at));
              return period.from <= day && day < period.until;
            });
            return { n: within.length, satisfied: within.filter(({ rating }) => rating.score >= 4).length };
          };
          expect(report.total.all).toMatchObject(shareIn(period));
          expect(report.before.all).toEqual(shareIn(periodBefore(period)));
          expect(report.lastYear.all).toEqual(shareIn(periodLastYear(period)));
          const plain = counted.filter(({ rating }) => !rating.flags.includes('burst'));
          expect(report.total.corrected).toMatchObject(shareIn(period, plain));
          const sum = (shares: { n: number }[]) => shares.reduce((all, { n }) => all + n, 0);
          expect(sum(report.trend.map(({ all }) => all))).toBe(report.total.all.n);
          expect(sum(report.hours.corrected.flat())).toBe(report.total.corrected.n);
          for (const { rating } of counted.slice(0, 1)) {
            const { weekday, hour } = tokyoTime(Date.parse(rating.at));
            const isIn = shareIn(period, [counted[0]!]).n === 1;
            if (isIn) expect(report.hours.all[(weekday + 6) % 7]![hour]!.n).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});
