import { describe, expect, it } from 'vitest';
import { glyphRanges } from '../../../../src/core/content/import/glyph-ranges.ts';
import { missingGlyphs } from '../../../../src/core/content/import/missing-glyphs.ts';
import { goalsHeader, readGoalRows, readWorkbook } from '../../../support/a-workbook.ts';
import { bundledGlyphs, glyphRangesModule } from '../../../support/bundled-glyphs.ts';
import { aDocument, readText } from '../../../support/ward-document.ts';

describe('glyphRanges', () => {
  const glyphs = bundledGlyphs();

  it('is what the fonts have: after a change of fonts, node test/support/write-font-files.ts', () => {
    expect(glyphRangesModule(glyphs)).toContain(`'${glyphRanges}'`);
  });

  it('is read back character by character', () => {
    const all = Array.from({ length: 0x30000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
    const missing = new Set(missingGlyphs(all.map((code) => String.fromCodePoint(code)).join('')));
    const isTold = (code: number) => missing.has(String.fromCodePoint(code));
    expect(all.filter((code) => glyphs.has(code) && isTold(code))).toEqual([]);
    const unsaid = all.filter((code) => !glyphs.has(code) && !isTold(code));
    expect(unsaid.filter((code) => !/[\s\p{C}\p{Variation_Selector}]/u.test(String.fromCodePoint(code)))).toEqual([]);
  });
});

describe('missingGlyphs', () => {
  it.each([
    ['what BIZ UDPGothic has', '髙﨑濵①～㈱℡㎡ｶﾞ神'],
    ['what it lacks and Noto Sans JP has', '𠮷野家'],
    ['Chinese', '简体中文，请到窗口办理'],
    ['Korean', '한국어로 안내합니다'],
    ['Latin with accents', 'Tiếng Việt, Français, Čeština'],
    ['white space and controls', 'あ\u3000い\t\n\u200D'],
    ['the character before a variation selector', '葛\u{E0100}飾区 ☎\uFE0E'],
  ])('finds nothing in %s', (_, text) => {
    expect(missingGlyphs(text)).toEqual([]);
  });

  it('names each character once: emoji, 外字, scripts that no font of ours has', () => {
    expect(missingGlyphs('笑顔😀で😀応対\uE000します ไทย')).toEqual(['😀', '\uE000', 'ไ', 'ท', 'ย']);
  });
});

describe('glyph-missing', () => {
  const warning = (place: object, found: string, codes: string) => ({
    ...{ code: 'glyph-missing', severity: 'warning', values: { found, codes } },
    where: place,
  });

  it('tells sheet, row and column', async () => {
    const { problems } = await readGoalRows([['区民課', 1, '共通', '笑顔😀で応対します。', '']]);
    const where = { file: '掲示.xlsx', sheet: '目標', row: 3, column: goalsHeader[3] };
    expect(problems).toEqual([warning(where, '😀', 'U+1F600')]);
  });

  it('tells the column of a translation, and of the nearest header above', async () => {
    const { problems } = await readWorkbook({
      お知らせ: [
        ['題名', '本文', '本文（한국어）'],
        ['休日開庁', '開いています。', '열려 있습니다\uE123'],
      ],
    });
    const where = { file: '掲示.xlsx', sheet: 'お知らせ', row: 2, column: '本文（한국어）' };
    expect(problems).toContainEqual(warning(where, '\uE123', 'U+E123'));
  });

  it('tells the line of a text', () => {
    const { problems } = readText(aDocument(['区民課\t1 共通 応対します\u{2A6D6}。\t']));
    const where = { file: 'service-policy.txt', row: 8, column: '目標及び具体的な取組内容' };
    expect(problems).toEqual([warning(where, '\u{2A6D6}', 'U+2A6D6')]);
  });

  it('says nothing about a sheet that is not shown', async () => {
    const { problems } = await readWorkbook({
      説明: [['絵文字😀を使わないでください。']],
      お知らせ: [
        ['題名', '本文'],
        ['休日開庁', '開いています。'],
      ],
    });
    expect(problems.map(({ code }) => code)).not.toContain('glyph-missing');
  });

  it('names ten characters of a cell, not hundreds', async () => {
    const thai = String.fromCodePoint(...Array.from({ length: 40 }, (_, index) => 0xe01 + index));
    const { problems } = await readGoalRows([['区民課', 1, '共通', thai, '']]);
    expect(problems.map(({ values }) => [...String(values?.found)].length)).toEqual([10]);
  });
});
