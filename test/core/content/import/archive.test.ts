import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { pictureOf } from '../../../../src/core/content/import/picture.ts';
import { readContent } from '../../../../src/core/content/import/read-content.ts';
import { aJpeg, aPng, aWebp } from '../../../support/a-picture.ts';
import { aWorkbook } from '../../../support/a-workbook.ts';
import { aRawZip, type RawEntry } from '../../../support/a-zip.ts';
import { encodeCp932 } from '../../../support/cp932.ts';
import { codesOf, readText, wardDocument } from '../../../support/ward-document.ts';

const read = (entries: RawEntry[]) => readContent({ name: '掲示.zip', bytes: aRawZip(entries) });
const text = (name: string, content: string) => ({ name, bytes: new TextEncoder().encode(content) });
const notices = (picture: string) =>
  aWorkbook({
    お知らせ: [
      ['題名', '本文', '写真'],
      ['祭り', '来てください。', picture],
    ],
  });

describe('readContent with an archive', () => {
  it('reads the one file in it, whatever systems left beside it', async () => {
    const reading = await read([
      text('掲示/方針.txt', wardDocument()),
      text('__MACOSX/掲示/._方針.txt', 'x'),
      text('掲示/.DS_Store', 'x'),
      text('掲示/Thumbs.db', 'x'),
      text('掲示/~$方針.xlsx', 'x'),
    ]);
    expect(reading.edition).toEqual(readText(wardDocument()).edition);
    expect(reading.repairs[0]?.where.file).toBe('方針.txt');
    expect(reading.problems).toEqual([]);
  });

  it('gives a notice its picture, with a name that Windows Explorer wrote in CP932', async () => {
    const reading = await read([
      { name: encodeCp932('写真\\祭り①.JPG'.replace('\\', '/')), bytes: aJpeg() },
      { name: encodeCp932('表.xlsx'), bytes: await notices('祭り1.jpg') },
    ]);
    expect(reading.pictures).toMatchObject([{ name: '祭り①.JPG', type: 'image/jpeg', width: 640, height: 480 }]);
    expect(reading.edition?.notices[0]?.picture).toBe('祭り①.JPG');
    expect(codesOf(reading).problems).toEqual(['policy-absent', 'goals-absent']);
  });

  it('refuses a notice whose picture is not there, and names pictures that nothing uses', async () => {
    const reading = await read([
      { name: 'a.png', bytes: aPng() },
      { name: 'b.xlsx', bytes: await notices('c.png') },
    ]);
    expect(reading.edition?.notices[0]?.picture).toBeNull();
    expect(reading.problems).toContainEqual(expect.objectContaining({ code: 'picture-missing', severity: 'error' }));
    expect(reading.problems).toContainEqual(expect.objectContaining({ code: 'picture-unused', severity: 'warning' }));
  });

  it.each([
    ['nothing to show', [{ name: 'a.png', bytes: aPng() }]],
    ['two files', [text('a.txt', 'x'), text('b.csv', 'x')]],
  ])('refuses an archive with %s', async (_, entries) => {
    const reading = await read(entries);
    expect(reading.edition).toBeNull();
    expect(codesOf(reading).problems).toEqual(['archive-content']);
  });
});

describe('pictureOf', () => {
  it.each([
    ['image/png', aPng(1, 2)],
    ['image/jpeg', aJpeg(1, 2, 'a comment')],
    ['image/webp', aWebp(1, 2)],
  ])('reads the size of %s, whatever its name says', (type, bytes) => {
    expect(pictureOf('photo.bin', bytes)).toMatchObject({ type, width: 1, height: 2 });
  });

  it.each([
    ['picture-type', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
    ['picture-type', new TextEncoder().encode('<html>')],
    ['picture-type', new TextEncoder().encode('GIF89a')],
    ['picture-type', aPng().slice(0, 10)],
    ['picture-type', aJpeg().slice(0, 8)],
    ['picture-type', new Uint8Array()],
    ['picture-too-large', aPng(30_000, 30_000)],
    ['picture-too-large', aPng(0, 10)],
    ['picture-too-large', aWebp(16_000_000, 1)],
  ])('refuses as %s what is none, or too many pixels', (problem, bytes) => {
    expect(pictureOf('a.png', bytes)).toMatchObject({ problem });
  });

  it('takes several CSV files as the tables of one edition, with their pictures', async () => {
    const utf8 = (text: string) => new TextEncoder().encode(text);
    const tables = {
      '方針.csv': utf8('サービス向上方針,\n番号,方針\n1,公平に応対します。\n'),
      '目標.csv': utf8('部署名,番号,区分,目標\n区民課,1,共通,笑顔で応対します。\n'),
      'お知らせ.csv': utf8('題名,本文,写真\n祭り,広場で開きます。,a.png\n'),
      'a.png': aPng(),
    };
    const reading = await readContent({ name: '掲示.zip', bytes: zipSync(tables) });
    expect(codesOf(reading).problems).toEqual([]);
    expect(reading.edition).toMatchObject({
      policy: { title: 'サービス向上方針', principles: [{ no: 1 }] },
      departments: [{ id: '区民課' }],
      notices: [{ title: '祭り', picture: 'a.png' }],
    });
    const broken = { ...tables, '目標.csv': utf8('部署名,番号,目標\n区民課,1,"笑顔で') };
    const refused = await readContent({ name: '掲示.zip', bytes: zipSync(broken) });
    expect([refused.edition, ...refused.problems.map(({ code, where }) => `${where.file} ${code}`)]).toEqual([
      null,
      '目標.csv csv-quotes',
    ]);
  });
});
