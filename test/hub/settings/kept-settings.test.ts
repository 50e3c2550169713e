import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';
import { createKeptSettings } from '../../../src/hub/settings/kept-settings.ts';
import { openDatabaseFile } from '../../../src/hub/storage/database.ts';
import { latestRecord } from '../../../src/hub/storage/record.ts';
import { aFolder } from '../../support/a-folder.ts';

const TEXT = '# 総務課\nversion: 1\n\nstaff:\n  idleSeconds: 90 # 長め\n\n#data:\n#  keepYears: 3\n';

function open(text: string | null = TEXT) {
  const configDir = aFolder();
  const path = join(configDir, 'kiosk.yaml');
  if (text !== null) writeFileSync(path, text);
  const database = openDatabaseFile(':memory:');
  onTestFinished(() => database.close());
  const clock = { nowMs: Date.parse('2026-11-22T12:00:00.000+09:00') };
  const kept = createKeptSettings({
    ...{ configDir, settings: defaultSettings, database, now: () => clock.nowMs },
    log: pino({ level: 'silent' }),
  });
  return {
    ...{ configDir, path, database, kept, clock },
    text: () => readFileSync(path, 'utf8'),
    keep: (keepYears: unknown, base = kept.standing().base) =>
      kept.change({ data: { keepYears } }, { base, who: '総務課 山田' }),
    record: async () => (await latestRecord(database, 10)).map(({ who, act, what }) => [who, act, what]),
    async lookLater() {
      await kept.look();
      clock.nowMs += 2_000;
      await kept.look();
    },
  };
}

describe('change', () => {
  it('writes the file, holds what it says, and puts into the record who changed what', async () => {
    const { kept, keep, text, record, configDir } = open();
    expect(await keep(5)).toEqual({ kind: 'changed' });
    expect(text()).toBe(TEXT.replace('#data:\n#  keepYears: 3', 'data:\n  keepYears: 5'));
    expect(kept.current()).toEqual({ ...defaultSettings, staff: { idleSeconds: 90 }, data: { keepYears: 5 } });
    expect(await record()).toEqual([['総務課 山田', 'settings-changed', '評価の記録を残す年数 3 → 5']]);
    expect(readdirSync(configDir)).toEqual(['kiosk.yaml']);
  });

  it('is based on the change before it, and refuses one that is not', async () => {
    const { kept, keep, text, record } = open();
    const { base } = kept.standing();
    const outcomes = await Promise.all([keep(5, base), keep(7, base)]);
    expect(outcomes).toEqual([{ kind: 'changed' }, { kind: 'overtaken' }]);
    expect(text()).toContain('keepYears: 5');
    expect(await record()).toHaveLength(1);
    expect(await keep(7)).toEqual({ kind: 'changed' });
    expect(text()).toContain('keepYears: 7');
  });

  it('overwrites nothing that somebody wrote into the file, and takes that over', async () => {
    const { path, kept, keep, text, record } = open();
    const byHand = TEXT.replace('90', '120');
    writeFileSync(path, byHand);
    expect(await keep(5)).toEqual({ kind: 'overtaken' });
    expect(text()).toBe(byHand);
    expect(kept.current().staff.idleSeconds).toBe(120);
    expect(await record()).toEqual([['kiosk.yaml の書き換え', 'settings-changed', '端末の職員用画面']]);
    expect(await keep(5)).toEqual({ kind: 'changed' });
    expect(text()).toContain('idleSeconds: 120 # 長め');
  });

  it('changes nothing where a value may not be, and says where', async () => {
    const { keep, text, kept } = open();
    const outcome = await keep(31);
    expect(outcome).toEqual({
      kind: 'wrong',
      faults: [{ path: ['data', 'keepYears'], code: 'out-of-range', allowed: ['1', '30'] }],
    });
    const unknown = await kept.change({ data: { keepYear: 3 } }, { base: kept.standing().base, who: 'x' });
    expect(unknown).toMatchObject({ kind: 'wrong', faults: [{ code: 'unknown-key', nearest: 'keepYears' }] });
    expect(text()).toBe(TEXT);
  });

  it('makes the file where there is none', async () => {
    const { keep, text, kept } = open(null);
    expect(await keep(5)).toEqual({ kind: 'changed' });
    expect(text()).toBe('data:\n  keepYears: 5\n');
    expect(kept.current().data.keepYears).toBe(5);
  });

  it.each([
    ['data:\n  keepYears: x\n', /^kiosk\.yaml の 2 行目『data\.keepYears』/],
    ['data:\n　keepYears: 5\n', /^kiosk\.yaml の 2 行目.*全角の空白/],
  ])('says what is wrong with a broken file and leaves it alone', async (broken, message) => {
    const { path, keep, text, kept } = open();
    writeFileSync(path, broken);
    expect(await keep(5)).toEqual({ kind: 'broken', message: expect.stringMatching(message) });
    expect(text()).toBe(broken);
    expect(kept.standing().fault).toMatch(message);
    expect(kept.current().staff.idleSeconds).toBe(90);
  });

  it('says so where the file has another name, or its folder is gone', async () => {
    const { path, configDir, keep } = open();
    rmSync(path);
    writeFileSync(`${path}.txt`, TEXT);
    expect(await keep(5)).toEqual({ kind: 'broken', message: expect.stringContaining('kiosk.yaml.txt') });
    expect(existsSync(path)).toBe(false);
    rmSync(configDir, { recursive: true });
    expect(await keep(5)).toEqual({ kind: 'broken', message: expect.stringContaining(configDir) });
  });

  it('says so where the file is written as nobody foresaw', async () => {
    const { keep, text } = open('{version: 1}\n');
    expect(await keep(5)).toEqual({ kind: 'unusual' });
    expect(text()).toBe('{version: 1}\n');
  });

  // A folder in the place of what is written beside the file: root may write into any other.
  it('says so where nothing may be written, and goes on with the old settings', async () => {
    const { path, keep, text, record, kept } = open();
    mkdirSync(`${path}.tmp`);
    expect(await keep(5)).toEqual({ kind: 'not-writable' });
    expect([text(), await record(), kept.current().data.keepYears]).toEqual([TEXT, [], 3]);
  });

  // Only Linux has a file that is always full.
  it.skipIf(!existsSync('/dev/full'))('says so on a full disk, and leaves nothing half written', async () => {
    const { path, configDir, keep, text, record } = open();
    symlinkSync('/dev/full', `${path}.tmp`);
    expect(await keep(5)).toEqual({ kind: 'no-room' });
    expect([text(), await record()]).toEqual([TEXT, []]);
    expect(readdirSync(configDir)).toEqual(['kiosk.yaml']);
    expect(await keep(5)).toEqual({ kind: 'changed' });
  });

  it('changes nothing that cannot be put into the record', async () => {
    const { database, keep, text, kept, configDir } = open();
    database.exec('PRAGMA query_only = 1');
    await expect(keep(5)).rejects.toThrow();
    expect([text(), kept.current().data.keepYears, readdirSync(configDir)]).toEqual([TEXT, 3, ['kiosk.yaml']]);
    database.exec('PRAGMA query_only = 0');
    expect(await keep(5)).toEqual({ kind: 'changed' });
  });

  it.skipIf(process.platform === 'win32')('keeps who may read the file, and a link to it', async () => {
    const { path, configDir, keep } = open();
    const real = join(aFolder(), 'shared.yaml');
    writeFileSync(real, TEXT);
    chmodSync(real, 0o640);
    rmSync(path);
    symlinkSync(real, path);
    expect(await keep(5, undefined)).toEqual({ kind: 'changed' });
    expect(readFileSync(real, 'utf8')).toContain('keepYears: 5');
    expect(statSync(real).mode & 0o777).toBe(0o640);
    expect(readdirSync(configDir)).toEqual(['kiosk.yaml']);
  });
});

