import { describe, expect, it } from 'vitest';
import { voiceChangeOf } from '../../src/core/content/voice-change.ts';
import { createNoticeDesk } from '../../src/office/content/notice-desk-state.ts';
import { createNoticeForm, type NoticeFields } from '../../src/office/content/notice-form-state.ts';
import type { OfficeClient } from '../../src/office/office-client.ts';
import { anEdition } from '../support/an-edition.ts';
import { anOffice, answer, unreachable } from '../support/an-office.ts';
import { settled } from '../support/settled.ts';

const written = {
  reason: '待ち時間',
  body: '記載台をふやしました。\n番号札の案内も大きくしました。\n',
  doneOn: '2026-11-02',
  department: '部1 課',
};

async function aVoiceForm(fields: Partial<NoticeFields>, script: Partial<OfficeClient> = {}) {
  const { hub, session, office, asked } = await anOffice({
    edition: async (serial) => answer({ serial, edition: anEdition() }),
    addNotice: async () => answer({ serial: 8 }),
    ...script,
  });
  const desk = createNoticeDesk((done, kind) =>
    createNoticeForm({
      ...{ hub, kept: session.kept, office, done, kind },
      announce: async () => {},
      redrawn: async () => null,
    }),
  );
  desk.write('voice', fields.reason);
  const form = desk.form.value!;
  await settled();
  for (const [field, value] of Object.entries(fields)) form.set(field as keyof NoticeFields, value);
  return { desk, form, asked };
}

describe('a notice of what a voice has changed', () => {
  it('begins with the reason it was asked for, and offers the departments on show', async () => {
    const { form, asked } = await aVoiceForm({ reason: '案内表示' });
    expect([form.kind, form.fields.value.reason]).toEqual(['voice', '案内表示']);
    expect(form.departments.value).toEqual([
      ['部1', '課'],
      ['部2', '課'],
      ['部3', '課'],
    ]);
    expect(asked[0]).toMatchObject({ call: 'edition', given: [7] });
  });

  it('goes out as a notice in the shape by which the lobby knows it, with a title of its own', async () => {
    const { form, desk, asked } = await aVoiceForm({ ...written, untilDay: '2026-12-28' });
    await form.publish();
    const [notice] = asked.find(({ call }) => call === 'addNotice')!.given as Parameters<OfficeClient['addNotice']>;
    expect(notice).toEqual({
      title: 'お声で変わりました：待ち時間（課、2026年11月2日）',
      body: 'お声：待ち時間\n変わったこと：記載台をふやしました。\n番号札の案内も大きくしました。\nいつ：2026年11月2日\nどこ：部1 課',
      from: '',
      until: '2026-12-28',
      owner: '',
      picture: null,
    });
    expect(voiceChangeOf(notice)).toMatchObject({ reason: '待ち時間', where: '部1 課' });
    expect(desk.form.value).toBeNull();
  });

  it('is previewed in the same shape', async () => {
    const { form } = await aVoiceForm(written);
    expect(voiceChangeOf(form.previewed().notices[0]!)).toMatchObject({ when: '2026年11月2日' });
  });

  // The hub's day is 22 November.
  it.each<[Partial<NoticeFields>, string]>([
    [{}, ''],
    [{ reason: '' }, 'reason'],
    [{ body: ' \n' }, 'body'],
    [{ doneOn: '' }, 'doneOn'],
    [{ doneOn: '2026-11-22' }, ''],
    [{ doneOn: '2026-11-23' }, 'doneOn'],
    [{ department: '' }, 'department'],
    [
      { reason: '', body: '', doneOn: '', department: '', untilDay: '2026-11-21' },
      'reason body doneOn department until',
    ],
  ])('of %o finds fault with: %s', async (fields, faulty) => {
    const { form } = await aVoiceForm({ ...written, ...fields });
    expect(form.check()).toBe(faulty === '');
    expect(Object.keys(form.faults.value).join(' ')).toBe(faulty);
  });

  it('forgets what was wrong with a field that changes', async () => {
    const { form } = await aVoiceForm({});
    form.check();
    form.set('department', '部1 課');
    expect(Object.keys(form.faults.value)).toEqual(['reason', 'body', 'doneOn']);
  });

  it('says so where the departments cannot be had, and asks again with the next try', async () => {
    const answers: Awaited<ReturnType<OfficeClient['edition']>>[] = [unreachable];
    const { form } = await aVoiceForm(written, {
      edition: async (serial) => answers.shift() ?? answer({ serial, edition: anEdition() }),
    });
    expect([form.departments.value, form.fault.value !== null]).toEqual([[], true]);
    form.set('department', '');
    form.check();
    await settled();
    expect([form.departments.value.length, form.fault.value]).toEqual([3, null]);
  });

  it('leaves what is being written as it is when another one is asked for', async () => {
    const { desk, form } = await aVoiceForm(written);
    desk.write('voice', '案内表示');
    expect([desk.form.value, form.fields.value.reason]).toEqual([form, '待ち時間']);
  });
});
