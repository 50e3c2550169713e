import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type ReportAnswer, reportAnswerSchema, resultDraftsAnswerSchema } from '../../../src/core/protocol/reports.ts';
import { reasons } from '../../../src/core/settings/choices.ts';
import { aDetail, aRating } from '../../support/a-rating.ts';
import { type OpenHub, openHub } from '../../support/open-hub.ts';

const NOVEMBER = 'kind=month&day=2026-11-22';

async function reportOf(hub: OpenHub, query = NOVEMBER): Promise<ReportAnswer> {
  const answer = await hub.asStaff({ url: `/api/office/report?${query}` });
  expect(answer.statusCode).toBe(200);
  return v.parse(reportAnswerSchema, answer.json());
}

describe('GET /api/office/report', () => {
  it('counts what is stored by then, each rating once, with what was said about it last', async () => {
    const hub = await openHub();
    expect((await reportOf(hub)).report.total.all.n).toBe(0);
    const events = [
      aRating(1, { score: 5 }),
      aRating(2, { score: 1 }),
      aDetail(3, 2, { reasons: ['manner'] }),
      aDetail(4, 2, { reasons: ['wait'], department: '区民サービス部/区民課' }),
    ];
    await hub.rate(events);
    await hub.rate(events);
    const { report, tablets } = await reportOf(hub);
    expect(report.total.all).toMatchObject({ n: 2, satisfied: 1 });
    expect(report.reasons.all!.low).toEqual(reasons.map((reason) => (reason === 'wait' ? 1 : 0)));
    expect(report.departments).toMatchObject([{ name: '区民サービス部/区民課', all: { n: 1, satisfied: null } }]);
    expect([report.choices.devices, tablets]).toEqual([
      [hub.deviceId],
      [{ deviceId: hub.deviceId, name: '正面ロビー' }],
    ]);
  });

  it('joins a detail that came before its rating', async () => {
    const hub = await openHub();
    await hub.rate([aDetail(2, 1, { department: '区民サービス部/区民課' })]);
    expect((await reportOf(hub)).report.departments).toEqual([]);
    await hub.rate([aRating(1)]);
    expect((await reportOf(hub)).report.departments).toMatchObject([{ name: '区民サービス部/区民課', all: { n: 1 } }]);
  });

  it('counts a rating with an uncertain time on the day of its receipt, as the ratings file does', async () => {
    const hub = await openHub();
    await hub.rate([aRating(1, { at: '1970-01-01T09:00:00.000+09:00' })]);
    expect((await reportOf(hub)).report.total.all.n).toBe(1);
  });

  it('answers for one tablet, department and language', async () => {
    const hub = await openHub();
    await hub.rate([aRating(1, { lang: 'en' }), aRating(2), aDetail(3, 2, { department: '区民サービス部/区民課' })]);
    const of = async (query: string) => (await reportOf(hub, `${NOVEMBER}&${query}`)).report.total.all.n;
    expect([
      await of('language=en'),
      await of(`department=${encodeURIComponent('区民サービス部/区民課')}`),
      await of(`device=${hub.deviceId}`),
      await of('device=somebody'),
    ]).toEqual([1, 1, 2, 0]);
  });

  it('tells of a chosen department no more than its table does: nothing of what fewer than five said', async () => {
    const hub = await openHub();
    const department = '区民サービス部/区民課';
    const rated = (count: number) =>
      Array.from({ length: count }, (_, n) => [
        aRating(n * 2 + 1, { score: 1 }),
        aDetail(n * 2 + 2, n * 2 + 1, { department }),
      ]);
    const of = () => reportOf(hub, `${NOVEMBER}&department=${encodeURIComponent(department)}`);
    await hub.rate(rated(4).flat());
    const few = (await of()).report;
    expect(few.total.all).toEqual({ n: 4, satisfied: null, scores: { 5: null, 4: [0, 0, 0, 0] } });
    expect(few.reasons.all).toBeNull();
    expect(few.departments).toEqual([
      { name: department, all: { n: 4, satisfied: null }, corrected: { n: few.total.corrected.n, satisfied: null } },
    ]);
    const said = [
      few.total,
      few.before,
      few.lastYear,
      ...few.trend,
      { all: few.hours.all.flat(), corrected: few.hours.corrected.flat() },
    ];
    const shares = said.flatMap(({ all, corrected }) => [all, corrected].flat());
    expect(shares.filter(({ n }) => n > 0).length).toBeGreaterThan(2);
    expect(shares.filter(({ n, satisfied }) => n > 0 && satisfied !== null)).toEqual([]);
    await hub.rate(rated(5).flat());
    expect((await of()).report.total.all).toMatchObject({ n: 5, satisfied: 0, scores: { 5: [0, 0, 0, 0, 5] } });
  });

  it('counts each rating once after a reading that failed in the middle', async () => {
    const hub = await openHub();
    await hub.rate([aDetail(2, 1, { reasons: ['wait'] }), aRating(1)]);
    const { body } = hub.database.prepare('SELECT body FROM event WHERE rating IS NOT NULL').get()!;
    const write = (text: unknown) =>
      hub.database.prepare('UPDATE event SET body = ? WHERE rating IS NOT NULL').run(String(text));
    write('{');
    expect((await hub.asStaff({ url: `/api/office/report?${NOVEMBER}` })).statusCode).toBe(500);
    write(body);
    expect((await reportOf(hub)).report.total.all.n).toBe(1);
  });

  it('answers several who ask at once', async () => {
    const hub = await openHub();
    await hub.rate([aRating(1)]);
    const days = ['2026-11-22', '2026-11-21', '2026-11-22'];
    const answers = await Promise.all(days.map((day) => reportOf(hub, `kind=day&day=${day}`)));
    expect(answers.map(({ report }) => report.total.all.n)).toEqual([1, 0, 1]);
  });

  it.each(['', 'kind=decade&day=2026-11-22', 'kind=day&day=2026-02-30', `${NOVEMBER}&language=fr`])(
    'refuses the question "%s"',
    async (query) => {
      const hub = await openHub();
      expect((await hub.asStaff({ url: `/api/office/report?${query}` })).statusCode).toBe(400);
    },
  );

  it('tells nobody who has not signed in', async () => {
    const hub = await openHub();
    expect((await hub.ask({ url: `/api/office/report?${NOVEMBER}` })).statusCode).toBe(401);
  });
});

describe('GET /api/office/report/results', () => {
  it('is what the results of a year may begin with, of departments that fifty or more named', async () => {
    const hub = await openHub();
    const named = (department: string, count: number, first: number) =>
      Array.from({ length: count }, (_, index) => {
        const n = first + 2 * index;
        return [aRating(n, { score: index < 40 ? 5 : 1 }), aDetail(n + 1, n, { department, reasons: ['wait'] })];
      }).flat();
    await hub.rate(named('まちづくり推進部/総務課', 50, 1));
    await hub.rate(named('区民サービス部/区民課', 49, 201));
    const of = async (day: string) => (await hub.asStaff({ url: `/api/office/report/results?day=${day}` })).json();
    expect(await of('2026-11-22')).toEqual({
      drafts: [
        {
          department: 'まちづくり推進部/総務課',
          now: { n: 50, satisfied: 40 },
          before: null,
          reasons: [{ reason: 'wait', times: 50 }],
        },
      ],
    });
    expect(v.is(resultDraftsAnswerSchema, await of('2026-11-22'))).toBe(true);
    expect(await of('2026-03-31')).toEqual({ drafts: [] });
    expect((await of('2026-02-30')).error).toBe('malformed');
  });
});
