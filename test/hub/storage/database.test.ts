import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/hub/storage/database.ts';
import { listEditions, readEdition } from '../../../src/hub/storage/edition-rows.ts';
import { publishEdition } from '../../../src/hub/storage/editions.ts';
import { aFolder } from '../../support/a-folder.ts';
import { anEdition } from '../../support/an-edition.ts';

const NOON = Date.parse('2026-11-22T12:00:00.000+09:00');

/** The tables of version 1.0.0 as far as this one changes them, byte for byte. */
const OLD_SCHEMA = `
CREATE TABLE IF NOT EXISTS edition (
  serial INTEGER PRIMARY KEY AUTOINCREMENT, published_at TEXT NOT NULL, effective_from TEXT NOT NULL,
  source TEXT NOT NULL, repairs INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS tablet (
  device_id TEXT PRIMARY KEY, name TEXT NOT NULL, token_hash BLOB NOT NULL UNIQUE,
  enrolled_at TEXT NOT NULL, seen_at TEXT, status TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS note (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

function anOldFolder(): string {
  const folder = aFolder();
  const old = new DatabaseSync(join(folder, 'hub.sqlite'));
  old.exec(OLD_SCHEMA);
  const insert = old.prepare(
    'INSERT INTO edition (published_at, effective_from, source, repairs, body) VALUES (?, ?, ?, ?, ?)',
  );
  const at = '2026-11-20T09:00:00.000+09:00';
  for (const title of ['一', '二']) insert.run(at, at, `${title}.txt`, 31, JSON.stringify({ ...anEdition(), title }));
  old.exec("INSERT INTO note VALUES ('contentDigest', 'abc')");
  old.close();
  return folder;
}

describe('openDatabase', () => {
  it('opens a database of the version before, keeps everything and goes on from there', async () => {
    const folder = anOldFolder();
    for (const _again of [1, 2]) openDatabase(folder).close();
    const database = openDatabase(folder);
    expect(await listEditions(database, NOON)).toMatchObject([
      { serial: 2, title: '二', source: '二.txt', who: '', repairs: 31, state: 'shown', counts: { goals: 4 } },
      { serial: 1, title: '一', state: 'past' },
    ]);
    expect((await readEdition(database, 1))?.edition).toEqual({ ...anEdition(), title: '一' });
    expect(database.prepare('SELECT * FROM note').all()).toEqual([{ key: 'contentDigest', value: 'abc' }]);
    const edition = anEdition();
    expect(await publishEdition(database, { edition, source: '三', repairs: 0, who: '総務課', nowMs: NOON })).toBe(3);
    database.close();
  });

  it('adds nothing twice', () => {
    const folder = anOldFolder();
    const first = openDatabase(folder);
    const second = openDatabase(folder);
    const columns = (database: DatabaseSync) => database.prepare('PRAGMA table_info(edition)').all().length;
    expect([columns(first), columns(second)]).toEqual([10, 10]);
    first.close();
    second.close();
  });
});
