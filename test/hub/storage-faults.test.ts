import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { verifyDatabase } from '../../src/hub/storage/verify.ts';
import { aFolder } from '../support/a-folder.ts';
import { anId, aRating } from '../support/a-rating.ts';
import { aTabletAtHub } from '../support/a-tablet-at-hub.ts';
import { anEmptyStorage } from '../support/an-empty-storage.ts';
import { NOON, openHub } from '../support/open-hub.ts';
import { readRatings } from '../support/ratings-file.ts';
import { until } from '../support/until.ts';

const main = join(import.meta.dirname, '../../dist/hub/main.js');
const NOBODY = 65_534;
// To the administrator every folder is writable: there the hub is started as nobody in particular.
const asOthers = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

beforeEach(anEmptyStorage);

describe('a data folder that may not be written in', () => {
  it.skipIf(process.platform === 'win32')('ends the start with 69 and a sentence', () => {
    const folder = aFolder();
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    if ('uid' in asOthers) for (const each of [folder, dataDir]) chownSync(each, NOBODY, NOBODY);
    chmodSync(dataDir, 0o555);
    onTestFinished(() => chmodSync(dataDir, 0o755));
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, '--port', '0', '--data', dataDir], {
      ...asOthers,
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect([status, stdout]).toEqual([69, '']);
    expect(stderr).toMatch(/^データフォルダー .*を使えません（.+）。書き込みの許可とディスクの空きを確認/);
  });

  it('is told to tablets with 503, which keep everything and send it once it can be written again', async () => {
    const hub = await openHub({ content: false });
    const origin = await hub.listen();
    const tablet = await aTabletAtHub(() => origin);
    const first = await tablet.tap(2);
    await tablet.sendAll();
    hub.database.exec('PRAGMA query_only = 1');
    const refused = await hub.rate([aRating(1)]);
    expect([refused.statusCode, refused.json().error]).toEqual([503, 'storage']);
    const second = await tablet.tap(3);
    await tablet.wait(3 * 60_000);
    expect((await tablet.db.summary()).unsent).toBe(3);
    // Staff still see what there is.
    expect((await hub.asStaff({ url: '/api/office/overview' })).statusCode).toBe(200);
    hub.database.exec('PRAGMA query_only = 0');
    await tablet.sendAll();
    const ids = hub.database.prepare("SELECT body ->> 'id' AS id FROM event ORDER BY row").all();
    expect(ids.map(({ id }) => id)).toEqual([...first, ...second]);
  });
});

describe('a clock of the hub that jumps', () => {
  it('loses and doubles nothing; what came meanwhile carries the flag, in the month the hub believed in', async () => {
    const hub = await openHub({ content: false });
    const day = (at: string) => Date.parse(`${at}T12:00:00.000+09:00`);
    const at = '2026-11-22T11:59:00.000+09:00';
    for (const [n, today] of ['2026-11-22', '1970-01-02', '2099-05-01', '2026-11-22'].entries()) {
      hub.clock.nowMs = day(today);
      const answer = await hub.rate([1, 2, 3, 4].slice(0, n + 1).map((each) => aRating(each, { at })));
      expect(answer.json().through).toBe(n + 1);
    }
    expect(verifyDatabase(hub.database, () => {})).toMatchObject({ ratings: 4, damageCount: 0 });
    const files = await until('three months', () => {
      const lines = readRatings(hub.dataDir);
      return lines.length === 4 && lines;
    });
    const flagged = files.filter(({ flags }) => flags === 'clock').map(({ rating_id }) => rating_id);
    expect(flagged.toSorted()).toEqual([anId(2), anId(3)]);
  });

  it('signs nobody in for longer than a working day, and lets staff in again when it is right', async () => {
    const hub = await openHub({ content: false });
    const status = async () => (await hub.asStaff({ url: '/api/office/overview' })).statusCode;
    expect(await status()).toBe(200);
    hub.clock.nowMs = NOON - 365 * 86_400_000;
    expect(await status()).toBe(401);
    hub.clock.nowMs = NOON + 365 * 86_400_000;
    expect(await status()).toBe(401);
    hub.clock.nowMs = NOON + 60_000;
    expect(await status()).toBe(200);
  });
});
