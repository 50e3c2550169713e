import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BACKUPS_KEPT, backupDays, backupsFolder, daysToDrop, writeBackup } from '../../../src/hub/storage/backup.ts';
import { createDailyBackup } from '../../../src/hub/storage/daily-backup.ts';
import { openToRead } from '../../../src/hub/storage/database.ts';
import { verifyDatabase } from '../../../src/hub/storage/verify.ts';
import { aStore } from '../../support/a-store.ts';
import { storeManyEvents } from '../../support/many-events.ts';
import { spoilDatabase } from '../../support/spoil-database.ts';

const NOON = Date.parse('2026-11-22T12:00:00.000+09:00');
const DAY_MS = 86_400_000;
const DAY = '2026-11-22';

function ratingsIn(path: string): number {
  const backup = openToRead(path);
  try {
    const { ratings, damages } = verifyDatabase(backup, () => {});
    expect(damages).toEqual([]);
    return ratings;
  } finally {
    backup.close();
  }
}

describe('writeBackup', () => {
  it('copies everything committed, into one file that is whole by itself', async () => {
    const { dataDir, rate } = await aStore();
    await rate(1, 2, 3);
    const { path, bytes } = await writeBackup(dataDir, DAY);
    expect(readdirSync(backupsFolder(dataDir))).toEqual([`hub-${DAY}.sqlite`]);
    expect([ratingsIn(path), bytes > 0]).toEqual([3, true]);
    // Reading it laid nothing beside it.
    expect(readdirSync(backupsFolder(dataDir))).toEqual([`hub-${DAY}.sqlite`]);
  });

  it('is a moment of the database, whatever is stored while it is written', async () => {
    const { dataDir, database, rate } = await aStore();
    await storeManyEvents(database, 4_000, NOON);
    const writing = writeBackup(dataDir, DAY);
    let more = 0;
    let isWritten = false;
    void writing.finally(() => {
      isWritten = true;
    });
    while (!isWritten) {
      more += 1;
      await rate(1_000_000 + more);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { path } = await writing;
    expect(more).toBeGreaterThan(3);
    expect(ratingsIn(path)).toBeLessThanOrEqual(4_000 + more);
    expect(ratingsIn(path)).toBeGreaterThanOrEqual(4_000);
  });

  it('replaces a backup of the same day, and never by a damaged one', async () => {
    const { dataDir, database, path: original, rate } = await aStore();
    await rate(1);
    const { path } = await writeBackup(dataDir, DAY);
    await rate(2);
    await writeBackup(dataDir, DAY);
    expect(ratingsIn(path)).toBe(2);
    const before = readFileSync(path);
    database.close();
    spoilDatabase(original);
    await expect(writeBackup(dataDir, DAY)).rejects.toMatchObject({ code: 'damaged' });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(backupsFolder(dataDir))).toEqual([`hub-${DAY}.sqlite`]);
  });

  it('is not begun where it would take the room that ratings need', async () => {
    const { dataDir } = await aStore();
    await expect(writeBackup(dataDir, DAY, 2 ** 60)).rejects.toMatchObject({ code: 'no-room' });
    expect(readdirSync(backupsFolder(dataDir))).toEqual([]);
  });

  it('clears what a killed process left half, and leaves what one at work is writing', async () => {
    const { dataDir } = await aStore();
    mkdirSync(backupsFolder(dataDir));
    const half = (pid: number) => join(backupsFolder(dataDir), `hub-2026-11-21.sqlite.${pid}.tmp`);
    // No process has the number: above what Linux and Windows give.
    for (const pid of [2_000_000_000, process.ppid]) writeFileSync(half(pid), 'half');
    await writeBackup(dataDir, DAY);
    expect([existsSync(half(2_000_000_000)), existsSync(half(process.ppid))]).toEqual([false, true]);
  });
});

describe('daysToDrop', () => {
  const days = (from: number, count: number, month = '2026-11') =>
    Array.from({ length: count }, (_, index) => `${month}-${String(from + index).padStart(2, '0')}`);

  it('drops the earliest beyond a fortnight, and nothing before', () => {
    expect(daysToDrop(days(9, BACKUPS_KEPT), '2026-11-22')).toEqual([]);
    expect(daysToDrop(days(7, BACKUPS_KEPT + 2), '2026-11-22')).toEqual(['2026-11-07', '2026-11-08']);
  });

  it('lets no wrong clock drive out what is good', () => {
    const good = days(9, BACKUPS_KEPT);
    // The clock stands at 1970: that day's backup counts by itself.
    expect(daysToDrop(['1970-01-01', ...good], '1970-01-01')).toEqual([]);
    // It was at 2099 for a fortnight, and is right again.
    expect(daysToDrop([...good, ...days(1, BACKUPS_KEPT, '2099-01')], '2026-11-22')).toEqual([]);
    expect(daysToDrop(days(1, BACKUPS_KEPT + 1, '2099-01'), '2026-11-22')).toEqual(['2099-01-01']);
  });
});

