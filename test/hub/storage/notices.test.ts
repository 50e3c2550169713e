import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../src/core/content/edition.ts';
import { type Database, openDatabase } from '../../../src/hub/storage/database.ts';
import { currentEdition, readStanding } from '../../../src/hub/storage/edition-rows.ts';
import { publishAgain, publishEdition } from '../../../src/hub/storage/editions.ts';
import { addNotice, withdrawNotice } from '../../../src/hub/storage/notices.ts';
import { storePicture } from '../../../src/hub/storage/pictures.ts';
import { latestRecord } from '../../../src/hub/storage/record.ts';
import { aFolder } from '../../support/a-folder.ts';
import { sha256 } from '../../support/a-package.ts';
import { aPng } from '../../support/a-picture.ts';
import { aNotice, anEdition } from '../../support/an-edition.ts';

const NOON = Date.parse('2027-03-31T12:00:00.000+09:00');
const NEW_YEAR = '2027-04-01T00:00:00+09:00';
const AFTER = Date.parse(NEW_YEAR);

async function aStore(shown: Notice[] = [], waiting: Notice[] | null = null) {
  const database = openDatabase(aFolder());
  const publish = (notices: Notice[], effectiveFrom: string | null) =>
    publishEdition(database, {
      ...{ edition: { ...anEdition(), notices }, source: '目標.xlsx', repairs: 3, who: '総務課', nowMs: NOON },
      effectiveFrom,
    });
  await publish(shown, null);
  if (waiting !== null) await publish(waiting, NEW_YEAR);
  const hand = (base: number) => ({ who: '広報', nowMs: NOON, base });
  return {
    database,
    add: (notice: Notice, base = 1) => addNotice(database, notice, hand(base)),
    withdraw: (index: number, base = 1) => withdrawNotice(database, index, hand(base)),
    standing: () => readStanding(database, NOON),
    titles: async (nowMs: number) =>
      (await currentEdition(database, nowMs))?.edition.notices.map(({ title }) => title).join(' '),
    latest: async () => (await latestRecord(database, 1))[0],
  };
}

describe('addNotice', () => {
  it('puts the notice at the end at once, and it is still there on 4/1', async () => {
    const { add, titles, standing, latest, database } = await aStore([aNotice('一')], [aNotice('新')]);
    expect(await add(aNotice('断水'))).toBe(3);
    expect(await standing()).toEqual({ current: 3, waiting: [4] });
    expect([await titles(NOON), await titles(AFTER)]).toEqual(['一 断水', '新 断水']);
    expect(await latest()).toMatchObject({
      who: '広報',
      act: 'notice-added',
      what: expect.stringMatching(/^「断水」 #3 [\da-f]{64} #2→#4$/),
    });
    expect(await currentEdition(database, NOON)).toMatchObject({ source: '目標.xlsx', repairs: 3, who: '広報' });
    expect(await currentEdition(database, AFTER)).toMatchObject({ who: '総務課' });
  });

  it('does not double a notice that the waiting edition has already', async () => {
    const { add, titles } = await aStore([], [aNotice('断水')]);
    await add(aNotice('断水'));
    expect([await titles(NOON), await titles(AFTER)]).toEqual(['断水', '断水']);
  });

  it('changes nothing where another edition is on show, or none', async () => {
    const { add, standing } = await aStore();
    expect(await add(aNotice('断水'), 7)).toBe('changed');
    expect(await standing()).toEqual({ current: 1, waiting: [] });
    const empty = openDatabase(aFolder());
    expect(await addNotice(empty, aNotice('断水'), { who: '広報', nowMs: NOON, base: 0 })).toBe('nothing');
  });

  it('takes a picture that is stored, and no other', async () => {
    const { add, database } = await aStore();
    const bytes = aPng();
    const notice = { ...aNotice('祭り'), picture: sha256(bytes) };
    expect(await add(notice)).toBe('picture-missing');
    await storePicture(database, { type: 'image/png', bytes });
    expect(await add(notice)).toBe(2);
  });
});

describe('withdrawNotice', () => {
  it('takes the notice down at once, and it does not come back on 4/1', async () => {
    const { withdraw, titles, latest } = await aStore(
      [aNotice('一'), aNotice('断水')],
      [{ ...aNotice('断水'), until: '2027-05-01' }, aNotice('新'), aNotice('断水')],
    );
    expect(await withdraw(1)).toBe(3);
    expect([await titles(NOON), await titles(AFTER)]).toEqual(['一', '断水 新']);
    expect(await latest()).toMatchObject({ act: 'withdrawn', what: expect.stringMatching(/^「断水」 #3 /) });
  });

  it('takes one of two that are the same', async () => {
    const { withdraw, titles } = await aStore([aNotice('同じ'), aNotice('同じ')], [aNotice('同じ'), aNotice('同じ')]);
    await withdraw(0);
    expect([await titles(NOON), await titles(AFTER)]).toEqual(['同じ', '同じ']);
  });

  it('changes nothing where the list is another one, or shorter', async () => {
    const { withdraw, standing } = await aStore([aNotice('一')]);
    expect([await withdraw(0, 7), await withdraw(1)]).toEqual(['changed', 'unknown']);
    expect(await standing()).toEqual({ current: 1, waiting: [] });
  });
});

describe('publishAgain, to take back', () => {
  const undo = (database: Database, base: number) =>
    publishAgain(database, 1, { who: '広報', nowMs: NOON, base, isNoticeUndone: true });

  it('a notice that was added takes it from what waits as well', async () => {
    const { database, add, titles } = await aStore([aNotice('一')], [aNotice('新')]);
    await undo(database, (await add(aNotice('断水'))) as number);
    expect([await titles(NOON), await titles(AFTER)]).toEqual(['一', '新']);
  });

  it('a notice that was withdrawn puts it up again in what waits as well', async () => {
    const { database, withdraw, titles } = await aStore([aNotice('一')], [aNotice('新'), aNotice('一')]);
    await undo(database, (await withdraw(0)) as number);
    expect([await titles(NOON), await titles(AFTER)]).toEqual(['一', '新 一']);
  });
});
