import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openToRead } from '../../../src/hub/storage/database.ts';
import { verifyDatabase } from '../../../src/hub/storage/verify.ts';
import { aFolder } from '../../support/a-folder.ts';
import { aRating } from '../../support/a-rating.ts';
import { aStore } from '../../support/a-store.ts';
import { storeManyEvents } from '../../support/many-events.ts';
import { readRatings } from '../../support/ratings-file.ts';
import { runCommand } from '../../support/run-command.ts';
import { spoilDatabase } from '../../support/spoil-database.ts';
import { type RunningHub, startHub } from '../../support/start-hub.ts';
import { until } from '../../support/until.ts';

const ratings = (...args: string[]) => runCommand('ratings', args);
const backupOf = (said: string) => /(\S+hub-\S+\.sqlite)/.exec(said)![1]!;

describe('ratings, beside a running hub', () => {
  let hub: RunningHub;
  let tablet: Awaited<ReturnType<typeof aTabletOf>>;
  beforeAll(async () => {
    hub = await startHub();
    tablet = await aTabletOf(hub);
  });
  afterAll(() => hub?.remove());

  it('verify reads everything, reports gaps and clones, and compares the files', async () => {
    await tablet.rate([1, 2, 5], { seq: 5 });
    await until('the file is written', () => readRatings(hub.dataDir).length === 4);
    const { stdout, stderr, exitCode } = await ratings('verify', '--data', hub.dataDir);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^評価 4 件、追加の回答 0 件を読み直しました。$/m);
    expect(stdout).toMatch(/^「正面ロビー」（\w{8}）：欠番 2 件（3〜4）$/m);
    expect(stdout).toMatch(/^「正面ロビー」（\w{8}）：同じ番号が 1 件（5）。端末が複製された疑いがあります/m);
    expect(stdout).toMatch(/^月ごとの CSV 1 個は、データベースと同じです。$/m);
    expect(stdout).toMatch(/^壊れているところはありません。$/m);
  });

  it('verify --json is for programs', async () => {
    const { stdout } = await ratings('verify', '--data', hub.dataDir, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ isSound: true, ratings: 4, damageCount: 0 },
      epochs: [{ missing: 2, gaps: [[3, 4]], doubled: 1 }],
      files: [{ state: 'equal' }],
    });
  });

  it('restore touches nothing, and says who holds the folder', async () => {
    const backup = backupOf((await ratings('backup', '--data', hub.dataDir)).stdout);
    const { exitCode, stderr } = await ratings('restore', backup, '--data', hub.dataDir);
    expect([exitCode, stderr]).toEqual([69, expect.stringContaining('すでに動いている別のハブ')]);
  });

  it('a backup brings back what it held, and tablets see by `through` what to send again', async () => {
    const said = await ratings('backup', '--data', hub.dataDir);
    expect(said.exitCode).toBe(0);
    await tablet.rate([3, 4, 6]);
    const port = hub.port;
    await hub.stop();
    const restored = await ratings('restore', backupOf(said.stdout), '--data', hub.dataDir);
    expect([restored.exitCode, restored.stderr]).toEqual([0, '']);
    expect(restored.stdout).toContain('から復元しました（評価 4 件）');
    hub = await startHub({ dataDir: hub.dataDir, configDir: hub.configDir, port });
    expect((await tablet.rate([7])).through).toBe(2);
    expect((await tablet.rate([3, 4, 5, 6])).results.map(({ status }) => status)).toEqual([
      ...['stored', 'stored', 'duplicate', 'stored'],
    ]);
    await until('the file holds all', () => readRatings(hub.dataDir).length === 8);
    expect((await ratings('verify', '--data', hub.dataDir, '--json')).exitCode).toBe(0);
  });
});

