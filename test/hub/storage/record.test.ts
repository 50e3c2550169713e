import { describe, expect, it } from 'vitest';
import { openDatabase, transaction } from '../../../src/hub/storage/database.ts';
import { publishEdition } from '../../../src/hub/storage/editions.ts';
import { setPassword } from '../../../src/hub/storage/password.ts';
import { latestRecord, record } from '../../../src/hub/storage/record.ts';
import { enrolTablet, saveStatus } from '../../../src/hub/storage/tablets.ts';
import { aFolder } from '../../support/a-folder.ts';
import { anEdition } from '../../support/an-edition.ts';

const NOON = Date.parse('2026-11-22T12:00:00.000+09:00');

describe('the record', () => {
  it('tells who did what and when, newest first', async () => {
    const database = openDatabase(aFolder());
    await publishEdition(database, {
      edition: anEdition(),
      source: '目標.txt',
      repairs: 0,
      who: '総務課',
      nowMs: NOON,
    });
    await enrolTablet(database, '正面ロビー', 'この機械', NOON + 1_000);
    await setPassword(database, 'correct horse battery', 'コマンド', NOON + 2_000);
    const lines = await latestRecord(database, 10);
    database.close();
    expect(lines).toEqual([
      { at: '2026-11-22T12:00:02.000+09:00', who: 'コマンド', act: 'password-set', what: '' },
      {
        at: '2026-11-22T12:00:01.000+09:00',
        who: 'この機械',
        act: 'enrolled',
        what: expect.stringMatching(/^正面ロビー [\da-f-]{36}$/),
      },
      {
        at: '2026-11-22T12:00:00.000+09:00',
        who: '総務課',
        act: 'published',
        what: expect.stringMatching(/^目標\.txt #1 [\da-f]{64}$/),
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain('horse');
  });

  it('takes nothing back, whoever asks', () => {
    const database = openDatabase(aFolder());
    record(database, { who: '総務課', act: 'published', what: '目標.txt', nowMs: NOON });
    expect(() => database.exec("UPDATE record SET who = '別の人'")).toThrow('append-only');
    expect(() => database.exec('DELETE FROM record')).toThrow('append-only');
    database.close();
  });

  it('says nothing of what did not happen', async () => {
    const database = openDatabase(aFolder());
    const failing = () =>
      transaction(database, () => {
        record(database, { who: '総務課', act: 'published', what: '目標.txt', nowMs: NOON });
        throw new Error('disk');
      });
    expect(failing).toThrow('disk');
    expect(await latestRecord(database, 10)).toEqual([]);
    database.close();
  });

  it('tells once that a tablet shows what a stick brought', async () => {
    const database = openDatabase(aFolder());
    const { deviceId } = await enrolTablet(database, '正面ロビー', 'この機械', NOON);
    const report = { edition: 1, slide: 'policy', app: '1.0.0', epoch: '' as const, lastSeq: 0, unsent: 0, clock: '' };
    for (const contentId of ['package-1', 'stick:ab', 'stick:ab', 'package-2', 'stick:ab']) {
      const status = { ...report, contentId, oldestUnsentAt: null, persisted: true, faults: [] };
      await saveStatus(database, { deviceId, name: '正面ロビー' }, status, NOON);
    }
    const lines = await latestRecord(database, 10);
    database.close();
    expect(lines.map(({ who, act, what }) => `${who} ${act} ${what}`)).toEqual([
      '正面ロビー stick-loaded stick:ab',
      '正面ロビー stick-loaded stick:ab',
      expect.stringContaining('enrolled'),
    ]);
  });
});
