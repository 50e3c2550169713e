import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimDataFolder, isBeingRestored } from '../../../src/hub/storage/data-folder.ts';
import { databasePath, openDatabase } from '../../../src/hub/storage/database.ts';
import { hasPassword } from '../../../src/hub/storage/password.ts';
import { restoreDatabase } from '../../../src/hub/storage/restore.ts';
import { aFolder } from '../../support/a-folder.ts';
import { storeManyEvents } from '../../support/many-events.ts';
import { runCommand } from '../../support/run-command.ts';
import { STAFF_PASSWORD } from '../../support/staff-session.ts';
import { wardDocument } from '../../support/ward-document.ts';

/** A folder on which a restoration is at work, up to where this test ends it. */
function aRestoration() {
  const dataDir = aFolder();
  openDatabase(dataDir).close();
  const claim = claimDataFolder(dataDir)!;
  writeFileSync(join(dataDir, 'hub.sqlite.restoring'), 'half of a database');
  return { dataDir, end: claim.release };
}

describe('isBeingRestored', () => {
  it('is so while a restoration holds the folder, and not of what a killed one left', () => {
    const { dataDir, end } = aRestoration();
    expect(isBeingRestored(dataDir)).toBe(true);
    end();
    expect(isBeingRestored(dataDir)).toBe(false);
    // Looking has claimed nothing.
    const claim = claimDataFolder(dataDir);
    expect(claim).not.toBeNull();
    claim?.release();
  });

  it('is so of a real one, while it copies the backup', async () => {
    const dataDir = aFolder();
    const from = aFolder();
    const backup = openDatabase(from);
    await storeManyEvents(backup, 3_000, Date.parse('2026-11-22T12:00:00.000+09:00'));
    backup.close();
    const seen: boolean[] = [];
    const claim = claimDataFolder(dataDir)!;
    const looking = setInterval(() => seen.push(isBeingRestored(dataDir)), 1);
    await restoreDatabase(dataDir, databasePath(from), { who: 'テスト', nowMs: 0, progress: () => {} });
    clearInterval(looking);
    expect(seen).toContain(true);
    expect(isBeingRestored(dataDir)).toBe(false);
    claim.release();
  });

  it('is not so beside a hub', () => {
    const dataDir = aFolder();
    const claim = claimDataFolder(dataDir)!;
    expect(isBeingRestored(dataDir)).toBe(false);
    claim.release();
  });
});

const SENTENCE = /^データフォルダー .* は、バックアップから復元している最中です。.*。\n$/;

describe('what a restoration would take away again', () => {
  it('is no edition that was published meanwhile', async () => {
    const { dataDir, end } = aRestoration();
    const file = join(aFolder(), '方針.txt');
    writeFileSync(file, wardDocument());
    const { exitCode, stdout, stderr } = await runCommand('content', ['publish', file, '--data', dataDir]);
    end();
    expect([exitCode, stdout]).toEqual([69, '']);
    expect(stderr).toMatch(SENTENCE);
    const database = openDatabase(dataDir);
    expect(database.prepare('SELECT count(*) AS n FROM edition').get()).toEqual({ n: 0 });
    database.close();
  });

  it('is no password that was set meanwhile', async () => {
    const { dataDir, end } = aRestoration();
    const program = join(import.meta.dirname, '../../../src/hub/commands/password.ts');
    const args = [program, '--data', dataDir];
    const { status, stderr } = spawnSync(process.execPath, args, { input: STAFF_PASSWORD, encoding: 'utf8' });
    end();
    expect(status).toBe(69);
    expect(stderr).toMatch(SENTENCE);
    const database = openDatabase(dataDir);
    expect(await hasPassword(database)).toBe(false);
    database.close();
  });
});
