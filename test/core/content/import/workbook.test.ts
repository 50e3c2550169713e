import * as excel from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { editionSchema } from '../../../../src/core/content/edition.ts';
import { createFindings } from '../../../../src/core/content/import/findings.ts';
import { readContent } from '../../../../src/core/content/import/read-content.ts';
import { spreadsheetTables } from '../../../../src/core/content/import/spreadsheet-table.ts';
import type { Sheet } from '../../../../src/core/content/import/table.ts';
import { type ZipEntry, zipDirectory } from '../../../../src/core/content/import/zip-directory.ts';
import { aWorkbook, goalsHeader, policySheet, readGoalRows, readWorkbook } from '../../../support/a-workbook.ts';
import { codesOf, goalsOf, readText, wardDocument } from '../../../support/ward-document.ts';

const wardRows = wardDocument()
  .split('\n')
  .map((line) => line.split('\t'));
const ward = readText(wardDocument());

/** The package with one part written anew. */
function changed(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part]!))) });
}

describe("readContent with the ward's document in a workbook", () => {
  it('reads the same from one sheet of .xlsx', async () => {
    const reading = await readWorkbook({ Sheet1: wardRows });
    expect(reading.edition).toEqual(ward.edition);
    expect(reading.repairs).toHaveLength(31);
    expect(reading.problems).toEqual([]);
  });

  it.each(['サービス向上方針', '令和8年度 目標', '掲示内容'])('reads the same from a sheet named %s', async (name) => {
    const reading = await readWorkbook({ [name]: wardRows });
    expect(reading.edition).toEqual(ward.edition);
    expect(reading.problems).toEqual([]);
  });

  it('reads the same from .ods', async () => {
    const bytes = await writeOds({ sheets: [{ name: 'Sheet1', rows: wardRows }] });
    const reading = await readContent({ name: '掲示.ods', bytes });
    expect(reading.edition).toEqual(ward.edition);
    expect(reading.problems).toEqual([]);
  });

  it('names sheet, row and column of what it repairs', async () => {
    const { repairs } = await readWorkbook({ Sheet1: wardRows });
    expect(repairs).toContainEqual({
      code: 'spaces-removed',
      where: { file: '掲示.xlsx', sheet: 'Sheet1', row: 36, column: '目標及び具体的な取組内容' },
      before: '庁 内 体 制',
      after: '庁内体制',
    });
  });
});

