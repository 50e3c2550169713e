import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fiscalYearName, fiscalYearOf } from '../../../src/core/calendar/fiscal-year.ts';

describe('fiscalYearOf', () => {
  it.each([
    ['令和8年度 区役所サービス向上目標', 2026],
    ['区役所サービス向上方針（令和８年度）', 2026],
    ['令和 8 年度', 2026],
    ['㋿8年度', 2026],
    ['令和元年度', 2019],
    ['平成30年度の目標', 2018],
    ['目標R8年度', 2026],
    ['H.30年度', 2018],
    ['2026年度', 2026],
    ['２０２６年度', 2026],
    ['令和7年度の結果と令和8年度の目標', 2026],
    ['区役所サービス向上方針', null],
    ['令和8年4月', null],
    ['8年度', null],
    ['元年度', null],
    ['年度', null],
    ['9999年度', null],
    ['CPR8年度', null],
  ])('%s is %s', (text, year) => {
    expect(fiscalYearOf(text)).toBe(year);
  });

  it('reads every name it gives', () => {
    fc.assert(fc.property(fc.integer({ min: 1989, max: 2099 }), (year) => fiscalYearOf(fiscalYearName(year)) === year));
  });
});

describe('fiscalYearName', () => {
  it.each([
    [2026, '令和8年度'],
    [2019, '令和元年度'],
    [2018, '平成30年度'],
    [1989, '平成元年度'],
  ])('%i is %s', (year, name) => {
    expect(fiscalYearName(year)).toBe(name);
  });
});
