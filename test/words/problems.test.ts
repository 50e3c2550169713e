import { describe, expect, it } from 'vitest';
import { problemCodes, repairCodes } from '../../src/core/content/problem.ts';
import { problemSentence, repairSentence } from '../../src/words/problems.ts';

const values = {
  found: '見つかった',
  codes: 'U+E000',
  expected: 7,
  department: '区民課',
  no: 3,
  length: 30_000,
  limit: 20_000,
  limitMb: 2,
  kind: 'pdf',
  count: 2,
  title: '題名',
  from: '2026-11-22',
  until: '2026-11-21',
  width: 30_000,
  height: 30_000,
};

describe('problemSentence', () => {
  it.each(problemCodes)('says politely what is wrong with %s and what to do', (code) => {
    const sentence = problemSentence({ code, severity: 'error', where: { file: 'a.txt', row: 12 }, values });
    expect(sentence).toMatch(/^12行目：/);
    expect(sentence).toMatch(/(です|ます|ません)(（[^）]*）)?。/);
    expect(sentence).toMatch(/(ください|ません)(（[^）]*）)?。$/);
    expect(sentence).not.toMatch(/undefined|NaN|\[object/);
  });

  it('names the place, and nothing where there is none', () => {
    const problem = { code: 'goal-text-missing', severity: 'error' } as const;
    expect(problemSentence({ ...problem, where: { file: 'a.xlsx', sheet: '目標', row: 3 } })).toMatch(
      /^シート「目標」の3行目：/,
    );
    expect(problemSentence({ ...problem, where: { file: 'a.txt' } })).toMatch(/^目標の文/);
  });

  it('quotes a long find only in part', () => {
    const found = 'あ'.repeat(5_000);
    expect(
      problemSentence({ code: 'row-unreadable', severity: 'warning', where: { file: 'a' }, values: { found } }).length,
    ).toBeLessThan(200);
  });
});

describe('repairSentence', () => {
  it.each(repairCodes)('says what %s did', (code) => {
    const sentence = repairSentence({
      code,
      where: { file: 'a.txt', row: 3, column: '部署名' },
      before: '1 応対',
      after: '1\t応対',
    });
    expect(sentence).toMatch(/^3行目：.*(ました|ません)(（.*）)?。/);
  });
});
