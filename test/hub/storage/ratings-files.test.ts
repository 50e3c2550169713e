import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ratingColumns } from '../../../src/core/reports/ratings-csv.ts';
import { openDatabase } from '../../../src/hub/storage/database.ts';
import { storeEvents } from '../../../src/hub/storage/events.ts';
import { createRatingsFiles } from '../../../src/hub/storage/ratings-files.ts';
import { enrolTablet } from '../../../src/hub/storage/tablets.ts';
import { aFolder } from '../../support/a-folder.ts';
import { aDetail, anEpoch, anId, aRating } from '../../support/a-rating.ts';
import { type RatingLine, readRatingsFile } from '../../support/ratings-file.ts';
import { until } from '../../support/until.ts';

const RECEIVED = Date.parse('2026-11-22T12:00:00.000+09:00');
const PROMISE_MS = 5_000;
const LOOK_EVERY_MS = 500;
const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

async function someFiles(device = '正面ロビー') {
  const dataDir = aFolder();
  const database = openDatabase(dataDir);
  const { deviceId } = await enrolTablet(database, device, 'テスト', RECEIVED);
  let files = createRatingsFiles(database, dataDir, pino({ level: 'silent' }), LOOK_EVERY_MS);
  onTestFinished(async () => {
    await files.close();
    database.close();
  });
  const path = (month = '2026-11') => join(dataDir, 'ratings', `ratings-${month}.csv`);
  const store = async (events: unknown[], receivedAtMs = RECEIVED) =>
    (await storeEvents(database, { deviceId, epoch: anEpoch, events, receivedAtMs })).months;
  return {
    ...{ dataDir, database, path, store },
    folder: join(dataDir, 'ratings'),
    waitingPath: join(dataDir, 'ratings', 'ratings-2026-11(更新待ち).csv'),
    send: async (events: unknown[], receivedAtMs = RECEIVED) => files.changed(await store(events, receivedAtMs)),
    /** The month's lines as soon as they fit, within what was promised. */
    lines: (fits: (lines: RatingLine[]) => boolean, from = path()) =>
      until(
        `${from} fits`,
        () => {
          const lines = existsSync(from) && readRatingsFile(from);
          return lines && fits(lines) && lines;
        },
        PROMISE_MS,
      ),
    close: () => files.close(),
    async restart() {
      await files.close();
      files = createRatingsFiles(database, dataDir, pino({ level: 'silent' }), LOOK_EVERY_MS);
    },
  };
}

