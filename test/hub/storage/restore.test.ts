import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeBackup } from '../../../src/hub/storage/backup.ts';
import { openDatabase } from '../../../src/hub/storage/database.ts';
import { issueCode } from '../../../src/hub/storage/enrolment-codes.ts';
import { writeRatingsFile } from '../../../src/hub/storage/ratings-file.ts';
import { latestRecord } from '../../../src/hub/storage/record.ts';
import { restoreDatabase } from '../../../src/hub/storage/restore.ts';
import { beginSession } from '../../../src/hub/storage/sessions.ts';
import { aFolder } from '../../support/a-folder.ts';
import { aRating } from '../../support/a-rating.ts';
import { aStore } from '../../support/a-store.ts';
import { spoilDatabase } from '../../support/spoil-database.ts';

const NOON = Date.parse('2026-11-22T12:00:00.000+09:00');
const by = { who: 'コマンド', nowMs: NOON, progress: () => {} };

/** As the hub writes them, a moment after it answered. */
async function writeFiles({ database, ratingsFolder }: Awaited<ReturnType<typeof aStore>>) {
  for (const { month } of database.prepare('SELECT month FROM ratings_file').all())
    await writeRatingsFile(database, ratingsFolder, String(month));
  database.exec('UPDATE ratings_file SET written = changed');
}

/** A backup of two ratings, and a hub that went on to four. */
async function aBackup() {
  const store = await aStore();
  await store.rate(1, 2);
  const token = await beginSession(store.database, '総務課', NOON);
  await issueCode(store.database, '総務課', NOON);
  await writeFiles(store);
  const backup = await writeBackup(store.dataDir, '2026-11-22');
  const later = await store.send(
    [aRating(3), aRating(4, { at: '2026-12-01T08:00:00.000+09:00' })],
    undefined,
    Date.parse('2026-12-01T09:00:00.000+09:00'),
  );
  expect(later.through).toBe(4);
  await writeFiles(store);
  return { ...store, backup: backup.path, token };
}

function idsIn(dataDir: string): string[] {
  const database = openDatabase(dataDir);
  const rows = database.prepare("SELECT body ->> 'id' AS id FROM event ORDER BY id").all();
  database.close();
  return rows.map(({ id }) => String(id).slice(-1));
}

describe('restoreDatabase', () => {
  it('puts the backup in its place and keeps what was there, files of the months too', async () => {
    const { dataDir, database, backup } = await aBackup();
    database.close();
    const restored = await restoreDatabase(dataDir, backup, by);
    expect(restored).toMatchObject({ kind: 'restored', ratings: 2 });
    expect(idsIn(dataDir)).toEqual(['1', '2']);
    const kept = join(dataDir, 'replaced', '2026-11-22-120000');
    expect(restored).toMatchObject({ replaced: kept });
    expect(idsIn(kept)).toEqual(['1', '2', '3', '4']);
    expect(readdirSync(join(kept, 'ratings')).sort()).toEqual(['ratings-2026-11.csv', 'ratings-2026-12.csv']);
  });

  it('keeps what a killed hub had only in its log', async () => {
    const { dataDir, database, backup } = await aBackup();
    const copy = aFolder();
    for (const name of ['hub.sqlite', 'hub.sqlite-wal'])
      writeFileSync(join(copy, name), readFileSync(join(dataDir, name)));
    database.close();
    const restored = await restoreDatabase(copy, backup, by);
    expect(idsIn(String((restored as { replaced: string }).replaced))).toEqual(['1', '2', '3', '4']);
    expect(idsIn(copy)).toEqual(['1', '2']);
  });

  it('has every file of a month written again, that of a month which the backup lacks too', async () => {
    const { dataDir, database, backup } = await aBackup();
    database.close();
    await restoreDatabase(dataDir, backup, by);
    const restored = openDatabase(dataDir);
    const due = restored.prepare('SELECT month FROM ratings_file WHERE changed <> written ORDER BY month').all();
    restored.close();
    expect(due).toMatchObject([{ month: '2026-11' }, { month: '2026-12' }]);
  });

  it('ends sessions and open codes, and stands in the record', async () => {
    const { dataDir, database, backup } = await aBackup();
    database.close();
    await restoreDatabase(dataDir, backup, by);
    const restored = openDatabase(dataDir);
    for (const table of ['session', 'enrolment_code'])
      expect(restored.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
    expect(await latestRecord(restored, 1)).toMatchObject([
      { who: 'コマンド', act: 'restored', what: 'hub-2026-11-22.sqlite' },
    ]);
    restored.close();
  });

  it('replaces a database that is damaged, and keeps it too', async () => {
    const { dataDir, database, backup, path } = await aBackup();
    database.close();
    writeFileSync(path, 'no database at all');
    const restored = await restoreDatabase(dataDir, backup, by);
    expect(idsIn(dataDir)).toEqual(['1', '2']);
    const { replaced } = restored as { replaced: string };
    expect(readFileSync(join(replaced, 'hub.sqlite'), 'utf8')).toBe('no database at all');
  });

  it('changes nothing where the backup is damaged', async () => {
    const { dataDir, database, backup } = await aBackup();
    database.close();
    spoilDatabase(backup);
    expect(await restoreDatabase(dataDir, backup, by)).toMatchObject({ kind: 'damaged' });
    expect(idsIn(dataDir)).toEqual(['1', '2', '3', '4']);
    expect(existsSync(join(dataDir, 'replaced'))).toBe(false);
    expect(readdirSync(dataDir).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  it('changes nothing where the backup holds an event that is none', async () => {
    const { dataDir, database, backup } = await aBackup();
    database.close();
    const folder = aFolder();
    writeFileSync(join(folder, 'hub.sqlite'), readFileSync(backup));
    const spoilt = openDatabase(folder);
    spoilt.exec("UPDATE event SET body = '{}' WHERE row = 1");
    spoilt.close();
    expect(await restoreDatabase(dataDir, join(folder, 'hub.sqlite'), by)).toMatchObject({ kind: 'damaged' });
    expect(idsIn(dataDir)).toEqual(['1', '2', '3', '4']);
  });

  it('starts a folder where nothing was', async () => {
    const { backup, database } = await aBackup();
    database.close();
    const folder = aFolder();
    expect(await restoreDatabase(folder, backup, by)).toMatchObject({ kind: 'restored', replaced: null });
    expect(idsIn(folder)).toEqual(['1', '2']);
  });

  it('keeps one restoration beside another of the same second', async () => {
    const { dataDir, database, backup } = await aBackup();
    database.close();
    for (const _again of [1, 2]) await restoreDatabase(dataDir, backup, by);
    expect(readdirSync(join(dataDir, 'replaced')).sort()).toEqual(['2026-11-22-120000', '2026-11-22-120000-2']);
  });
});
