import { appendFileSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { writeTemplate } from '../../../src/core/content/template/write-template.ts';
import { createContentSource } from '../../../src/hub/content/content-source.ts';
import { openDatabase } from '../../../src/hub/storage/database.ts';
import { currentEdition } from '../../../src/hub/storage/edition-rows.ts';
import { readPicture } from '../../../src/hub/storage/pictures.ts';
import { templateWords } from '../../../src/words/template.ts';
import { aFolder } from '../../support/a-folder.ts';
import { sha256 } from '../../support/a-package.ts';
import { aPng } from '../../support/a-picture.ts';
import { aNotice } from '../../support/an-edition.ts';
import { aDocument, readText, wardDocument } from '../../support/ward-document.ts';

const SECOND = 1_000;
const goals = (count: number, department = '区民課') =>
  aDocument(Array.from({ length: count }, (_, index) => `${department}\t${index + 1} 共通 目標${index + 1}です。`));

function aSource() {
  const database = openDatabase(aFolder());
  const folder = join(aFolder(), 'content');
  mkdirSync(folder);
  const path = join(folder, 'content.txt');
  // Behind every file that is written here.
  let nowMs = Date.parse('2030-01-01T00:00:00.000+09:00');
  const logged: { event: string }[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => logged.push(JSON.parse(line)) });
  let source = createContentSource(folder, database, log, () => nowMs);
  return {
    ...{ database, folder, path, logged },
    look: () => source.look(),
    later: (ms: number) => {
      nowMs += ms;
      return source.look();
    },
    /** As the hub does while a file comes to rest. */
    async rest() {
      for (let n = 0; n < 4; n += 1) {
        await source.look();
        nowMs += SECOND;
      }
    },
    restart() {
      source = createContentSource(folder, database, log, () => nowMs);
    },
    serial: async () => (await currentEdition(database, nowMs))?.serial ?? 0,
    reasons: async () => (await source.draft())?.reasons ?? [],
    setNow: (ms: number) => {
      nowMs = ms;
    },
  };
}