describe('readContent with a table of goals', () => {
  it('reads merged departments and categories down, and nothing else', async () => {
    const rows = [
      ['サービス向上目標'],
      goalsHeader,
      ['区民課', 1, '共通', '一。', ''],
      [null, 2, null, '二。', '済'],
      [null, null, null, null, null],
      ['総務課', 1, '共通', '三。', ''],
    ];
    const merges = [
      { startRow: 2, endRow: 4, startCol: 0, endCol: 0 },
      { startRow: 2, endRow: 3, startCol: 2, endCol: 2 },
    ];
    const reading = await readWorkbook({ 方針: policySheet, 目標: { rows, merges } });
    expect(
      reading.edition?.departments.map(({ id, goals }) => [id, goals.map(({ text, category }) => category + text)]),
    ).toEqual([
      ['区民課', ['共通一。', '共通二。']],
      ['総務課', ['共通三。']],
    ]);
    expect(codesOf(reading)).toEqual({ repairs: [], problems: [] });
  });

  it('reads under a header merged over number, category and text', async () => {
    const rows = [
      ['部署名', '目標及び具体的な取組内容', null, null, '実施結果'],
      ['区民課', 1, '共通', '一', '済一'],
      ['区民課', '2 共通 二。', null, null, '済二'],
      ['区民課', 3, null, '三', '済三'],
    ];
    const merges = [
      { startRow: 0, endRow: 0, startCol: 1, endCol: 3 },
      { startRow: 2, endRow: 2, startCol: 1, endCol: 3 },
    ];
    const { edition } = await readWorkbook({ 方針: policySheet, 目標: { rows, merges } });
    expect(goalsOf(edition).map(({ no, category, text, result }) => `${no} ${category} ${text} ${result}`)).toEqual([
      '1 共通 一 済一',
      '2 共通 二。 済二',
      '3  三 済三',
    ]);
  });

  it('finds the header below titles and beside an empty margin, and number and category in the cell', async () => {
    const reading = await readWorkbook({
      方針: policySheet,
      目標: [
        [],
        [null, null, 'サービス向上目標'],
        [],
        [null, ...goalsHeader],
        [null, '区民課', '１　共通　笑顔で応対します。', '', '', '済'],
      ],
    });
    expect(reading.edition?.title).toBe('サービス向上目標');
    expect(goalsOf(reading.edition)).toMatchObject([
      { no: 1, category: '共通', text: '笑顔で応対します。', result: '済' },
    ]);
    expect(codesOf(reading).repairs).toEqual(['cell-split', 'digits-narrowed']);
  });

  it('reads hidden rows and sheets, and says so', async () => {
    const reading = await readWorkbook({
      方針: { rows: policySheet, hidden: true },
      目標: {
        rows: [goalsHeader, ['区民課', 1, '共通', '一。'], ['区民課', 2, '共通', '二。']],
        rowDefs: new Map([[2, { hidden: true }]]),
      },
    });
    expect(goalsOf(reading.edition)).toHaveLength(2);
    expect(reading.problems).toMatchObject([
      { code: 'sheet-hidden', severity: 'warning', where: { sheet: '方針' } },
      { code: 'rows-hidden', severity: 'warning', where: { sheet: '目標', row: 3 }, values: { count: 1 } },
    ]);
  });

  it('keeps other languages beside the Japanese, and ruby as it is written', async () => {
    const header = [
      ...goalsHeader,
      '目標（やさしい日本語）',
      '目標（English）',
      '実施結果（English）',
      '目標 한국어',
      '目標（中国語）',
    ];
    const row = [
      '区民課',
      1,
      '共通',
      '｜区役所《くやくしょ》で応対します。',
      '',
      'えがおで',
      'Smile.',
      'Done.',
      '미소',
      '微笑',
    ];
    const reading = await readGoalRows([row], header);
    expect(goalsOf(reading.edition)[0]).toMatchObject({
      text: '｜区役所《くやくしょ》で応対します。',
      translations: {
        'ja-easy': { text: 'えがおで' },
        en: { text: 'Smile.', result: 'Done.' },
        ko: { text: '미소' },
        'zh-Hans': { text: '微笑' },
      },
    });
    expect(reading.problems).toEqual([]);
    expect(v.is(editionSchema, reading.edition)).toBe(true);
  });

  it('shows dates and numbers in the text as a person would write them', async () => {
    const { edition } = await readGoalRows([['区民課', 1, '共通', 0.1 + 0.2, new Date(Date.UTC(2026, 10, 22))]]);
    expect(goalsOf(edition)[0]).toMatchObject({ text: '0.3', result: '2026-11-22' });
  });

  it('refuses a cell whose formula failed', async () => {
    const { problems } = await readGoalRows([['区民課', 1, '共通', '#REF!']]);
    expect(problems).toMatchObject([
      { code: 'cell-error', severity: 'error', where: { sheet: '目標', row: 3, column: 'D' } },
    ]);
  });

  it('says what has no place', async () => {
    const reading = await readWorkbook({
      方針: policySheet,
      目標: [
        [...goalsHeader, '備考'],
        ['区民課', 1, '共通', '一。', '', '○'],
      ],
      集計: [['x', 'y']],
      使い方: [['ここに書きます']],
    });
    expect(reading.problems).toMatchObject([
      { code: 'column-unknown', where: { sheet: '目標', column: '備考' } },
      { code: 'sheet-unknown', where: { sheet: '集計' } },
    ]);
  });
});

