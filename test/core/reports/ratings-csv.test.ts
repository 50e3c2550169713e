import { describe, expect, it } from 'vitest';
import { csvRecord, ratingColumns, ratingRecord } from '../../../src/core/reports/ratings-csv.ts';
import { columnMeanings } from '../../../src/words/ratings-columns.ts';
import { anId, aRating } from '../../support/a-rating.ts';

describe('ratingColumns', () => {
  it('stand in the order that was promised', () => {
    expect(ratingColumns.join(',')).toBe(
      'rated_on,rated_at,device,question,scale,score,label,department,reasons,language,shown,edition,flags,rating_id',
    );
  });

  it('are explained one by one', () => {
    expect(Object.keys(columnMeanings)).toEqual([...ratingColumns]);
  });
});

describe('ratingRecord', () => {
  it('writes a rating with its detail', () => {
    const rating = aRating(1, { flags: ['too_soon', 'palm'], score: 4 });
    const detail = { reasons: ['wait' as const, 'manner' as const], department: '区民サービス部/区民課' };
    expect(ratingRecord({ rating, device: '正面ロビー', detail }, 'やや満足')).toBe(
      `2026-11-22,10:00:01,正面ロビー,overall,5,4,やや満足,区民サービス部/区民課,wait;manner,ja,goal:まちづくり推進部/総務課#1,17,too_soon;palm,${anId(1)}`,
    );
  });

  it('leaves what nobody answered empty', () => {
    const record = ratingRecord({ rating: aRating(1), device: 'A', detail: {} }, '満足');
    expect(record.split(',').slice(7, 9)).toEqual(['', '']);
  });

  it('writes a day of the calendar where a tablet invented one', () => {
    const rating = aRating(1, { at: '2027-02-30T24:00:00+09:00' });
    expect(ratingRecord({ rating, device: 'A', detail: {} }, '')).toMatch(/^2027-03-03,00:00:00,/);
  });

  it('stays one line, whatever a tablet is called', () => {
    const record = ratingRecord({ rating: aRating(1), device: '入口\r\n二階\u2028奥', detail: {} }, '');
    expect(record).toContain(',入口 二階 奥,');
  });
});

describe('csvRecord', () => {
  it.each([
    ['=cmd|1', "'=cmd|1"],
    ['+81', "'+81"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1', "' =1"],
    ['\u3000＝1', "'\u3000＝1"],
    ['＋1', "'＋1"],
    ['\t=1', "'\t=1"],
    ['=1,"2"', `"'=1,""2"""`],
    ['a=1', 'a=1'],
    ['2026-11-22', '2026-11-22'],
    ['課（1）', '課（1）'],
  ])('guards %j', (field, written) => expect(csvRecord([field])).toBe(written));

  it('quotes commas, quotes and line breaks as RFC 4180 says', () => {
    expect(csvRecord(['a,b', 'c"d', 'e\r\nf', 'g', 5])).toBe('"a,b","c""d","e\r\nf",g,5');
  });
});
