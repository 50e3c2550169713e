import { describe, expect, it } from 'vitest';
import { changeText, shareText } from '../../src/words/office-reports.ts';

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
