import { describe, expect, it } from 'vitest';
import { recordPieces } from '../../src/words/record.ts';

const hash = '0123456789abcdef'.repeat(4);
const id = '019ab3c4-1111-7222-8333-444455556666';
const short = { text: '01234567', whole: hash };

describe('recordPieces', () => {
  it.each([
    [`新しい方針.xlsx #12 ${hash}`, [{ text: '新しい方針.xlsx 第12版 ' }, short]],
    [
      `方針.xlsx #12 ${hash} 2027-04-01T00:00:00.000+09:00 #9→#13 #10→#14`,
      [{ text: '方針.xlsx 第12版 ' }, short, { text: ' 2027年4月1日（木）0:00 第9版→第13版 第10版→第14版' }],
    ],
    [
      `file-empty.txt ${hash} file-empty goals-absent`,
      [{ text: 'file-empty.txt ' }, short, { text: ' 文字がない 目標なし' }],
    ],
    [`評価.ndjson ${hash} 1200`, [{ text: '評価.ndjson ' }, short, { text: ' 1200件' }]],
    [`a.txt ${hash} some-later-code`, [{ text: 'a.txt ' }, short, { text: ' some-later-code' }]],
    [`#7 ${hash}`, [{ text: '第7版 ' }, short]],
    ['掲示内容.xlsx #7', [{ text: '掲示内容.xlsx 第7版' }]],
    [`stick:${hash}`, [short]],
    [`総合案内 ${id}`, [{ text: '総合案内 ' }, { text: '019ab3c4', whole: id }]],
    ['案 #2 の写し.xlsx', [{ text: '案 #2 の写し.xlsx' }]],
    ['', []],
  ])('of 「%s」 is %o', (what, pieces) => {
    expect(recordPieces({ what })).toEqual(pieces);
  });

  it('tells of old ratings until when and how many', () => {
    expect(recordPieces({ act: 'ratings-left', what: '令和5年度 12345' })).toEqual([
      { text: '令和5年度まで 12,345件' },
    ]);
    expect(recordPieces({ act: 'ratings-kept', what: '令和元年度' })).toEqual([{ text: '令和元年度まで' }]);
  });
});
