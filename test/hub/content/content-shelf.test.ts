import pino from 'pino';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { MonthRatings } from '../../../src/core/content/month-ratings.ts';
import { contentPackageSchema } from '../../../src/core/protocol/envelopes.ts';
import { exportedPackage } from '../../../src/core/protocol/exported-package.ts';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';
import { createContentShelf } from '../../../src/hub/content/content-shelf.ts';
import { editionFonts } from '../../../src/hub/content/edition-fonts.ts';
import { openDatabase } from '../../../src/hub/storage/database.ts';
import { publishEdition } from '../../../src/hub/storage/editions.ts';
import { setStaffPin } from '../../../src/hub/storage/staff-pin.ts';
import { aFolder } from '../../support/a-folder.ts';
import { sha256 } from '../../support/a-package.ts';
import { anEdition } from '../../support/an-edition.ts';

const NEW_YEAR = '2027-04-01T00:00:00+09:00';
const EVE = Date.parse('2027-03-31T23:59:59.999+09:00');

function aShelf(lastMonth: () => MonthRatings | null = () => null) {
  const database = openDatabase(aFolder());
  const clock = { nowMs: EVE };
  const log = pino({ level: 'silent' });
  const shelf = createContentShelf(
    database,
    () => defaultSettings,
    log,
    () => clock.nowMs,
    editionFonts,
    lastMonth,
  );
  return {
    ...{ database, clock, shelf },
    publish: (title: string, effectiveFrom: string | null = null) =>
      publishEdition(database, {
        ...{ edition: { ...anEdition(), title }, source: '目標.xlsx', repairs: 0, who: '総務課', nowMs: clock.nowMs },
        effectiveFrom,
      }),
    content: () => v.parse(contentPackageSchema, JSON.parse(shelf.current()!.json)),
  };
}

describe('createContentShelf', () => {
  it('changes when an edition comes to wait, when its time has come, and at nothing else', async () => {
    const { shelf, publish, content, clock } = aShelf();
    await publish('令和8年度');
    expect([await shelf.refresh(), await shelf.refresh()]).toEqual([true, false]);
    await publish('令和9年度', NEW_YEAR);
    expect([await shelf.refresh(), await shelf.refresh()]).toEqual([true, false]);
    expect(content().editions.map(({ title }) => title)).toEqual(['令和8年度', '令和9年度']);
    clock.nowMs = Date.parse(NEW_YEAR);
    expect([await shelf.refresh(), await shelf.refresh()]).toEqual([true, false]);
    expect(content().editions.map(({ title }) => title)).toEqual(['令和9年度']);
  });

  it('changes when the PIN is set by another program', async () => {
    const { shelf, publish, content, database } = aShelf();
    await publish('令和8年度');
    await shelf.refresh();
    await setStaffPin(database, '123456', '総務課', EVE);
    expect(await shelf.refresh()).toBe(true);
    expect(content().settings.staff.pin?.iterations).toBe(600_000);
  });

  it('brings the holidays of this year and the next, and changes when the year does', async () => {
    const { shelf, publish, content, clock } = aShelf();
    await publish('令和8年度');
    clock.nowMs = Date.parse('2026-12-31T23:59:59.999+09:00');
    await shelf.refresh();
    const years = () => [...new Set(content().settings.hours.holidays?.map((day) => day.slice(0, 4)))];
    expect([years(), shelf.settings().hours.holidays]).toEqual([['2026', '2027'], content().settings.hours.holidays]);
    expect(content().settings.hours.holidays).toEqual(expect.arrayContaining(['2026-09-22', '2027-03-22']));
    const before = content().id;
    expect(await shelf.refresh()).toBe(false);
    clock.nowMs += 1;
    expect([await shelf.refresh(), years()]).toEqual([true, ['2027', '2028']]);
    expect(content().id).not.toBe(before);
  });

  it("brings last month's ratings while there are any, in the exported package too", async () => {
    let ratings: MonthRatings | null = null;
    const { shelf, publish, content } = aShelf(() => ratings);
    await publish('令和8年度');
    await shelf.refresh();
    expect(content()).not.toHaveProperty('ratings');
    ratings = { month: '2027-02', n: 50, satisfied: 40, from: '2027-03-01', until: '2027-03-31' };
    expect([await shelf.refresh(), await shelf.refresh()]).toEqual([true, false]);
    expect([content().ratings, exportedPackage(content()).ratings]).toEqual([ratings, ratings]);
    ratings = null;
    expect(await shelf.refresh()).toBe(true);
    expect(content()).not.toHaveProperty('ratings');
  });

  it('shows nothing before the time of the only edition', async () => {
    const { shelf, publish, clock } = aShelf();
    await publish('令和9年度', NEW_YEAR);
    expect([await shelf.refresh(), shelf.current()]).toEqual([false, null]);
    clock.nowMs += 1;
    expect([await shelf.refresh(), shelf.current()?.serials]).toEqual([true, [1]]);
  });

  it('has the characters of what waits in its fonts, so that the switch needs no hub', async () => {
    const { shelf, publish, content } = aShelf();
    await publish('令和8年度');
    await shelf.refresh();
    const bytes = () => content().files.reduce((sum, file) => sum + file.bytes, 0);
    const before = bytes();
    expect(before).toBeGreaterThan(0);
    await publish('麤鬱驫齉', NEW_YEAR);
    await shelf.refresh();
    expect(bytes()).toBeGreaterThan(before);
  });

  it('lists a slice of Noto Sans for what BIZ UDPGothic lacks, and has it as long as it runs', async () => {
    const { shelf, publish, content } = aShelf();
    await publish('𠮷野区');
    await shelf.refresh();
    const slices = content().files.filter(({ range }) => range !== undefined);
    expect(slices).toMatchObject([{ type: 'font/woff2; slice=jp', range: 'U+20bb7' }]);
    for (const title of ['一', '二', '三', '四', '五']) {
      await publish(title);
      await shelf.refresh();
    }
    expect(content().files.filter(({ range }) => range !== undefined)).toEqual([]);
    const { bytes, type } = (await shelf.file(slices[0]!.sha256))!;
    expect([type, bytes.length, sha256(bytes)]).toEqual([slices[0]!.type, slices[0]!.bytes, slices[0]!.sha256]);
  });

  it('makes one package, of the newest, however many look at once', async () => {
    const { shelf, publish, content } = aShelf();
    await publish('一');
    const looks = [shelf.refresh()];
    await publish('二');
    looks.push(shelf.refresh(), shelf.refresh());
    expect(await Promise.all(looks)).toEqual([true, false, false]);
    expect(content().editions[0]?.title).toBe('二');
  });

  it('forgets the fonts of long ago, not those of the package before', async () => {
    const { shelf, publish, content } = aShelf();
    const fonts: string[] = [];
    for (const title of ['麤', '鬱', '驫', '齉', '龘']) {
      await publish(title);
      await shelf.refresh();
      fonts.push(content().files[0]!.sha256);
    }
    const found = await Promise.all(fonts.map(async (sha256) => (await shelf.file(sha256)) !== null));
    expect(found).toEqual([false, true, true, true, true]);
  });
});
