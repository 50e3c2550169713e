import { describe, expect, it } from 'vitest';
import { createNoticeForm, type NoticeFields } from '../../src/office/content/notice-form-state.ts';
import type { Deed } from '../../src/office/content/publications-state.ts';
import type { OfficeClient } from '../../src/office/office-client.ts';
import type { RedrawnPicture } from '../../src/ui/redrawn-picture.ts';
import { sha256 } from '../support/a-package.ts';
import { aPng } from '../support/a-picture.ts';
import { aNotice } from '../support/an-edition.ts';
import { anOffice, answer, refused, unreachable } from '../support/an-office.ts';
import { anOverview } from '../support/an-overview.ts';
import { deferred } from '../support/deferred.ts';

const picture: RedrawnPicture = { type: 'image/png', bytes: new Uint8Array(aPng()) };
const written = { title: '休日開庁', body: '住民票の写しをお渡しします。' };

async function aForm(
  fields: Partial<NoticeFields>,
  script: Partial<OfficeClient> = {},
  redrawn: () => Promise<RedrawnPicture | null> = async () => picture,
) {
  const { hub, session, office, asked, calls } = await anOffice({
    addNotice: async () => answer({ serial: 8 }),
    sendPicture: async () => answer(null),
    ...script,
  });
  const deeds: Deed[] = [];
  let isDone = false;
  const form = createNoticeForm({
    hub,
    kept: session.kept,
    office,
    announce: async (deed) => {
      deeds.push(deed);
    },
    redrawn,
    done: () => {
      isDone = true;
    },
  });
  for (const [field, value] of Object.entries(fields)) form.set(field as keyof NoticeFields, value);
  return { form, asked, calls, deeds, isDone: () => isDone };
}

describe('check', () => {
  it.each<[Partial<NoticeFields>, string]>([
    [{}, ''],
    [{ title: ' ' }, 'title'],
    [{ body: '\n' }, 'body'],
    [{ title: '', body: '' }, 'title body'],
    [{ fromTime: '08:30' }, 'from'],
    [{ untilTime: '17:00' }, 'until'],
    [{ fromDay: '2026-11-28', untilDay: '2026-11-28' }, ''],
    [{ fromDay: '2026-11-28', untilDay: '2026-11-27' }, 'until'],
    [{ fromDay: '2026-11-28', fromTime: '12:00', untilDay: '2026-11-28', untilTime: '12:00' }, 'until'],
    [{ untilDay: '2026-11-22' }, ''],
    [{ untilDay: '2026-11-21' }, 'until'],
    [{ untilDay: '2026-11-22', untilTime: '10:15' }, 'until'],
    [{ untilDay: '2026-11-22', untilTime: '10:16' }, ''],
  ])('of %o finds fault with: %s', async (fields, faulty) => {
    const { form } = await aForm({ ...written, ...fields });
    expect(form.check()).toBe(faulty === '');
    expect(Object.keys(form.faults.value).join(' ')).toBe(faulty);
  });
});

describe('set', () => {
  it.each<[Partial<NoticeFields>, keyof NoticeFields, string]>([
    [{ title: '', body: '' }, 'title', 'body'],
    [{ title: '' }, 'owner', 'title'],
    [{ fromTime: '08:30', untilTime: '17:00' }, 'untilDay', 'from'],
    [{ fromDay: '2026-11-28', untilDay: '2026-11-27' }, 'untilTime', ''],
    [{ fromDay: '2026-11-28', untilDay: '2026-11-27' }, 'fromDay', ''],
    [{ untilDay: '2026-11-21' }, 'fromDay', 'until'],
  ])('after %o forgets what was wrong with %s and leaves: %s', async (fields, changed, left) => {
    const { form } = await aForm({ ...written, ...fields });
    form.check();
    const found = form.found.value;
    form.set(changed, 'x');
    expect(Object.keys(form.faults.value).join(' ')).toBe(left);
    // The focus stays where somebody types.
    expect(form.found.value).toBe(found);
  });
});

