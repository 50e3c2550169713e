import { expect, it } from 'vitest';
import { createAlertsState } from '../../src/office/alerts/alerts-state.ts';
import { createTabletsState } from '../../src/office/tablets/tablets-state.ts';
import { anOffice, answer, refused } from '../support/an-office.ts';
import { anOverview, aTabletLine } from '../support/an-overview.ts';

const about = (deviceId: string) => ({ deviceId, tablet: deviceId });

it('has those first that have alerts, and closes the dialog of one that was taken out', async () => {
  let tablets = [aTabletLine('a'), aTabletLine('b')];
  const alerts = [{ kind: 'silent' as const, ...about('b'), since: '2026-11-22T09:00:00.000+09:00' }];
  const { hub, session, office, asked } = await anOffice({
    overview: async () => answer(anOverview(7, { tablets, alerts })),
    revokeTablet: async () => {
      tablets = [aTabletLine('a')];
      return answer(null);
    },
  });
  const state = createTabletsState({ hub, kept: session.kept, office });
  expect(state.found.value.map(({ name }) => name)).toEqual(['b', 'a']);
  state.open('b');
  expect(await state.revoke(state.opened.value!)).toBe(true);
  expect(state.opened.value).toBeNull();
  expect(state.done.value).toBe('b の登録を取り消しました。');
  expect(asked[0]).toEqual({ call: 'revokeTablet', given: ['b'] });
});

it('says why a name is refused, and that another was taken', async () => {
  let isTaken = true;
  const { hub, session, office } = await anOffice({
    overview: async () => answer(anOverview(7, { tablets: [aTabletLine('a')] })),
    nameTablet: async () => (isTaken ? refused(409, 'この名前は使われています。') : answer(null)),
  });
  const state = createTabletsState({ hub, kept: session.kept, office });
  state.open('a');
  const name = () => state.name(state.opened.value!, { name: 'b', place: '' });
  expect([await name(), state.fault.value, state.done.value]).toEqual([false, 'この名前は使われています。', null]);
  isTaken = false;
  expect([await name(), state.fault.value, state.done.value]).toEqual([true, null, '保存しました。']);
});

it('makes one matter of the same alert on many tablets, and says that staff know of one', async () => {
  const alerts = [
    { kind: 'missing' as const, ...about('a'), count: 1 },
    { kind: 'missing' as const, ...about('b'), count: 2 },
    { kind: 'disk' as const, freeBytes: 5 },
  ];
  const { hub, session, office, asked } = await anOffice({
    overview: async () => answer(anOverview(7, { alerts })),
    knowAlert: async () => refused(404, 'ありません。'),
  });
  const state = createAlertsState({ hub, kept: session.kept, office, isVisible: () => true });
  expect(state.groups.value.map(({ kind, alerts }) => [kind, alerts.length])).toEqual([
    ['missing', 2],
    ['disk', 1],
  ]);
  const known = { deviceId: 'b', kind: 'missing' as const, count: 2 };
  await state.know(known);
  expect(asked[0]).toEqual({ call: 'knowAlert', given: [known] });
  expect(state.fault.value).toBe('ありません。');
});

it('tells the hub once a day that the notice about old ratings is on the screen, and only where somebody can see it', async () => {
  const leaving = { kind: 'leaving' as const, keptFrom: 2023, years: [2022], ratings: 9, on: '2026-12-22' };
  let now = '2026-11-22T10:15:30.000+09:00';
  let isVisible = false;
  const { hub, session, office, calls } = await anOffice({
    overview: async () => answer(anOverview(7, { now, alerts: [leaving] })),
    leavingSeen: async () => answer(null),
    answerLeaving: async () => answer(null),
  });
  const state = createAlertsState({ hub, kept: session.kept, office, isVisible: () => isVisible });
  const seen = () => calls().filter((call) => call === 'leavingSeen').length;
  expect(seen()).toBe(0);
  isVisible = true;
  await office.look();
  await office.look();
  expect(seen()).toBe(1);
  now = '2026-11-23T09:00:00.000+09:00';
  await office.look();
  expect(seen()).toBe(2);
  await state.answerLeaving({ keptFrom: 2023, choice: 'keep' });
  expect(calls()).toContain('answerLeaving');
});
