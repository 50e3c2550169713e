import { describe, expect, it } from 'vitest';
import type { SettingsAnswer, SettingsRequest } from '../../src/core/protocol/office-settings.ts';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';
import type { OfficeSettings } from '../../src/core/settings/office-settings.ts';
import type { Answer, OfficeClient } from '../../src/office/office-client.ts';
import { createSettingsForms } from '../../src/office/settings/settings-forms.ts';
import { settingsWords as words } from '../../src/words/office-settings.ts';
import { anOffice, answer, refused, unreachable } from '../support/an-office.ts';
import { deferred } from '../support/deferred.ts';

const { survey, hours, display, data } = defaultSettings;

/** A hub that keeps settings as the real one does; `set` is a colleague, or a hand in the file. */
async function someForms(script: Partial<OfficeClient> = {}, isAway = () => false) {
  let version = 1;
  let held: OfficeSettings = { survey, hours, display, data };
  const standing = (): SettingsAnswer => ({ base: String(version).repeat(64), settings: held, fault: null });
  const overtaken: Answer<never> = { ...refused(409), code: 'settings_changed' };
  function set(settings: Partial<OfficeSettings>) {
    version += 1;
    held = { ...held, ...settings };
    return standing();
  }
  const { hub, session, office, asked, calls } = await anOffice({
    settings: async () => (isAway() ? unreachable : answer(standing())),
    changeSettings: async ({ base, settings }: SettingsRequest) =>
      base === standing().base ? answer(set(settings as Partial<OfficeSettings>)) : overtaken,
    ...script,
  });
  const forms = createSettingsForms({ hub, kept: session.kept, look: office.look });
  await forms.settings.load();
  asked.length = 0;
  const sent = () => asked.filter(({ call }) => call === 'changeSettings').map(({ given }) => given[0]);
  return { ...forms, asked, calls, sent, set, overtaken };
}

describe('a form of the settings', () => {
  it('shows what holds, saves only its own section, and undoes that', async () => {
    const { survey: form, sent, isTyped } = await someForms();
    expect(form.draft.value).toEqual(survey);
    form.set({ question: '窓口はいかがでしたか', scale: 4 });
    expect(isTyped.value).toBe(true);
    await form.save();
    const changed = { ...survey, question: '窓口はいかがでしたか', scale: 4 };
    expect(sent()).toEqual([{ base: '1'.repeat(64), settings: { survey: changed } }]);
    expect([form.deed.value?.kind, form.canUndo.value, isTyped.value]).toEqual(['saved', true, false]);
    await form.undo();
    expect(sent()[1]).toEqual({ base: '2'.repeat(64), settings: { survey } });
    expect([form.deed.value?.kind, form.draft.value]).toEqual(['restored', survey]);
    await form.undo();
    expect(form.draft.value).toEqual(changed);
  });

  it('says at the field what the schema of kiosk.yaml refuses, and sends nothing', async () => {
    const { survey: form, sent } = await someForms();
    form.set({ question: 'あ'.repeat(61), reasons: [] });
    await form.save();
    expect(form.faults.value).toEqual({
      question: '「質問」は、1〜60文字で入れてください。',
      reasons: '「「どの点についてですか」の選択肢」は、一つ以上選んでください。',
    });
    expect([form.fault.value, sent()]).toEqual([words.wrong, []]);
    const { value: found } = form.found;
    await form.save();
    expect(form.found.value).not.toBe(found);
    form.set({ question: 'よい' });
    expect([form.faults.value, form.fault.value]).toEqual([{}, null]);
  });

  it('says that nothing was changed, without a request', async () => {
    const { survey: form, sent } = await someForms();
    form.set({ scale: 4 });
    form.set({ scale: 5 });
    await form.save();
    expect([form.note.value, form.isTyped.value, sent()]).toEqual([words.same, false, []]);
  });

  it('keeps what was typed when somebody else was first, and saves it at the second try', async () => {
    const { survey: form, hours: other, set, sent } = await someForms();
    form.set({ question: 'わたし' });
    set({ survey: { ...survey, question: 'ほかの人' }, hours: { ...hours, closed: ['2026-12-28'] } });
    await form.save();
    expect([form.fault.value, form.draft.value?.question]).toEqual([words.overtaken, 'わたし']);
    expect(other.draft.value?.closed).toEqual(['2026-12-28']);
    form.drop();
    expect(form.draft.value?.question).toBe('ほかの人');
    form.set({ question: 'わたし' });
    await form.save();
    expect([form.fault.value, sent().length]).toEqual([null, 2]);
  });

  it('is not held up by a change of another part, when saving and when undoing', async () => {
    const { survey: form, set, settings } = await someForms();
    form.set({ question: 'わたし' });
    set({ data: { keepYears: 5 } });
    await form.save();
    expect([form.fault.value, form.deed.value?.kind]).toEqual([null, 'saved']);
    set({ data: { keepYears: 7 } });
    await form.undo();
    expect([form.fault.value, form.deed.value?.kind]).toEqual([null, 'restored']);
    expect(settings.held.value?.settings).toEqual({ survey, hours, display, data: { keepYears: 7 } });
  });

  it('takes back nothing that somebody has changed since', async () => {
    const { survey: form, set, settings } = await someForms();
    form.set({ question: 'わたし' });
    await form.save();
    set({ survey: { ...survey, question: 'ほかの人' } });
    await form.undo();
    expect([form.fault.value, form.canUndo.value]).toEqual([words.undoOvertaken, false]);
    expect(settings.held.value?.settings.survey.question).toBe('ほかの人');
  });

  it('counts an answer that got lost', async () => {
    let isAway = false;
    const changeSettings: OfficeClient['changeSettings'] = async ({ settings }) => {
      if (!isAway) return forms.overtaken;
      forms.set(settings as Partial<OfficeSettings>);
      return unreachable;
    };
    const forms = await someForms({ changeSettings }, () => isAway);
    const { survey: form } = forms;
    form.set({ question: 'わたし' });
    isAway = true;
    await form.save();
    expect(form.fault.value).toContain('ハブにつながらない');
    isAway = false;
    await form.save();
    expect([form.fault.value, form.deed.value?.kind, form.isTyped.value]).toEqual([null, 'saved', false]);
  });

  it('says why there is nothing to show yet', async () => {
    const { settings, survey: form } = await someForms({}, () => true);
    expect(settings.trouble.value).toContain('ハブにつながらない');
    expect(form.draft.value).toBeNull();
    await form.save();
    await form.undo();
    expect(form.isBusy.value).toBe(false);
  });

  it('says what the hub says, and does one thing at a time', async () => {
    const waiting = deferred<Answer<SettingsAnswer>>();
    const { keep: form, sent } = await someForms({ changeSettings: () => waiting.promise });
    form.set({ years: '５' });
    const saving = form.save();
    await form.save();
    expect(form.isBusy.value).toBe(true);
    waiting.resolve(refused(503, 'kiosk.yaml に書き込めません。'));
    await saving;
    expect([form.fault.value, form.isBusy.value]).toEqual(['kiosk.yaml に書き込めません。', false]);
    expect(sent()).toEqual([{ base: '1'.repeat(64), settings: { data: { keepYears: 5 } } }]);
  });
});