describe('the ratings file', () => {
  it('has a header, a byte order mark, CRLF, and one rating a line by time and id', async () => {
    const { send, lines, path } = await someFiles();
    const at = '2026-11-22T10:00:00.500+09:00';
    await send([aRating(3, { at }), aRating(9, { at: '2026-11-01T00:00:00.000+09:00' }), aRating(2, { at })]);
    const written = await lines(({ length }) => length === 3);
    expect(written.map(({ rating_id }) => rating_id)).toEqual([9, 2, 3].map(anId));
    const text = readFileSync(path(), 'utf8');
    expect(text).toMatch(new RegExp(`^\\ufeff${ratingColumns.join(',')}\\r\\n`));
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('lets no name of a tablet or a department become a formula', async () => {
    const { send, lines, path } = await someFiles('=cmd|" /C calc"!A1');
    await send([aRating(1), aDetail(2, 1, { department: '+1,2' })]);
    const [line] = await lines(([first]) => first?.department !== '');
    expect(line).toMatchObject({ device: `'=cmd|" /C calc"!A1`, department: "'+1,2" });
    expect(readFileSync(path(), 'utf8')).toContain(`,"'=cmd|"" /C calc""!A1",`);
  });

  it('goes by the month of the tap in Japan, or of the receipt where the clock is not sure', async () => {
    const { send, lines, path } = await someFiles();
    const received = Date.parse('2026-12-01T00:00:00.000+09:00');
    const unset = aRating(3, { at: '1970-01-01T09:00:00.000+09:00' });
    await send(
      [aRating(1, { at: '2026-11-30T23:59:59.999+09:00' }), aRating(2, { at: '2026-12-01T00:00:00.000+09:00' }), unset],
      received,
    );
    expect((await lines(({ length }) => length === 1)).map(({ rating_id }) => rating_id)).toEqual([anId(1)]);
    const december = await lines(({ length }) => length === 2, path('2026-12'));
    expect(december.map(({ rated_on, flags }) => [rated_on, flags])).toEqual([
      ['1970-01-01', 'clock'],
      ['2026-12-01', ''],
    ]);
  });

  it('merges details field by field, the later seq wins, whenever they arrive', async () => {
    const { send, lines } = await someFiles();
    await send([aDetail(5, 1, { reasons: ['wait'] })]);
    await send([aRating(1), aDetail(3, 1, { reasons: ['signs', 'other'], department: '区民サービス部/区民課' })]);
    await lines(([first]) => first?.reasons === 'wait' && first.department === '区民サービス部/区民課');
    const later = aDetail(9, 1, { department: '', at: '2027-01-03T09:00:00.000+09:00' });
    await send([later], Date.parse('2027-01-03T09:00:01.000+09:00'));
    await lines(([first]) => first?.reasons === 'wait' && first.department === '');
  });

  it('is whole at every moment while it is written again and again', async () => {
    const { send, lines, path } = await someFiles();
    let sent = 0;
    let seen = 0;
    const isDone = () => seen === 2_400;
    while (!isDone()) {
      if (sent < 2_400) {
        await send(range(100).map((n) => aRating(sent + n)));
        sent += 100;
      }
      const { length } = await lines(() => true, path());
      expect(length).toBeGreaterThanOrEqual(seen);
      seen = length;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(readdirSync(join(path(), '..')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('comes back whole when somebody deleted it, or the whole folder', async () => {
    const { send, lines, path, folder } = await someFiles();
    await send([aRating(1)]);
    await lines(({ length }) => length === 1);
    rmSync(path());
    await send([aRating(2)]);
    await lines(({ length }) => length === 2);
    rmSync(folder, { recursive: true });
    await send([aRating(3)]);
    await lines(({ length }) => length === 3);
  });

  it('comes back when somebody deleted it, also where nothing new is rated', async () => {
    const { send, lines, path } = await someFiles();
    await send([aRating(1)]);
    await lines(({ length }) => length === 1);
    rmSync(path());
    await lines(({ length }) => length === 1);
  });

  it('comes back at the next start when somebody deleted it', async () => {
    const { send, lines, path, restart } = await someFiles();
    await send([aRating(1)]);
    await lines(({ length }) => length === 1);
    rmSync(path());
    await restart();
    await lines(({ length }) => length === 1);
  });

  it('stands beside itself while somebody holds it, stays complete there, and returns', async () => {
    const { send, lines, path, waitingPath } = await someFiles();
    mkdirSync(path(), { recursive: true });
    await send([aRating(1)]);
    await lines(({ length }) => length === 1, waitingPath);
    await send([aRating(2)]);
    await lines(({ length }) => length === 2, waitingPath);
    rmdirSync(path());
    await lines(({ length }) => length === 2);
    // Removed behind the renaming.
    await until('the file beside it is gone', () => !existsSync(waitingPath));
  });

  it('of one month does not wait for one that somebody holds', async () => {
    const { send, lines, path, waitingPath } = await someFiles();
    mkdirSync(path(), { recursive: true });
    await send([aRating(1)]);
    await lines(({ length }) => length === 1, waitingPath);
    const december = Date.parse('2026-12-01T09:00:00.000+09:00');
    await send([aRating(2, { at: '2026-12-01T08:59:00.000+09:00' })], december);
    await lines(({ length }) => length === 1, path('2026-12'));
  });

  it('is written at the next start where the hub died between commit and file', async () => {
    const { store, lines, path, restart } = await someFiles();
    await store([aRating(1), aRating(2)]);
    expect(existsSync(path())).toBe(false);
    await restart();
    await lines(({ length }) => length === 2);
  });

  it('is complete when the hub has stopped', async () => {
    const { send, close, path } = await someFiles();
    for (const n of range(5)) await send([aRating(n)]);
    await close();
    expect(readRatingsFile(path())).toHaveLength(5);
  });

  it('is written again later where the disk would not take the note that it was written', async () => {
    const { send, lines, path, database } = await someFiles();
    database.exec(
      `CREATE TEMP TRIGGER broken BEFORE UPDATE OF written ON ratings_file BEGIN SELECT RAISE(ABORT, 'full'); END`,
    );
    await send([aRating(1)]);
    await lines(({ length }) => length === 1);
    rmSync(path());
    database.exec('DROP TRIGGER broken');
    await lines(({ length }) => length === 1);
  });

  it('keeps ratings of a tablet that is no longer known', async () => {
    const { send, lines, database } = await someFiles();
    database.exec('DELETE FROM tablet');
    await send([aRating(1)]);
    expect(await lines(({ length }) => length === 1)).toMatchObject([
      { device: expect.stringMatching(/^登録のない端末 [0-9a-f]{8}$/), label: '満足' },
    ]);
  });
});

describe('ratings-columns.csv', () => {
  it('says what every column means, in order', async () => {
    const { folder } = await someFiles();
    const guide = readRatingsFile(join(folder, 'ratings-columns.csv'));
    expect(guide.map(({ column }) => column)).toEqual([...ratingColumns]);
    expect(guide.every(({ meaning }) => meaning !== '')).toBe(true);
  });
});
