import { describe, expect, it } from 'vitest';
import { toTokyoIso } from '../../../src/core/calendar/tokyo-time.ts';
import { openDatabase } from '../../../src/hub/storage/database.ts';
import {
  currentEdition,
  listEditions,
  readEdition,
  readStanding,
  rememberReached,
} from '../../../src/hub/storage/edition-rows.ts';
import { cancelWaiting, publishAgain, publishEdition } from '../../../src/hub/storage/editions.ts';
import { latestRecord } from '../../../src/hub/storage/record.ts';
import { heardOfSerial } from '../../../src/hub/storage/serial-floor.ts';
import { aFolder } from '../../support/a-folder.ts';
import { anEdition } from '../../support/an-edition.ts';

const NOON = Date.parse('2027-03-01T12:00:00.000+09:00');
const NEW_YEAR = '2027-04-01T00:00:00+09:00';
const MAY = '2027-05-01T00:00:00+09:00';
const at = (iso: string) => Date.parse(iso);

function aStore() {
  const database = openDatabase(aFolder());
  return {
    database,
    publish: (title: string, effectiveFrom: string | null = null, nowMs = NOON, base?: number) =>
      publishEdition(database, {
        ...{ edition: { ...anEdition(), title }, source: `${title}.xlsx`, repairs: 0, who: '総務課', nowMs },
        ...{ effectiveFrom, ...(base !== undefined && { base }) },
      }),
    standing: (nowMs = NOON) => readStanding(database, nowMs),
    title: async (nowMs: number) => (await currentEdition(database, nowMs))?.edition.title,
    lines: async (nowMs = NOON) =>
      (await listEditions(database, nowMs)).map(({ serial, title, state }) => `${serial} ${title} ${state}`),
    again: (serial: number, base?: number) => publishAgain(database, serial, { who: '総務課', nowMs: NOON, base }),
    cancel: (serial: number, nowMs = NOON) => cancelWaiting(database, serial, { who: '総務課', nowMs }),
    latest: async () => (await latestRecord(database, 1))[0],
  };
}

