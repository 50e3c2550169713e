import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordBreaks } from '../../../src/core/display/word-breaks.ts';

describe('wordBreaks', () => {
  it.each([
    ['道路公園センター', ['道路', '公園', 'センター']],
    ['生涯学習支援課', ['生涯', '学習', '支援課']],
    ['危機管理担当', ['危機', '管理', '担当']],
    ['高齢・障害課', ['高齢・', '障害課']],
  ])('parts %s between its words', (name, words) => {
    expect(wordBreaks(name)).toEqual(words);
  });

  it('loses nothing of any name', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => wordBreaks(name).join('') === name));
  });
});
