import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/core/content/edition.ts';
import type { OfficeOverview } from '../../src/core/protocol/office.ts';
import type { ResultDraft } from '../../src/core/reports/result-drafts.ts';
import { createResultsSource } from '../../src/office/content/results-source-state.ts';
import type { OfficeClient } from '../../src/office/office-client.ts';
import { aWardWithResults } from '../support/a-ward-with-results.ts';
import { anEdition } from '../support/an-edition.ts';
import { anOffice, answer, refused, signedOut, unreachable } from '../support/an-office.ts';
import { anEditionLine, anOverview } from '../support/an-overview.ts';
import { deferred } from '../support/deferred.ts';
import { settled } from '../support/settled.ts';

const draft = (department: string): ResultDraft => ({
  ...{ department, now: { n: 50, satisfied: 40 }, before: null, reasons: [] },
});
const APRIL = '2027-04-01T00:00:00.000+09:00';
const waitingLine = (serial: number) => anEditionLine(serial, { state: 'waiting', effectiveFrom: APRIL });

async function aSource(script: Partial<OfficeClient> = {}, overview: Partial<OfficeOverview> = {}) {
  const office = await anOffice({
    overview: async () => answer(anOverview(7, overview)),
    edition: async (serial) => answer({ serial, edition: { ...anEdition(), title: `第${serial}版` } }),
    resultDrafts: async () => answer({ drafts: [draft('部1/課')] }),
    ...script,
  });
  const state = createResultsSource({ hub: office.hub, kept: office.session.kept, office: office.office });
  const given = (call: string) => office.asked.filter((each) => each.call === call).flatMap((each) => each.given);
  return { ...office, state, given };
}

describe('what results are written from', () => {
  it('is the edition on show and this 年度, with figures for whom enough named and for nobody else', async () => {
    const { state, given } = await aSource();
    await state.ask();
    expect([given('edition'), given('resultDrafts')]).toEqual([[7], ['2026-04-01']]);
    const { edition, year, side, departments, figures } = state.source.value!;
    expect([edition.title, year, side]).toEqual(['第7版', 2026, 'current']);
    expect(departments.map(({ id }) => id)).toEqual(['部1/課', '部2/課', '部3/課']);
    expect([...figures]).toEqual([
      ['部1/課', '令和8年度にこの窓口を選んだ評価は50件で、「満足」「やや満足」は80％でした。'],
    ]);
  });

  it('are last year’s goals for last year', async () => {
    const ward = aWardWithResults();
    const { state, given } = await aSource({ edition: async (serial) => answer({ serial, edition: ward }) });
    await state.before();
    expect(given('resultDrafts')).toEqual(['2025-04-01']);
    expect(state.source.value).toMatchObject({ side: 'previous', year: 2025, departments: ward.previous!.departments });
    expect(state.hasAfter.value).toBe(true);
    await state.after();
    expect(state.source.value).toMatchObject({ side: 'current', year: 2026, departments: ward.departments });
    expect(state.hasAfter.value).toBe(false);
  });

  it('may be an edition that waits, under whatever number, as long as it does', async () => {
    let editions = [waitingLine(9), anEditionLine(7)];
    const { state, office } = await aSource({ overview: async () => answer(anOverview(7, { editions })) });
    await state.choose(APRIL);
    expect([state.serial.value, state.source.value?.edition.title]).toEqual([9, '第9版']);
    // Somebody has published since.
    editions = [waitingLine(11), anEditionLine(10)];
    await office.look();
    expect(state.serial.value).toBe(11);
    editions = [anEditionLine(10)];
    await office.look();
    expect([state.target.value, state.serial.value]).toEqual([null, 10]);
  });

  it('may be of those that wait for one time only the newest, for the others are never shown', async () => {
    const may = anEditionLine(8, { state: 'waiting', effectiveFrom: '2027-05-01T00:00:00.000+09:00' });
    const { state } = await aSource({}, { editions: [waitingLine(12), waitingLine(9), may, anEditionLine(7)] });
    expect(state.waiting.value.map(({ serial }) => serial)).toEqual([8, 12]);
    await state.choose(APRIL);
    expect(state.serial.value).toBe(12);
  });

  it('is nothing while nothing is on show', async () => {
    const { state, calls } = await aSource({ overview: async () => answer(anOverview(0)) });
    await state.ask();
    expect([state.serial.value, state.source.value, calls()]).toEqual([0, null, []]);
  });

  it.each([
    ['edition', unreachable, 'ハブにつながらない'],
    ['resultDrafts', refused(503, '混み合っています。'), '混み合っています'],
  ] as const)('stays as it was where %s is not answered', async (call, failure, sentence) => {
    let isFailing = false;
    const { state } = await aSource({
      edition: async (serial) => (isFailing && call === 'edition' ? failure : answer({ serial, edition: anEdition() })),
      resultDrafts: async () => (isFailing && call === 'resultDrafts' ? failure : answer({ drafts: [] })),
    });
    await state.ask();
    isFailing = true;
    await state.before();
    expect(state.trouble.value).toContain(sentence);
    expect([state.source.value?.year, state.isAsking.value]).toEqual([2026, false]);
    isFailing = false;
    await state.ask();
    expect([state.source.value?.year, state.trouble.value]).toEqual([2025, null]);
  });

  it('is what was asked for last, however late an earlier answer comes', async () => {
    const late = deferred<Edition>();
    let first = true;
    const { state } = await aSource({
      async edition(serial) {
        if (!first) return answer({ serial, edition: anEdition() });
        first = false;
        return answer({ serial, edition: await late.promise });
      },
    });
    const asking = state.ask();
    await state.before();
    late.resolve(anEdition());
    await asking;
    expect([state.source.value?.year, state.isAsking.value]).toEqual([2025, false]);
  });

  it('is asked again after a sign-in where the session has ended', async () => {
    let isSignedIn = false;
    const { state, session } = await aSource({
      resultDrafts: async () => (isSignedIn ? answer({ drafts: [] }) : signedOut),
    });
    const asking = state.ask();
    await settled();
    expect(session.stage.value).toBe('ended');
    isSignedIn = true;
    await session.signIn('山田', 'the password');
    await asking;
    expect(state.source.value?.year).toBe(2026);
  });
});