describe('createContentSource', () => {
  it('publishes at the start what has stood still', async () => {
    const { look, path, serial, database } = aSource();
    writeFileSync(path, wardDocument());
    await look();
    expect(await serial()).toBe(1);
    expect(
      (await currentEdition(database, Date.parse('2030-01-01T00:00:00.000+09:00')))?.edition.departments,
    ).toHaveLength(14);
  });

  it('waits at the start for a file just written, whatever date it carries', async () => {
    const { look, later, path, serial, setNow } = aSource();
    writeFileSync(path, goals(10));
    utimesSync(path, 0, 0);
    setNow(statSync(path).ctimeMs + 1_900);
    await look();
    expect(await serial()).toBe(0);
    await later(200);
    expect(await serial()).toBe(1);
  });

  it('publishes a change once it has stood still for 2 s', async () => {
    const { look, later, path, serial } = aSource();
    writeFileSync(path, goals(10));
    await look();
    writeFileSync(path, goals(11));
    await later(SECOND);
    await later(1_999);
    expect(await serial()).toBe(1);
    await later(1);
    expect(await serial()).toBe(2);
  });

  it('does not read a copy that is still growing, even with the date of the original', async () => {
    const { look, later, path, serial } = aSource();
    await look();
    writeFileSync(path, '');
    for (let n = 0; n < 6; n += 1) {
      appendFileSync(path, n === 0 ? goals(10) : `\n区民課\t${10 + n} 共通 目標です。`);
      utimesSync(path, 0, 0);
      await later(1_500);
      expect(await serial()).toBe(0);
    }
    await later(2_000);
    expect(await serial()).toBe(1);
  });

  it('does not publish the same bytes again, nor over a restart', async () => {
    const { rest, restart, path, serial } = aSource();
    writeFileSync(path, goals(10));
    await rest();
    writeFileSync(path, goals(10));
    await rest();
    restart();
    await rest();
    expect(await serial()).toBe(1);
  });

  it('keeps the last good edition where the file is broken, and says why, also after a restart', async () => {
    const { rest, restart, path, serial, reasons, logged } = aSource();
    writeFileSync(path, goals(10));
    await rest();
    writeFileSync(path, aDocument(['区民課\t1\t共通\t']));
    await rest();
    expect([await serial(), await reasons()]).toEqual([1, [expect.stringContaining('目標の文がありません')]]);
    expect(logged.filter(({ event }) => event === 'content.refused')).toHaveLength(1);
    restart();
    await rest();
    expect(await reasons()).toHaveLength(1);
    writeFileSync(path, goals(12));
    await rest();
    expect([await serial(), await reasons()]).toEqual([2, []]);
  });

  it('does not publish what loses a department, or more than a fifth of the goals', async () => {
    const { rest, path, serial, reasons } = aSource();
    writeFileSync(path, goals(10));
    await rest();
    writeFileSync(path, goals(10, '総務課'));
    await rest();
    expect([await serial(), await reasons()]).toEqual([1, [expect.stringContaining('区民課')]]);
    writeFileSync(path, goals(7));
    await rest();
    expect([await serial(), await reasons()]).toEqual([1, [expect.stringContaining('10 件から 7 件')]]);
    writeFileSync(path, goals(8));
    await rest();
    expect([await serial(), await reasons()]).toEqual([2, []]);
  });

  it('does not see lock files, dot files and folders', async () => {
    const { rest, folder, serial, reasons } = aSource();
    writeFileSync(join(folder, '~$content.txt'), 'x');
    writeFileSync(join(folder, '.gitattributes'), 'x');
    mkdirSync(join(folder, 'old'));
    await rest();
    expect([await serial(), await reasons()]).toEqual([0, []]);
    writeFileSync(join(folder, 'content.txt'), goals(10));
    await rest();
    expect([await serial(), await reasons()]).toEqual([1, []]);
  });

  it('asks for one file where there are several, and forgets it when one is left', async () => {
    const { rest, folder, path, serial, reasons, logged } = aSource();
    writeFileSync(path, goals(10));
    await rest();
    writeFileSync(join(folder, 'other.txt'), goals(11));
    await rest();
    expect([await serial(), await reasons()]).toEqual([1, [expect.stringContaining('content.txt、other.txt')]]);
    rmSync(join(folder, 'other.txt'));
    await rest();
    expect([await serial(), await reasons()]).toEqual([1, []]);
    expect(logged.map(({ event }) => event)).toEqual(['content.published', 'content.hindered']);
  });

  it('says that the folder is missing, once, and goes on when it is back', async () => {
    const { rest, folder, path, serial, reasons, logged } = aSource();
    writeFileSync(path, goals(10));
    await rest();
    renameSync(folder, `${folder}.away`);
    await rest();
    expect([await serial(), await reasons()]).toEqual([1, [expect.stringContaining(folder)]]);
    renameSync(`${folder}.away`, folder);
    await rest();
    expect([await serial(), await reasons()]).toEqual([1, []]);
    expect(logged.map(({ event }) => event)).toEqual(['content.published', 'content.hindered']);
  });

  it('tries again where the disk took no more', async () => {
    const { rest, look, path, serial, database } = aSource();
    writeFileSync(path, goals(10));
    database.exec('PRAGMA query_only = 1');
    await expect(look()).rejects.toThrow();
    database.exec('PRAGMA query_only = 0');
    await rest();
    expect(await serial()).toBe(1);
  });

  it('keeps the pictures of an archive, drops what is too large and says so in the log', async () => {
    const { rest, folder, database, logged, reasons } = aSource();
    const workbook = await writeTemplate(
      {
        ...readText(goals(10)).edition!,
        notices: [
          { ...aNotice('祭り'), picture: '小.png' },
          { ...aNotice('写真展'), picture: '大.png' },
        ],
      },
      templateWords,
    );
    const entries = { '掲示.xlsx': workbook, '小.png': aPng(), '大.png': aPng(4_000, 3_000) };
    writeFileSync(join(folder, '掲示.zip'), zipSync(entries));
    await rest();
    const edition = (await currentEdition(database, Date.parse('2031-01-01T00:00:00Z')))?.edition;
    expect(edition?.notices.map(({ picture }) => picture)).toEqual([sha256(aPng()), null]);
    expect((await readPicture(database, sha256(aPng())))?.type).toBe('image/png');
    const dropped = logged.find(({ event }) => event === 'content.pictures-dropped');
    expect(dropped).toMatchObject({ reasons: [expect.stringMatching(/大\.png.*職員ページ/)] });
    expect(await reasons()).toEqual([]);
  });

  it('does not publish a notice whose picture, named by its hash, is not stored', async () => {
    const { rest, folder, serial, reasons } = aSource();
    const notices = [{ ...aNotice('祭り'), picture: 'a'.repeat(64) }];
    const workbook = await writeTemplate({ ...readText(goals(10)).edition!, notices }, templateWords);
    writeFileSync(join(folder, '掲示.xlsx'), workbook);
    await rest();
    expect([await serial(), await reasons()]).toEqual([0, [expect.stringContaining('写真')]]);
  });

  it('refuses a file of any size without reading all of it', async () => {
    const { rest, path, serial, reasons } = aSource();
    writeFileSync(path, Buffer.alloc(30_000_000, 'あ'));
    await rest();
    expect([await serial(), await reasons()]).toEqual([0, [expect.stringMatching(/大き/)]]);
  });
});