describe('readContent with the other sheets', () => {
  it('reads notices with their posting period', async () => {
    const reading = await readWorkbook({
      お知らせ: [
        ['題名', '本文', '開始', '終了', '担当', '写真', '本文（English）'],
        ['祭り', '来てください。', 'R8.11.22', new Date(Date.UTC(2026, 11, 5, 17)), '総務課', null, 'Come.'],
        ['休み', '', '', '', '', null, ''],
      ],
    });
    expect(reading.edition?.notices).toEqual([
      {
        title: '祭り',
        body: '来てください。',
        from: '2026-11-22',
        until: '2026-12-05T17:00:00+09:00',
        owner: '総務課',
        picture: null,
        translations: { en: { body: 'Come.' } },
      },
      { title: '休み', body: '', from: '', until: '', owner: '', picture: null },
    ]);
    expect(reading.repairs).toMatchObject([
      {
        code: 'date-read',
        where: { sheet: 'お知らせ', row: 2, column: '開始' },
        before: 'R8.11.22',
        after: '2026-11-22',
      },
    ]);
  });

  it.each([
    ['date-unreadable', ['祭り', '来てください。', '来月まで']],
    ['period-reversed', ['祭り', '来てください。', '2026/12/5～2026/11/22']],
    ['notice-title-missing', ['', '来てください。', '']],
    ['picture-missing', ['祭り', '来てください。', '', 'a.jpg']],
  ])('refuses a notice with %s', async (code, row) => {
    const { problems } = await readWorkbook({ お知らせ: [['題名', '本文', '掲出期間', '写真'], row] });
    expect(problems).toContainEqual(expect.objectContaining({ code, severity: 'error' }));
  });

  it('reads departments: reading, floor, order and those without goals', async () => {
    const reading = await readWorkbook({
      方針: policySheet,
      目標: [goalsHeader, ['総務部 総務課', 1, '共通', '一。'], ['区民課', 1, '共通', '二。']],
      部署: [
        ['部署名', 'よみ', '階・窓口', '並び順', '部署名（English）'],
        ['区民課', 'くみんか', '1階 3番', 1, 'Residents'],
        ['総務部総務課', 'そうむか', '2階', 2, ''],
        ['保護課', '', '', 3, ''],
      ],
    });
    expect(reading.edition?.departments).toMatchObject([
      { id: '区民課', reading: 'くみんか', floor: '1階 3番', translations: { en: { name: 'Residents' } } },
      { id: '総務部/総務課', reading: 'そうむか', goals: [{ text: '一。' }] },
      { id: '保護課', goals: [] },
    ]);
    expect(reading.problems).toMatchObject([{ code: 'department-without-goals', where: { sheet: '部署', row: 4 } }]);
  });

  it('reads terms', async () => {
    const { edition } = await readWorkbook({
      用語: [
        ['用語', 'よみ', '意味'],
        ['世帯', 'せたい', 'いっしょに暮らす人'],
      ],
    });
    expect(edition?.terms).toEqual([{ word: '世帯', reading: 'せたい', meaning: 'いっしょに暮らす人' }]);
  });

  it('refuses a workbook that holds none of the tables', async () => {
    const reading = await readWorkbook({ Sheet1: [['a', 'b'], ['c']] });
    expect(reading.edition).toBeNull();
    expect(codesOf(reading).problems).toEqual(['sheet-unknown', 'sheets-missing']);
  });
});

describe('spreadsheetTables', () => {
  it('agrees with another reader on every cell of the fixtures', async () => {
    const rows = [
      ['部署名', '番号', '目標', '日付'],
      ['区民課', 1, '髙﨑①②\n「はい」 <&>', 46_348],
      [null, 2.5, ' 前後 ', '2026/11/22'],
    ];
    const merges = [{ startRow: 1, endRow: 2, startCol: 0, endCol: 0 }];
    const written = {
      xlsx: await writeXlsx({ sheets: [{ name: '目標', rows, merges }] }),
      ods: await writeOds({ sheets: [{ name: '目標', rows, merges }] }),
    };
    for (const kind of ['xlsx', 'ods'] as const) {
      const entries = zipDirectory(written[kind]);
      const sheets = await spreadsheetTables(entries as ZipEntry[], kind, createFindings('x'));
      const [ours] = sheets as Sheet[];
      const theirs = excel.read(written[kind]).Sheets.目標!;
      const cells = excel.utils.sheet_to_json<unknown[]>(theirs, { header: 1, defval: '', raw: true });
      // The other reader takes white space in .ods as XML does.
      const seen = (cell: unknown) => (kind === 'ods' ? String(cell).replace(/\s+/g, ' ').trim() : String(cell));
      expect(ours!.rows.map((row) => row.cells.map(seen))).toEqual(cells.map((row) => row.map(seen)));
      expect(ours!.merges).toEqual(
        theirs['!merges']!.map(({ s, e }) => ({ top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c })),
      );
    }
  });
});

