import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../../../src/core/content/import/read-content.ts';
import { codesOf, goalsOf } from '../../../support/ward-document.ts';

const cell = (text: string, attributes = '') =>
  `<table:table-cell office:value-type="string" table:style-name="ce1"${attributes}><text:p>${text}</text:p></table:table-cell>`;
// LibreOffice writes formats to the end of the row, and rows to the end of the sheet.
const rest = '<table:table-cell table:style-name="ce9" table:number-columns-repeated="1020"/>';
const row = (cells: string[], attributes = '') =>
  `<table:table-row${attributes}>${cells.join('')}${rest}</table:table-row>`;

function read(rows: string) {
  const content = `<office:document-content><office:body><office:spreadsheet><table:table table:name="目標">${rows}${row([], ' table:number-rows-repeated="1048570"')}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const bytes = zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(content),
  });
  return readContent({ name: '目標.ods', bytes });
}

const header = `<table:table-header-rows>${row(['部署名', '番号', '区分', '目標'].map((name) => cell(name)))}</table:table-header-rows>`;

describe('readContent with .ods as LibreOffice writes it', () => {
  it('reads a header that repeats on every page, and merged departments', async () => {
    const reading = await read(
      header +
        row([cell('区民課', ' table:number-rows-spanned="2"'), cell('1'), cell('共通'), cell('一。')]) +
        row(['<table:covered-table-cell/>', cell('2'), cell('共通'), cell('二。')]),
    );
    expect(reading.edition?.departments).toMatchObject([{ id: '区民課', goals: [{ text: '一。' }, { text: '二。' }] }]);
    expect(codesOf(reading)).toEqual({ repairs: [], problems: ['policy-absent'] });
  });

  it('keeps furigana out of the text', async () => {
    const ruby =
      '<text:ruby><text:ruby-base>区役所</text:ruby-base><text:ruby-text>くやくしょ</text:ruby-text></text:ruby>';
    const { edition } = await read(header + row([cell('区民課'), cell('1'), cell('共通'), cell(`${ruby}で。`)]));
    expect(goalsOf(edition)[0]?.text).toBe('区役所で。');
  });

  it('reads filtered rows and says so', async () => {
    const hidden = row([cell('区民課'), cell('1'), cell('共通'), cell('一。')], ' table:visibility="filter"');
    const reading = await read(header + hidden);
    expect(goalsOf(reading.edition)).toHaveLength(1);
    expect(reading.problems).toContainEqual(
      expect.objectContaining({ code: 'rows-hidden', where: { file: '目標.ods', sheet: '目標', row: 2 } }),
    );
  });
});
