import { describe, expect, it } from 'vitest';
import { dayOf, periodOf } from '../../src/core/calendar/periods.ts';
import { changeText, periodText, shareText } from '../../src/words/office-reports.ts';

describe('periodText', () => {
  it.each([
    ['day', dayOf(2026, 11, 22), '2026年11月22日（日）'],
    ['week', dayOf(2027, 1, 1), '2026年12月28日～1月3日'],
    ['month', dayOf(2028, 2, 29), '2028年2月'],
    ['year', dayOf(2027, 3, 31), '令和8年度（2026年4月～2027年3月）'],
  ] as const)('names a %s', (kind, day, expected) => {
    expect(periodText(periodOf(kind, day))).toBe(expected);
  });
});

describe('shareText and changeText', () => {
  it('say 回答なし of nothing, and compare nothing with nothing', () => {
    expect(shareText({ n: 0, satisfied: 0 })).toBe('回答なし');
    expect(shareText({ n: 4, satisfied: null })).toBe('5件未満');
    expect(shareText({ n: 3, satisfied: 2 })).toBe('67％');
    expect(changeText({ n: 0, satisfied: 0 }, { n: 1, satisfied: 1 })).toBe('');
  });

  it('give the change in the points that are shown', () => {
    expect(changeText({ n: 3, satisfied: 2 }, { n: 2, satisfied: 1 })).toBe('17ポイント上がりました');
    expect(changeText({ n: 2, satisfied: 1 }, { n: 3, satisfied: 2 })).toBe('17ポイント下がりました');
    expect(changeText({ n: 2, satisfied: 1 }, { n: 4, satisfied: 2 })).toBe('変わりません');
  });
});