describe('publishEdition', () => {
  it('shows at once what has no time, and what has one that is over', async () => {
    const { publish, standing, database } = aStore();
    await publish('今');
    expect(await standing()).toEqual({ current: 1, waiting: [] });
    await publish('過去', '2027-02-01T00:00:00+09:00');
    expect(await standing()).toEqual({ current: 2, waiting: [] });
    expect((await readEdition(database, 2))?.effectiveFrom).toBe(toTokyoIso(NOON));
  });

  it('lets nothing that was on show wait again, though the clock is set back', async () => {
    const { publish, standing, database } = aStore();
    await publish('令和8年度');
    await publish('令和9年度', NEW_YEAR);
    const inMay = at('2027-05-10T12:00:00+09:00');
    await rememberReached(database, (await standing(inMay)).current);
    const inJanuary = at('2027-01-10T12:00:00+09:00');
    expect(await standing(inJanuary)).toEqual({ current: 2, waiting: [] });
    await publish('訂正', null, inJanuary);
    expect([await standing(inJanuary), await standing(inMay)]).toEqual([
      { current: 3, waiting: [] },
      { current: 3, waiting: [] },
    ]);
  });

  it('lets an edition wait until the first moment of 4/1 in Japan', async () => {
    const { publish, title, standing } = aStore();
    await publish('令和8年度');
    await publish('令和9年度', NEW_YEAR);
    expect(await standing()).toEqual({ current: 1, waiting: [2] });
    expect(await title(at(NEW_YEAR) - 1)).toBe('令和8年度');
    expect(await title(at(NEW_YEAR))).toBe('令和9年度');
    expect(await standing(at(NEW_YEAR))).toEqual({ current: 2, waiting: [] });
  });

  it('puts what waits above what is published meanwhile, in its order, and hides the old numbers', async () => {
    const { publish, standing, lines, title, latest } = aStore();
    await publish('前');
    await publish('新年度', NEW_YEAR);
    await publish('五月', MAY);
    expect(await publish('訂正')).toBe(4);
    expect(await standing()).toEqual({ current: 4, waiting: [5, 6] });
    expect(await lines()).toEqual(['6 五月 waiting', '5 新年度 waiting', '4 訂正 shown', '1 前 past']);
    expect([await title(at(NEW_YEAR)), await title(at(MAY))]).toEqual(['新年度', '五月']);
    expect((await latest())?.what).toMatch(/^訂正\.xlsx #4 [\da-f]{64} #2→#5 #3→#6$/);
  });

  it('puts an earlier time below a later one that waits already', async () => {
    const { publish, title, standing } = aStore();
    await publish('前');
    await publish('五月', MAY);
    expect(await publish('新年度', NEW_YEAR)).toBe(3);
    expect(await standing()).toEqual({ current: 1, waiting: [3, 4] });
    expect([await title(at(NEW_YEAR)), await title(at(MAY))]).toEqual(['新年度', '五月']);
  });

  it('lets the later of two for the same minute win', async () => {
    const { publish, title, standing } = aStore();
    await publish('前');
    await publish('案', NEW_YEAR);
    await publish('決定', NEW_YEAR);
    expect(await standing()).toEqual({ current: 1, waiting: [2, 3] });
    expect(await title(at(NEW_YEAR))).toBe('決定');
  });

  it('renumbers nothing once the time has come', async () => {
    const { publish, standing } = aStore();
    await publish('前');
    await publish('新年度', NEW_YEAR);
    await publish('訂正', null, at(NEW_YEAR));
    expect(await standing(at(NEW_YEAR))).toEqual({ current: 3, waiting: [] });
  });

  it('stays on show when the clock of the hub steps back', async () => {
    const { publish, standing } = aStore();
    await publish('前');
    await publish('今', null, NOON + 60_000);
    expect(await standing(NOON)).toEqual({ current: 2, waiting: [] });
  });

  it('shows nothing where only a later time was ever set', async () => {
    const { publish, standing, lines } = aStore();
    await publish('新年度', NEW_YEAR);
    expect(await standing()).toEqual({ current: 0, waiting: [1] });
    expect(await lines()).toEqual(['1 新年度 waiting']);
  });

  it('changes nothing where something else is on show than staff saw', async () => {
    const { publish, standing, latest } = aStore();
    await publish('前');
    expect(await publish('後', null, NOON, 0)).toBe('changed');
    expect(await standing()).toEqual({ current: 1, waiting: [] });
    expect((await latest())?.what).toContain('前.xlsx');
    expect(await publish('後', null, NOON, 1)).toBe(2);
  });

  it('refuses a picture that is not stored', async () => {
    const { database, standing } = aStore();
    const notices = [{ title: '祭り', body: '', from: '', until: '', owner: '', picture: 'a'.repeat(64) }];
    const edition = { ...anEdition(), notices };
    const publication = { edition, source: '目標.xlsx', repairs: 0, who: '総務課', nowMs: NOON };
    expect(await publishEdition(database, publication)).toBe('picture-missing');
    expect(await standing()).toEqual({ current: 0, waiting: [] });
  });

  it('says in the record what waits and until when', async () => {
    const { publish, latest } = aStore();
    await publish('新年度', NEW_YEAR);
    expect(await latest()).toMatchObject({
      act: 'scheduled',
      what: expect.stringMatching(/^新年度\.xlsx #1 [\da-f]{64} 2027-04-01T00:00:00\.000\+09:00$/),
    });
  });
});

describe('publishAgain', () => {
  it('gives earlier content a new serial, and what waits one above it', async () => {
    const { publish, again, standing, title, lines } = aStore();
    await publish('一');
    await publish('二');
    await publish('新年度', NEW_YEAR);
    expect(await again(1, 2)).toBe(4);
    expect(await standing()).toEqual({ current: 4, waiting: [5] });
    expect(await title(NOON)).toBe('一');
    expect((await lines())[1]).toBe('4 一 shown');
  });

  it('knows what it does not know, and what has changed', async () => {
    const { publish, again } = aStore();
    await publish('一');
    expect([await again(7), await again(1, 9)]).toEqual(['unknown', 'changed']);
  });
});

describe('cancelWaiting', () => {
  it('takes back what waits, and only that', async () => {
    const { publish, cancel, standing, lines, latest, title } = aStore();
    await publish('前');
    await publish('新年度', NEW_YEAR);
    expect(await cancel(2)).toBe('cancelled');
    expect(await latest()).toMatchObject({ act: 'cancelled', what: '新年度.xlsx #2' });
    expect(await standing()).toEqual({ current: 1, waiting: [] });
    expect(await lines()).toEqual(['2 新年度 cancelled', '1 前 shown']);
    expect(await title(at(NEW_YEAR))).toBe('前');
    expect([await cancel(2), await cancel(1), await cancel(9)]).toEqual(['changed', 'changed', 'unknown']);
  });

  it('comes too late once it is on show', async () => {
    const { publish, cancel } = aStore();
    await publish('前');
    await publish('新年度', NEW_YEAR);
    expect(await cancel(2, at(NEW_YEAR))).toBe('changed');
  });
});

describe('listEditions', () => {
  it('tells at most fifty, newest first, that on show always among them', async () => {
    const { publish, cancel, lines } = aStore();
    await publish('掲示中');
    for (let n = 0; n < 55; n += 1) {
      const serial = await publish(`案${n}`, NEW_YEAR);
      await cancel(Number(serial));
    }
    const told = await lines();
    expect(told).toHaveLength(50);
    expect([told[0], told.at(-1)]).toEqual(['56 案54 cancelled', '1 掲示中 shown']);
  });

  it('tells who, from what and how much', async () => {
    const { publish, database } = aStore();
    await publish('目標');
    expect(await listEditions(database, NOON)).toEqual([
      {
        ...{ serial: 1, title: '目標', source: '目標.xlsx', who: '総務課', repairs: 0, state: 'shown' },
        ...{ publishedAt: toTokyoIso(NOON), effectiveFrom: toTokyoIso(NOON) },
        counts: { principles: 2, departments: 3, goals: 4, notices: 0, terms: 0 },
      },
    ]);
  });
});

describe('heardOfSerial', () => {
  it('puts the next serial above what a tablet shows, of an older backup', async () => {
    const { publish, database } = aStore();
    await publish('一');
    await heardOfSerial(database, 17);
    await heardOfSerial(database, 12);
    expect(await publish('二')).toBe(18);
    expect(await publish('三')).toBe(19);
  });

  it.each([1, 0, 1_000_002, Number.MAX_SAFE_INTEGER])('does not believe %s', async (serial) => {
    const { publish, database } = aStore();
    await publish('一');
    await heardOfSerial(database, serial);
    expect(await publish('二')).toBe(2);
  });

  it('lets nobody climb by naming more and more', async () => {
    const { publish, database } = aStore();
    await publish('一');
    for (const serial of [900_000, 1_900_000, 2_800_000]) await heardOfSerial(database, serial);
    expect(await publish('二')).toBe(900_001);
  });
});