describe('publish', () => {
  it('sends the picture, then the notice with its days and times', async () => {
    const { form, asked, deeds, isDone } = await aForm({
      ...written,
      fromDay: '2026-11-28',
      untilDay: '2026-11-28',
      untilTime: '12:00',
      owner: '区民課 ',
    });
    await form.choosePicture(new Blob());
    await form.publish();
    const sha = sha256(picture.bytes);
    expect(asked.map(({ call }) => call)).toEqual(['sendPicture', 'addNotice']);
    expect(asked[0]!.given[0]).toBe(sha);
    expect(asked[1]!.given).toEqual([
      {
        ...written,
        from: '2026-11-28',
        until: '2026-11-28T12:00:00+09:00',
        owner: '区民課',
        picture: sha,
      },
      7,
    ]);
    expect(deeds).toMatchObject([{ serial: 8, before: 7 }]);
    expect(isDone()).toBe(true);
  });

  it.each([
    ['somebody else was first', { addNotice: async () => refused(409) }, 'ほかの担当者'],
    ['the hub is not there', { addNotice: async () => unreachable }, 'ハブにつながらない'],
    [
      'the picture is refused',
      { sendPicture: async () => refused(415, 'この写真は使えません。') },
      'この写真は使えません',
    ],
  ])('keeps what was written when %s', async (_, script, sentence) => {
    const { form, deeds, isDone } = await aForm(written, script);
    await form.choosePicture(new Blob());
    await form.publish();
    expect(form.fault.value).toContain(sentence);
    expect(form.fields.value).toMatchObject(written);
    expect(form.picture.value).not.toBeNull();
    expect([deeds, isDone(), form.sending.value]).toEqual([[], false, null]);
  });

  it('goes out once when the answer to the first try was lost', async () => {
    let shown = 7;
    const { form, asked, deeds, isDone } = await aForm(written, {
      overview: async () => answer(anOverview(shown, shown === 7 ? {} : { notices: [{ ...aNotice(''), ...written }] })),
      addNotice: async (_, base) => {
        if (base !== shown) return refused(409);
        shown = 8;
        return unreachable;
      },
    });
    await form.publish();
    expect(form.fault.value).toContain('ハブにつながらない');
    await form.publish();
    expect(asked.filter(({ call }) => call === 'addNotice').map(({ given }) => given[1])).toEqual([7, 7]);
    expect(deeds).toMatchObject([{ sentence: 'お知らせ「休日開庁」を公開しました。', serial: 8, before: 0 }]);
    expect(isDone()).toBe(true);
  });

  it('says so when somebody else was first after a try that never arrived, and can then be pressed again', async () => {
    let shown = 7;
    const answers = [unreachable];
    const { form, asked, deeds } = await aForm(written, {
      overview: async () => answer(anOverview(shown, { notices: [aNotice('ほかのお知らせ')] })),
      addNotice: async (_, base) => answers.shift() ?? (base === shown ? answer({ serial: 9 }) : refused(409)),
    });
    await form.publish();
    shown = 8;
    await form.publish();
    expect(form.fault.value).toContain('ほかの担当者');
    expect(deeds).toEqual([]);
    await form.publish();
    expect(asked.filter(({ call }) => call === 'addNotice').map(({ given }) => given[1])).toEqual([7, 7, 8]);
    expect(deeds).toMatchObject([{ serial: 9, before: 8 }]);
  });

  it('waits for a picture that is still being read', async () => {
    const drawn = deferred<RedrawnPicture>();
    const { form, calls } = await aForm(written, {}, () => drawn.promise);
    const chosen = form.choosePicture(new Blob());
    await form.publish();
    expect(calls()).toEqual([]);
    drawn.resolve(picture);
    await chosen;
    await form.publish();
    expect(calls()).toEqual(['sendPicture', 'addNotice']);
  });
});

describe('choosePicture', () => {
  it('says so when a picture cannot be read, and lets nothing be published over it', async () => {
    const { form, calls } = await aForm(written, {}, async () => null);
    await form.choosePicture(new Blob());
    expect(form.faults.value.picture).toContain('読み込めません');
    await form.publish();
    expect(calls()).toEqual([]);
    await form.choosePicture(null);
    await form.publish();
    expect(calls()).toEqual(['addNotice']);
  });
});

describe('previewed', () => {
  it('shows the notice alone and at once', async () => {
    const { form } = await aForm({ ...written, fromDay: '2027-01-04' });
    expect(form.previewed()).toMatchObject({ departments: [], notices: [{ ...written, from: '', until: '' }] });
  });
});
