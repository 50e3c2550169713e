import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../../../src/core/content/import/read-content.ts';
import { isPrevious } from '../../../../src/core/content/import/sheet-kinds.ts';
import { aWorkbook, goalsHeader, policySheet, readWorkbook } from '../../../support/a-workbook.ts';

import { codesOf } from '../../../support/ward-document.ts';

const goals = [['サービス向上目標'], [...goalsHeader, '前年度番号'], ['総務部総務課', 1, '共通', '今年。', '', 1]];
const lastYear = (name: string) => [[name], goalsHeader, ['総務部 総務課', 1, '共通', '昨年。', '行いました。']];

describe('readContent with the goals of last year', () => {
  it.each([
    ['前年度の目標', '', '令和7年度'],
    ['昨年度', '', '令和7年度'],
    ['令和7年度の目標と結果', '', '令和7年度'],
    ['R7年度 目標及び実施結果', '', '令和7年度'],
    ['前年度', '区役所サービス向上目標（令和６年度）', '令和6年度'],
  ])('knows them by the sheet %s with the title 「%s」', async (name, title, label) => {
    const year = [['令和8年度 サービス向上目標'], ...goals.slice(1)];
    const reading = await readWorkbook({ 方針: policySheet, 目標: year, [name]: lastYear(title) });
    expect(reading.edition?.departments.map(({ goals }) => goals.map(({ text }) => text))).toEqual([['今年。']]);
    expect(reading.edition?.title).toBe('令和8年度 サービス向上目標');
    expect(reading.edition?.previous).toMatchObject({
      label,
      departments: [{ goals: [{ text: '昨年。', result: '行いました。' }] }],
    });
    expect(codesOf(reading).problems).toEqual([]);
  });

  it('has one department under one name, however each year writes it', async () => {
    const { edition } = await readWorkbook({ 方針: policySheet, 目標: goals, 前年度: lastYear('') });
    expect(edition?.previous?.departments.map(({ id }) => id)).toEqual(edition?.departments.map(({ id }) => id));
  });

  it('reads which goal is continued, and says where there is none', async () => {
    const rows = [
      ...goals,
      ['総務部総務課', 2, '共通', '次。', '', 7],
      ['総務部総務課', 3, '共通', '三。', '', '同じ'],
    ];
    const reading = await readWorkbook({ 方針: policySheet, 目標: rows, 前年度: lastYear('') });
    expect(reading.edition?.departments[0]?.goals.map(({ previousNo }) => previousNo)).toEqual([1, 7, undefined]);
    expect(reading.problems.map(({ code, where, values }) => [code, where.row, where.column, values?.found])).toEqual([
      ['previous-goal-missing', 4, '前年度番号', 7],
      ['previous-goal-missing', 5, '前年度番号', '同じ'],
    ]);
  });

  it('takes a single sheet that names a year for this year', async () => {
    const reading = await readWorkbook({ 方針: policySheet, 令和8年度の目標と結果: lastYear('') });
    expect(reading.edition?.departments).toHaveLength(1);
    expect(reading.edition).not.toHaveProperty('previous');
  });

  it('keeps the year before, and says that it leaves out what is older', async () => {
    const { edition, problems } = await readWorkbook({
      方針: policySheet,
      令和6年度の結果: lastYear(''),
      令和7年度の結果: lastYear(''),
      目標: [...goals],
    });
    expect(edition?.previous?.label).toBe('令和7年度');
    expect(problems.map(({ code, where }) => [code, where.sheet])).toEqual([['sheet-unknown', '令和6年度の結果']]);
  });

  it('reads them from a file of their own among CSV files', async () => {
    const csv = (rows: (string | number)[][]) =>
      new TextEncoder().encode(rows.map((row) => row.join(',')).join('\r\n'));
    const bytes = zipSync({ '目標.csv': csv(goals.slice(1)), '前年度の目標.csv': csv(lastYear('').slice(1)) });
    const { edition } = await readContent({ name: '掲示.zip', bytes });
    expect(edition?.departments[0]?.goals[0]?.text).toBe('今年。');
    expect(edition?.previous).toMatchObject({ label: '', departments: [{ goals: [{ text: '昨年。' }] }] });
  });

  it('is nothing where the sheet is empty', async () => {
    const bytes = await aWorkbook({
      方針: policySheet,
      目標: goals.map((row) => row.slice(0, 5)),
      前年度: [goalsHeader],
    });
    const reading = await readContent({ name: '掲示.xlsx', bytes });
    expect(reading.edition).not.toHaveProperty('previous');
    expect(reading.problems).toEqual([]);
  });
});

describe('isPrevious', () => {
  it.each([
    ['前年度の目標', ['目標'], true],
    ['令和7年度の目標', ['令和8年度の目標'], true],
    ['令和8年度の目標', ['令和7年度の目標'], false],
    ['令和7年度の結果', ['目標'], true],
    ['令和8年度の目標', ['目標'], false],
    ['令和8年度の目標と結果', ['前年度の目標'], false],
    ['目標', ['令和7年度の結果'], false],
  ])('%s beside %s: %s', (name, others, isLastYear) => {
    expect(isPrevious(name, [name, ...others])).toBe(isLastYear);
  });
});
