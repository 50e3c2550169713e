import { describe, expect, it } from 'vitest';
import { dayOf, periodOf } from '../../src/core/calendar/periods.ts';
import { periodText } from '../../src/office/reports/period-text.ts';

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
