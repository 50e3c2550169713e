import { describe, expect, it } from 'vitest';
import { dayOf, periodOf } from '../../src/core/calendar/periods.ts';
import type { ReportAnswer, ReportQuery } from '../../src/core/protocol/reports.ts';
import { createRatedColumns } from '../../src/core/reports/rated-columns.ts';
import { reportOf } from '../../src/core/reports/report.ts';
import type { Answer } from '../../src/office/office-client.ts';
import { createReportState } from '../../src/office/reports/report-state.ts';
import { anOffice, answer, refused, unreachable } from '../support/an-office.ts';
import { deferred } from '../support/deferred.ts';

const NOW = Date.parse('2026-11-22T10:15:30.000+09:00');
const everything = { device: null, department: null, language: null };
const anAnswer = (period = periodOf('month', dayOf(2026, 11))): ReportAnswer => ({
  report: reportOf(createRatedColumns(), period, everything),
  tablets: [],
  keptFromDay: null,
});

async function aReport(report: (query: ReportQuery) => Promise<Answer<ReportAnswer>> = async () => answer(anAnswer())) {
  const { hub, session, asked } = await anOffice({ report });
  return { state: createReportState({ hub, kept: session.kept, nowMs: () => NOW }), asked };
}

describe('the report on the staff page', () => {
  it('begins with this month, of everything', async () => {
    const { state, asked } = await aReport();
    await state.ask();
    expect(asked.map(({ given }) => given)).toEqual([[{ kind: 'month', day: '2026-11-01' }]]);
    expect([state.answer.value, state.hasAfter.value]).toEqual([anAnswer(), false]);
  });

  it('goes back and on, but not beyond today', async () => {
    const { state } = await aReport();
    await state.before();
    expect([state.period.value, state.hasAfter.value]).toEqual([periodOf('month', dayOf(2026, 10)), true]);
    await state.after();
    expect([state.period.value, state.hasAfter.value]).toEqual([periodOf('month', dayOf(2026, 11)), false]);
  });

  it('shows of another kind what lies in the period, and today where that is in it', async () => {
    const { state } = await aReport();
    await state.look('day');
    expect(state.period.value).toEqual(periodOf('day', dayOf(2026, 11, 22)));
    await state.look('year');
    await state.before();
    await state.look('month');
    expect(state.period.value).toEqual(periodOf('month', dayOf(2026, 3)));
  });

  it('names what was chosen', async () => {
    const { state, asked } = await aReport();
    await state.choose({ language: 'en' });
    await state.choose({ department: '区民サービス部/区民課' });
    expect(asked.at(-1)!.given).toEqual([
      { kind: 'month', day: '2026-11-01', language: 'en', department: '区民サービス部/区民課' },
    ]);
  });

  it('shows what was asked last, though an earlier answer comes later', async () => {
    const first = deferred<Answer<ReportAnswer>>();
    const october = anAnswer(periodOf('month', dayOf(2026, 10)));
    const { state } = await aReport(({ day }) =>
      day === '2026-11-01' ? first.promise : Promise.resolve(answer(october)),
    );
    const asking = state.ask();
    await state.before();
    first.resolve(answer(anAnswer()));
    await asking;
    expect([state.answer.value, state.isAsking.value]).toEqual([october, false]);
  });

  it('keeps the figures while the hub does not answer, and says why', async () => {
    const answers = [answer(anAnswer()), unreachable, refused(503, '書き込めません。')];
    const { state } = await aReport(async () => answers.shift()!);
    await state.ask();
    await state.ask();
    expect([state.answer.value, state.trouble.value]).toEqual([anAnswer(), expect.stringContaining('ハブ')]);
    await state.ask();
    expect(state.trouble.value).toBe('書き込めません。');
  });
});
