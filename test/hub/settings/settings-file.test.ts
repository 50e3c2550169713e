import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';
import { parseSettings, readSettings } from '../../../src/hub/settings/settings-file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function message(text: string): string {
  const read = parseSettings(utf8(text));
  return 'message' in read ? read.message : '';
}

describe('readSettings', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'settings-file-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('takes the defaults where there is no kiosk.yaml', () => {
    expect(readSettings(folder)).toEqual({ settings: defaultSettings });
  });

  it('reads what the file sets', () => {
    writeFileSync(join(folder, 'kiosk.yaml'), 'version: 1\noffice:\n  ward: 幸区役所\n');
    expect(readSettings(folder)).toEqual({
      settings: { ...defaultSettings, office: { name: '', ward: '幸区役所' } },
    });
  });

  it.each(['kiosk.yml', 'kiosk.yaml.txt'])('does not pass over %s in silence', (name) => {
    writeFileSync(join(folder, name), 'version: 1\n');
    expect(readSettings(folder)).toEqual({
      message: `設定ファイルの名前が ${name} になっています。kiosk.yaml に直してください。`,
    });
  });

  it('names a folder that is not there', () => {
    const gone = join(folder, 'gone');
    expect(readSettings(gone)).toEqual({ message: expect.stringContaining(gone) });
  });

  it('says so where kiosk.yaml cannot be opened', () => {
    // A folder of that name cannot be read as a file, by root neither.
    mkdirSync(join(folder, 'kiosk.yaml'));
    expect(readSettings(folder)).toEqual({
      message: expect.stringContaining('ファイルを開けません'),
    });
  });
});

describe('parseSettings', () => {
  it('reads a file from Windows: byte order mark, CRLF', () => {
    expect(parseSettings(utf8('\ufeffversion: 1\r\nstaff:\r\n  idleSeconds: 90\r\n'))).toEqual({
      settings: { ...defaultSettings, staff: { idleSeconds: 90 } },
    });
  });

  it('reads an empty file, and one of comments alone, as the defaults', () => {
    expect(parseSettings(utf8(''))).toEqual({ settings: defaultSettings });
    expect(parseSettings(utf8('# 何もなし\n'))).toEqual({ settings: defaultSettings });
  });

  it('reads days and times without quotes', () => {
    const read = parseSettings(utf8('hours:\n  weekly:\n    mon: 8:30-17:15\n  closed: [2026-12-28]\n'));
    expect(read).toMatchObject({
      settings: { hours: { weekly: { mon: '8:30-17:15' }, closed: ['2026-12-28'] } },
    });
  });

  it('leaves full-width letters alone where people read them', () => {
    const question = '本日：１番窓口　いかがでしたか';
    expect(parseSettings(utf8(`# 全角：１２　の注釈\nsurvey:\n  question: ${question}\n`))).toMatchObject({
      settings: { survey: { question } },
    });
  });

  it('names line, key and the nearest known key', () => {
    expect(message('version: 1\n\ndisplya:\n  minSeconds: 8\n')).toMatch(
      /^kiosk\.yaml の 3 行目『displya』は使えないキーです。『display』ではありませんか。/,
    );
  });

  it('names line, key and what is allowed', () => {
    expect(message('staff:\n  idleSeconds: 5\n')).toBe(
      'kiosk.yaml の 2 行目『staff.idleSeconds』は 15〜600 の範囲の数にしてください。',
    );
    expect(message('languages:\n  - ja\n  - fr\n')).toBe(
      'kiosk.yaml の 3 行目『languages』に書けるのは ja、ja-easy、en、zh-Hans、ko のどれかです。',
    );
  });

  it('says one sentence a line when several things are wrong', () => {
    expect(message('office: x\nstaff:\n  idleSeconds: 5\n').split('\n')).toEqual([
      expect.stringContaining('1 行目『office』'),
      expect.stringContaining('3 行目『staff.idleSeconds』'),
    ]);
  });

  it('points at the section from which a key is missing', () => {
    expect(message('hours:\n  extra:\n    - date: 2027-03-28\n')).toMatch(/3 行目『open』がありません/);
  });

  it.each([
    ['office:\n　name: x\n', 2, '全角の空白'],
    ['office:\n  name: x\n　　ward: y\n', 3, '全角の空白'],
    ['office：\n  name: x\n', 1, '全角『：』'],
    ['office:\n  ward： 区役所\n', 2, '全角『：』'],
    ['display:\n  minSeconds:　8\n', 2, '全角の空白'],
    ['display:\n  minSeconds: １２\n', 2, '数字や記号が全角'],
    ['display:\n  secondsPerCharacter: ０．２ # 秒\n', 2, '数字や記号が全角'],
    ['hours:\n  weekly:\n    mon: "８：３０－１７：１５"\n', 3, '数字や記号が全角'],
    ['hours:\n  closed:\n    - ２０２６-１２-２９\n', 3, '数字や記号が全角'],
    ['office:\n\tname: x\n', 2, 'タブ'],
    ['display:\n  minSeconds:8\n', 2, 'コロンの後ろに半角の空白がありません'],
    ['office:\n  name: x\n  name: y\n', 3, '同じキーが 2 回'],
    ['version: 1\noffice:\n  name: "x\n', 3, '書き方を読み取れません'],
    ['office:\n  name: "x\n  ward: 区役所\ndata:\n', 2, '書き方を読み取れません'],
    ['languages: [ja, en\n', 1, '書き方を読み取れません'],
    ['version: 1\n  minSeconds: 8\n', 1, '書き方を読み取れません'],
  ])('explains %j by its line', (text, line, words) => {
    expect(message(text)).toContain(`kiosk.yaml の ${line} 行目`);
    expect(message(text)).toContain(words);
  });

  it('names the line that is not UTF-8', () => {
    const cp932 = Uint8Array.of(...utf8('version: 1\noffice:\n  ward: '), 0x8b, 0xe6, 0x96, 0xf0, 0x8f, 0x8a, 0x0a);
    expect(parseSettings(cp932)).toEqual({
      message: expect.stringMatching(/^kiosk\.yaml の 3 行目：文字コードが UTF-8 ではありません/),
    });
    const utf16 = Uint8Array.of(0xff, 0xfe, 0x76, 0x00);
    expect(parseSettings(utf16)).toEqual({ message: expect.stringContaining('1 行目：文字コードが') });
  });

  it('refuses aliases, by which a small file could unfold into a large one', () => {
    expect(message('office:\n  name: *区役所*\n')).toMatch(/^kiosk\.yaml の 2 行目『\*』で始まる値は/);
    expect(message('a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n')).toMatch(/^kiosk\.yaml の 2 行目『\*』/);
  });

  it('answers any bytes with settings or with a message', () => {
    const shape = fc.constantFrom(
      'office:',
      '  ',
      '\n',
      '　',
      '：',
      '１',
      '- ',
      '"',
      '[',
      '{',
      '&a ',
      '*a',
      '\t',
      'x',
      '|',
    );
    const text = fc.array(shape, { maxLength: 30 }).map((parts) => utf8(parts.join('')));
    fc.assert(
      fc.property(fc.oneof(text, fc.uint8Array()), (bytes) => {
        const read = parseSettings(bytes);
        if ('message' in read) expect(read.message).toMatch(/^kiosk\.yaml/);
        else expect(read.settings.version).toBe(1);
      }),
    );
  });
});
