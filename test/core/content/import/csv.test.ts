import { describe, expect, it } from 'vitest';
import { readContent } from '../../../../src/core/content/import/read-content.ts';
import { encodeCp932 } from '../../../support/cp932.ts';
import { codesOf, goalsOf, readText, wardDocument } from '../../../support/ward-document.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
const read = (text: string) => readContent({ name: '目標.csv', bytes: utf8(text) });

const ward = wardDocument();
const separated = (delimiter: string) =>
  ward
    .split('\n')
    .map((line) =>
      line
        .split('\t')
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(delimiter),
    )
    .join('\r\n');

describe('readContent with CSV', () => {
  const clothes: [string, Uint8Array][] = [
    ['UTF-8', utf8(separated(','))],
    ['UTF-8 with BOM', utf8(`\uFEFF${separated(',')}`)],
    ['CP932', encodeCp932(separated(','))],
    ['UTF-16', utf16(separated(','))],
    ['semicolons', utf8(separated(';'))],
    ["Excel's sep=", utf8(`sep=;\r\n${separated(';')}`)],
    ['tabs and quotes', utf16(separated('\t'))],
    ['lone CR', utf8(separated(',').replaceAll('\r\n', '\r'))],
  ];
  it.each(clothes)("reads the ward's document the same in %s", async (_, bytes) => {
    const reading = await readContent({ name: 'x.csv', bytes });
    expect(reading.edition).toEqual(readText(ward).edition);
    expect(reading.problems).toEqual([]);
  });

  it('reads one table of goals and says that the policy is missing', async () => {
    const reading = await read('部署名,番号,区分,目標,結果\n区民課,1,共通,笑顔で応対します。,行いました。\n');
    expect(goalsOf(reading.edition)).toMatchObject([
      { no: 1, category: '共通', text: '笑顔で応対します。', result: '行いました。' },
    ]);
    expect(codesOf(reading)).toEqual({ repairs: [], problems: ['policy-absent'] });
    expect(reading.problems[0]?.severity).toBe('warning');
  });

  it('keeps line breaks, commas and quotes inside a cell', async () => {
    const { edition } = await read(
      '部署名,番号,目標\r\n区民課,1,"笑顔で、\r\n「はい」と ""すぐに"" 応対, します。"\r\n',
    );
    expect(goalsOf(edition)[0]?.text).toBe('笑顔で、\n「はい」と "すぐに" 応対, します。');
  });

  it('counts rows as Excel does, behind a cell of several lines', async () => {
    const { problems } = await read('部署名,番号,目標\n区民課,1,"一。\n二。"\n区民課,2,\n');
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'goal-text-missing', where: expect.objectContaining({ row: 3 }) }),
    );
  });

  it('refuses quotes that do not close, with the row', async () => {
    const reading = await read('部署名,番号,目標\n区民課,1,"笑顔で\n区民課,2,二。\n');
    expect(reading.edition).toBeNull();
    expect(reading.problems).toMatchObject([{ code: 'csv-quotes', severity: 'error', where: { row: 2 } }]);
  });

  it('reads cells of several lines that Excel copied as tab text', () => {
    const reading = readText(
      'サービス向上方針\n①公平に。\n部署名\t番号\t目標\n区民課\t1\t"一。\n二。"\n区民課\t2\t三。\n区民課\t2\t四。',
    );
    expect(goalsOf(reading.edition).map(({ text }) => text)).toEqual(['一。\n二。', '三。', '四。']);
    expect(reading.problems).toMatchObject([{ code: 'goal-number-repeated', where: { row: 7 } }]);
  });

  it('takes quotes in a text for text', () => {
    const { edition } = readText('サービス向上方針\n①公平に。\n部署名\t番号\t目標\n区民課\t1\t"笑顔"で応対します。');
    expect(goalsOf(edition)[0]?.text).toBe('"笑顔"で応対します。');
  });

  it.each([
    ['お知らせ', '題名,本文,掲出期間\n祭り,来てください。,2026/11/22～12/5', { notices: 1 }],
    ['用語', '用語,よみ,意味\n世帯,せたい,いっしょに暮らす人', { terms: 1 }],
    ['方針', '番号,方針\n1,公平に応対します。\n2,迅速に。', { principles: 2 }],
  ])('reads a table of %s', async (_, text, counts) => {
    const { edition } = await read(text);
    const held = {
      notices: edition?.notices.length,
      terms: edition?.terms.length,
      principles: edition?.policy.principles.length,
    };
    expect(held).toMatchObject(counts);
  });
});