describe('ratings, on a folder at rest', () => {
  it('verify ends with 65 where the database is damaged, and says what to do', async () => {
    const { dataDir, database, path, rate } = await aStore();
    await rate(1);
    database.close();
    spoilDatabase(path);
    const { stdout, exitCode } = await ratings('verify', '--data', dataDir);
    expect(exitCode).toBe(65);
    expect(stdout).toMatch(/壊れているところ \d+ か所\n {2}データベースのファイル：/);
    expect(stdout).toContain('restore');
  });

  it('verify ends with 65 where a file says something else than the database', async () => {
    const { dataDir, rate, database, ratingsFolder } = await aStore();
    await rate(1);
    database.exec('UPDATE ratings_file SET written = changed');
    mkdirSync(ratingsFolder);
    writeFileSync(join(ratingsFolder, 'ratings-2026-11.csv'), 'rated_on\r\n');
    const { stdout, exitCode } = await ratings('verify', '--data', dataDir);
    expect([exitCode, stdout]).toEqual([65, expect.stringContaining('ratings-2026-11.csv：データベースと違います')]);
  });

  it('says in a sentence what it cannot do', async () => {
    const folder = aFolder();
    const text = join(folder, 'text.sqlite');
    writeFileSync(text, 'no database');
    const cases: [string[], number, string][] = [
      [[], 64, '使い方'],
      [['verify', 'FILE'], 64, '使い方'],
      [['restore'], 64, '使い方'],
      [['verify', '--data', folder], 66, 'ありません'],
      [['backup', '--data', folder], 66, 'ありません'],
      [['restore', join(folder, 'gone.sqlite'), '--data', folder], 66, 'バックアップとして開けません'],
      [['restore', text, '--data', folder], 66, 'バックアップとして開けません'],
    ];
    const answers = await Promise.all(cases.map(([args]) => ratings(...args)));
    expect(answers.map(({ exitCode }) => exitCode)).toEqual(cases.map(([, code]) => code));
    for (const [index, [, , sentence]] of cases.entries()) expect(answers[index]!.stderr).toContain(sentence);
    expect(answers.map(({ stdout }) => stdout).join('')).toBe('');
  });

  it('backup, killed in the middle, leaves those of before, and nothing once it is made again', async () => {
    const { dataDir, database } = await aStore();
    await storeManyEvents(database, 10_000, Date.parse('2026-11-22T12:00:00.000+09:00'));
    database.close();
    const folder = join(dataDir, 'backups');
    const backup = backupOf((await ratings('backup', '--data', dataDir)).stdout);
    let before = readFileSync(backup);
    // The file may get its name between the look into the folder and the one at it.
    const bytesOfHalf = () => {
      const half = readdirSync(folder).find((name) => name.endsWith('.tmp'));
      return half === undefined ? 0 : (statSync(join(folder, half), { throwIfNoEntry: false })?.size ?? 0);
    };
    let killed = 0;
    for (const leastBytes of [1, 500_000, 2_000_000]) {
      const isHalf = () => bytesOfHalf() >= leastBytes;
      const { exitCode } = await runCommand('ratings', ['backup', '--data', dataDir], isHalf);
      if (exitCode === null) {
        killed += 1;
        expect(readFileSync(backup).equals(before)).toBe(true);
      }
      before = readFileSync(backup);
    }
    // A machine under load may look too late once or twice.
    expect(killed).toBeGreaterThan(0);
    expect((await ratings('backup', '--data', dataDir)).exitCode).toBe(0);
    expect(readdirSync(folder)).toEqual([basename(backup)]);
    expect((await ratings('verify', '--data', dataDir)).exitCode).toBe(0);
  });

  it('restore, killed at any moment, leaves the one database or the other, whole', async () => {
    const { dataDir, database, path, rate } = await aStore();
    await storeManyEvents(database, 6_000, Date.parse('2026-11-22T12:00:00.000+09:00'));
    const backup = backupOf((await ratings('backup', '--data', dataDir)).stdout);
    await rate(900_001);
    database.close();
    const before = readFileSync(path);
    const coming = join(dataDir, 'hub.sqlite.restoring');
    const copies = () => (existsSync(join(dataDir, 'replaced')) ? readdirSync(join(dataDir, 'replaced')).length : 0);
    // A file that is made anew may get the number of the one that was there, but not its birth.
    const placeOf = () => {
      const found = statSync(path, { throwIfNoEntry: false });
      return `${found?.ino} ${found?.birthtimeMs}`;
    };
    let place = '';
    const isReplaced = () => placeOf() !== place;
    const moments = [() => existsSync(coming), () => copies() > 0, isReplaced];
    const exits: (number | null)[] = [];
    for (const killWhen of moments) {
      writeFileSync(path, before);
      place = placeOf();
      const { exitCode } = await runCommand('ratings', ['restore', backup, '--data', dataDir], killWhen);
      exits.push(exitCode);
      const left = openToRead(path);
      const report = verifyDatabase(left, () => {});
      left.close();
      expect(report.damages).toEqual([]);
      expect([6_000, 6_001]).toContain(report.ratings);
    }
    // A machine under load may look too late once or twice.
    expect(exits).toContain(null);
    expect((await ratings('restore', backup, '--data', dataDir)).exitCode).toBe(0);
    expect(JSON.parse((await ratings('verify', '--data', dataDir, '--json')).stdout).ratings).toBe(6_000);
  });
});

async function aTabletOf(hub: RunningHub) {
  const post = async (path: string, body: object, headers = {}) => {
    const answer = await fetch(hub.origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const { token } = (await post('/api/enrol', { name: '正面ロビー' })) as { token: string };
  const epoch = crypto.randomUUID();
  const at = `${new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, -1)}+09:00`;
  return {
    /** The events of these numbers; `copy` is one more under a number that is taken. */
    rate: async (numbers: number[], copy?: { seq: number }) => {
      const events = numbers.map((n) => aRating(n, { at }));
      if (copy) events.push(aRating(99, { at, seq: copy.seq }));
      return (await post('/api/ratings', { epoch, events }, { authorization: `Bearer ${token}` })) as {
        through: number;
        results: { status: string }[];
      };
    },
  };
}