describe('look', () => {
  it('takes over what was written beside the hub once it has stood still', async () => {
    const { path, kept, clock, lookLater, record } = open();
    await lookLater();
    const before = kept.standing().base;
    writeFileSync(path, TEXT.replace('90', '120'));
    await kept.look();
    clock.nowMs += 1_999;
    await kept.look();
    expect([kept.current().staff.idleSeconds, kept.standing().base]).toEqual([90, before]);
    clock.nowMs += 1;
    await kept.look();
    expect(kept.current().staff.idleSeconds).toBe(120);
    expect(kept.standing().base).not.toBe(before);
    expect(await record()).toEqual([['kiosk.yaml の書き換え', 'settings-changed', '端末の職員用画面']]);
  });

  it('says nothing of a comment, and nothing again of its own change', async () => {
    const { path, kept, keep, lookLater, record, text } = open();
    writeFileSync(path, `${TEXT}# もう一つ\n`);
    await lookLater();
    expect(await record()).toEqual([]);
    expect(await keep(5)).toEqual({ kind: 'changed' });
    await lookLater();
    expect(await record()).toHaveLength(1);
    expect(text()).toContain('# もう一つ');
    expect(kept.current().data.keepYears).toBe(5);
  });

  it('goes on with the last good settings while the file is broken, and says why', async () => {
    const { path, kept, lookLater } = open();
    writeFileSync(path, 'staff:\n  idleSeconds: 1\n');
    await lookLater();
    expect(kept.current().staff.idleSeconds).toBe(90);
    expect(kept.standing().fault).toMatch(/^kiosk\.yaml の 2 行目『staff\.idleSeconds』/);
    writeFileSync(path, TEXT);
    await lookLater();
    expect(kept.standing().fault).toBeNull();
  });
});
