import { describe, expect, it } from 'vitest';
import { createNoticeDesk } from '../../src/office/content/notice-desk-state.ts';
import { createNoticeForm } from '../../src/office/content/notice-form-state.ts';
import { anOffice, answer } from '../support/an-office.ts';
import { deferred } from '../support/deferred.ts';

async function aDesk() {
  const published = deferred();
  const { hub, session, office } = await anOffice({
    async addNotice() {
      await published.promise;
      return answer({ serial: 8 });
    },
  });
  const desk = createNoticeDesk((done) =>
    createNoticeForm({
      ...{ hub, kept: session.kept, office, done },
      announce: async () => {},
      redrawn: async () => null,
    }),
  );
  desk.write();
  return { desk, form: desk.form.value!, published };
}

describe('leave', () => {
  it('closes an empty form at once', async () => {
    const { desk } = await aDesk();
    desk.leave();
    expect([desk.form.value, desk.isAsking.value]).toEqual([null, false]);
  });

  it('asks about what was written, and takes the question back when called again', async () => {
    const { desk, form } = await aDesk();
    form.set('body', '長い文');
    desk.leave();
    expect([desk.form.value, desk.isAsking.value]).toEqual([form, true]);
    desk.leave();
    expect([desk.form.value, desk.isAsking.value]).toEqual([form, false]);
    desk.leave();
    desk.drop();
    expect([desk.form.value, desk.isAsking.value]).toEqual([null, false]);
  });

  it('does nothing while the notice is on its way', async () => {
    const { desk, form, published } = await aDesk();
    form.set('title', '題名');
    form.set('body', '本文');
    const publishing = form.publish();
    desk.leave();
    expect([desk.form.value, desk.isAsking.value]).toEqual([form, false]);
    published.resolve();
    await publishing;
    expect(desk.form.value).toBeNull();
  });
});

describe('write', () => {
  it('goes on with what was begun', async () => {
    const { desk, form } = await aDesk();
    desk.write();
    expect(desk.form.value).toBe(form);
  });

  it('leaves the next form open when the one before is out', async () => {
    const { desk, form, published } = await aDesk();
    form.set('title', '題名');
    form.set('body', '本文');
    const publishing = form.publish();
    desk.drop();
    desk.write();
    const next = desk.form.value;
    published.resolve();
    await publishing;
    expect(desk.form.value).toBe(next);
  });
});