describe('皆さまの評価', () => {
  it('changes its own key, and nothing else of how things are shown', async () => {
    const { card: form, sent } = await someForms();
    expect(form.draft.value).toEqual({ ratingsCard: false });
    form.set({ ratingsCard: true });
    await form.save();
    expect(sent()).toEqual([{ base: '1'.repeat(64), settings: { display: { ...display, ratingsCard: true } } }]);
    await form.undo();
    expect(form.draft.value).toEqual({ ratingsCard: false });
  });
});

describe('評価の記録を残す年数', () => {
  it.each([
    ['０', '「残す年数（年度）」は 1〜30 の範囲の数にしてください。'],
    ['2.5', '「残す年数（年度）」は、小数のない数にしてください。'],
    ['', '「残す年数（年度）」には、数を入れてください。'],
    ['三', '「残す年数（年度）」には、数を入れてください。'],
  ])('refuses 「%s」', async (years, sentence) => {
    const { keep: form, sent } = await someForms();
    form.set({ years });
    await form.save();
    expect([form.faults.value, sent()]).toEqual([{ keepYears: sentence }, []]);
  });
});

describe('開庁時間', () => {
  it('says which day has no hours, and which date is none', async () => {
    const { hours: form, sent } = await someForms();
    const { weekly } = form.draft.value!;
    form.set({
      weekly: {
        ...weekly,
        mon: { isOpen: true, from: '17:15', until: '08:30' },
        tue: { isOpen: true, from: '', until: '' },
      },
      closed: ['2026-12-28', ''],
      extra: [{ date: '', from: '08:30', until: '' }],
    });
    await form.save();
    expect(form.faults.value).toEqual({
      'weekly.mon': '「月曜日」には、開く時刻と、それより後の閉じる時刻を入れてください。',
      'weekly.tue': '「火曜日」には、開く時刻と、それより後の閉じる時刻を入れてください。',
      'closed.1': '「ほかに閉める日 2 の日付」を、年・月・日とも入れてください。',
      'extra.0.date': '「ほかに開ける日 1 の日付」を、年・月・日とも入れてください。',
      'extra.0.open': '「ほかに開ける日 1 の時間」には、開く時刻と、それより後の閉じる時刻を入れてください。',
    });
    expect(sent()).toEqual([]);
  });
});
