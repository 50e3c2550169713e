import { spawnSync } from 'node:child_process';
import { scryptSync } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/hub/storage/database.ts';
import { writeNotes } from '../../../src/hub/storage/notes.ts';
import { hasPassword, isPassword } from '../../../src/hub/storage/password.ts';
import { aFolder } from '../../support/a-folder.ts';

const program = join(import.meta.dirname, '../../../src/hub/commands/password.ts');

function password(input: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('npm run -s password', () => {
  it('sets the password from standard input, and replaces it', async () => {
    const dataDir = aFolder();
    for (const given of ['correct horse battery', '区役所の合言葉は十二文字']) {
      expect(password(`${given}\n`, '--data', dataDir)).toMatchObject({ status: 0, stderr: '' });
      const database = openDatabase(dataDir);
      expect(await isPassword(database, given)).toBe(true);
      expect(await isPassword(database, `${given} `)).toBe(false);
      database.close();
    }
    const database = openDatabase(dataDir);
    expect(await isPassword(database, 'correct horse battery')).toBe(false);
    expect(JSON.stringify(database.prepare('SELECT * FROM note').all())).not.toContain('合言葉');
    database.close();
  });

  it('refuses a short one with a sentence, and nothing is set', async () => {
    const dataDir = aFolder();
    const { status, stdout, stderr } = password('12345678901\n', '--data', dataDir);
    expect({ status, stdout }).toEqual({ status: 65, stdout: '' });
    expect(stderr).toMatch(/^.*12 文字以上.*。\n$/);
    const database = openDatabase(dataDir);
    expect(await hasPassword(database)).toBe(false);
    database.close();
  });

  it.each([['--nope'], ['secret-on-the-command-line'], ['--data']])('exits 64 with one line for %s', (arg) => {
    const { status, stderr } = password('', arg);
    expect([status, stderr.match(/\n/g)?.length]).toEqual([64, 1]);
  });
});

describe('isPassword', () => {
  it('takes full-width letters for what they stand for', async () => {
    const dataDir = aFolder();
    password('ＡＢＣＤＥＦ１２３４５６', '--data', dataDir);
    const database = openDatabase(dataDir);
    expect(await isPassword(database, 'ABCDEF123456')).toBe(true);
    database.close();
  });

  it('still knows a password that version 1.0.0 stored', async () => {
    const database = openDatabase(aFolder());
    const salt = Buffer.alloc(16, 7);
    const hash = scryptSync('correct horse battery', salt, 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 });
    await writeNotes(database, { password: `scrypt$${salt.toString('base64url')}$${hash.toString('base64url')}` });
    expect(await isPassword(database, 'correct horse battery')).toBe(true);
    expect(await isPassword(database, 'correct horse batterx')).toBe(false);
    database.close();
  });
});