describe('the daily backup', () => {
  async function aDailyBackup() {
    const store = await aStore();
    await store.rate(1);
    const clock = { nowMs: NOON };
    const lines: Record<string, unknown>[] = [];
    const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
    const start = () => createDailyBackup(store.dataDir, log, () => clock.nowMs);
    const backup = start();
    onTestFinished(backup.close);
    return { ...store, clock, backup, start, lines, days: () => backupDays(store.dataDir) };
  }

  it('is written once a day, and is told of', async () => {
    const { backup, clock, days, lines, rate } = await aDailyBackup();
    expect(backup.state()).toEqual({ lastDay: null, failure: null });
    await backup.look();
    await rate(2);
    clock.nowMs += DAY_MS / 3;
    await backup.look();
    expect(days()).toEqual(['2026-11-22']);
    clock.nowMs = Date.parse('2026-11-23T00:00:00.000+09:00');
    await backup.look();
    expect(days()).toEqual(['2026-11-22', '2026-11-23']);
    expect(backup.state()).toEqual({ lastDay: '2026-11-23', failure: null });
    expect(lines).toMatchObject([
      { event: 'backup.written', day: '2026-11-22', bytes: expect.any(Number) },
      { event: 'backup.written', day: '2026-11-23' },
    ]);
  });

  it('is made up for at the next start where the hub stood still', async () => {
    const { backup, clock, days, start } = await aDailyBackup();
    await backup.look();
    await backup.close();
    clock.nowMs += 5 * DAY_MS;
    const restarted = start();
    await restarted.look();
    expect(days()).toEqual(['2026-11-22', '2026-11-27']);
  });

  it('keeps a fortnight', async () => {
    const { backup, days, dataDir } = await aDailyBackup();
    mkdirSync(backupsFolder(dataDir));
    for (let day = 1; day <= BACKUPS_KEPT + 2; day += 1)
      writeFileSync(join(backupsFolder(dataDir), `hub-2026-11-${String(day).padStart(2, '0')}.sqlite`), '');
    await backup.look();
    expect([days().length, days()[0], days().at(-1)]).toEqual([BACKUPS_KEPT, '2026-11-04', DAY]);
  });

  it('goes on when the clock jumps to another year and back', async () => {
    const { backup, clock, days } = await aDailyBackup();
    await backup.look();
    for (const at of ['2099-01-01', '1970-01-01']) {
      clock.nowMs = Date.parse(`${at}T12:00:00.000+09:00`);
      await backup.look();
      await backup.look();
    }
    clock.nowMs = NOON;
    expect(days()).toEqual(['1970-01-01', '2026-11-22', '2099-01-01']);
    expect(backup.state().lastDay).toBe('2026-11-22');
  });

  it('says that it failed, does not try at once again, and leaves those of before', async () => {
    const { backup, clock, days, dataDir, lines } = await aDailyBackup();
    await backup.look();
    clock.nowMs += DAY_MS;
    // Where the file of the day should come stands something that nothing can replace.
    mkdirSync(join(backupsFolder(dataDir), `hub-2026-11-23.sqlite.${process.pid}.tmp`, 'held'), { recursive: true });
    await backup.look();
    expect(backup.state()).toEqual({ lastDay: '2026-11-22', failure: 'disk' });
    await backup.look();
    expect(lines.filter(({ event }) => event === 'backup.failed')).toHaveLength(1);
    expect(days()).toEqual(['2026-11-22']);
  });

  it('is given up when the hub stops, and leaves no half of it under its name', async () => {
    const { backup, database, days, start, dataDir } = await aDailyBackup();
    await storeManyEvents(database, 8_000, NOON);
    const looking = backup.look();
    await new Promise((resolve) => setTimeout(resolve, 150));
    await backup.close();
    await looking;
    for (const day of days()) ratingsIn(join(backupsFolder(dataDir), `hub-${day}.sqlite`));
    await start().look();
    expect(readdirSync(backupsFolder(dataDir))).toEqual([`hub-${DAY}.sqlite`]);
  });
});