describe('readContent with what only Excel writes', () => {
  it('keeps the furigana of a department as its reading', async () => {
    const bytes = await aWorkbook({
      方針: policySheet,
      目標: [goalsHeader, ['区民サービス部 区民課', 1, '共通', '一。']],
    });
    const furigana =
      '<rPh sb="0" eb="2"><t>クミン</t></rPh><rPh sb="6" eb="7"><t>ブ</t></rPh><rPh sb="8" eb="11"><t>クミンカ</t></rPh>';
    const withFurigana = changed(bytes, 'xl/sharedStrings.xml', (xml) => {
      expect(xml).toContain('区民サービス部 区民課</t>');
      return xml.replace('区民サービス部 区民課</t>', `区民サービス部 区民課</t>${furigana}`);
    });
    const { edition } = await readContent({ name: 'a.xlsx', bytes: withFurigana });
    expect(edition?.departments[0]).toMatchObject({
      id: '区民サービス部/区民課',
      reading: 'クミンサービスブ クミンカ',
    });
  });

  it('never looks at drawings, links and comments', async () => {
    const bytes = await aWorkbook({ 方針: policySheet, 目標: [goalsHeader, ['区民課', 1, '共通', '一。']] });
    const parts = {
      ...unzipSync(bytes),
      'xl/externalLinks/externalLink1.xml': strToU8('<!DOCTYPE x><broken'),
      'xl/comments1.xml': strToU8('<'),
    };
    const reading = await readContent({ name: 'a.xlsx', bytes: zipSync(parts) });
    expect(goalsOf(reading.edition)).toHaveLength(1);
    expect(reading.problems).toEqual([]);
  });

  it('passes over a sheet that is one chart', async () => {
    const bytes = await aWorkbook({ 方針: policySheet, 目標: [goalsHeader, ['区民課', 1, '共通', '一。']] });
    const chart =
      '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/>';
    const related = changed(bytes, 'xl/_rels/workbook.xml.rels', (xml) =>
      xml.replace('</Relationships>', `${chart}</Relationships>`),
    );
    const withChart = changed(related, 'xl/workbook.xml', (xml) =>
      xml.replace('</sheets>', '<sheet name="グラフ" sheetId="99" r:id="rId99"/></sheets>'),
    );
    const reading = await readContent({ name: 'a.xlsx', bytes: withChart });
    expect(goalsOf(reading.edition)).toHaveLength(1);
    expect(reading.problems).toEqual([]);
  });

  const stretched = async (cell: string) => {
    const bytes = await aWorkbook({ 方針: policySheet, 目標: [goalsHeader, ['区民課', 1, '共通', '一。']] });
    const columns = '<col min="1" max="16384" width="9"/>'.repeat(20_000);
    return changed(bytes, 'xl/worksheets/sheet2.xml', (xml) =>
      xml
        .replace('<sheetData>', `<cols>${columns}</cols><sheetData>`)
        .replace('</sheetData>', `<row r="1048576">${cell}</row></sheetData>`),
    );
  };

  it('is not slowed by formats that reach to the corner', async () => {
    const bytes = await stretched('<c r="XFD1048576" s="1"/>');
    const started = performance.now();
    const reading = await readContent({ name: 'a.xlsx', bytes });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(reading.problems).toEqual([]);
    expect(goalsOf(reading.edition)).toHaveLength(1);
  });

  it('refuses a sheet with a cell where it does not look, instead of losing it', async () => {
    for (const cell of [
      '<c r="A1048576"><v>1</v></c>',
      '<c r="CW1"><v>1</v></c>',
      '<c r="AAA1" t="inlineStr"><is><t>x</t></is></c>',
    ]) {
      const reading = await readContent({ name: 'a.xlsx', bytes: await stretched(cell) });
      expect(codesOf(reading).problems).toEqual(['sheet-too-large']);
    }
  });
});
