import { describe, expect, it } from 'vitest';
import { faultSentence } from '../../src/words/office-tablets.ts';

describe('faultSentence', () => {
  it.each([
    ['slide-failed:policy', '方針を'],
    ['slide-failed:principle:2', '方針の2番を'],
    ['slide-failed:principle:2#2', '方針の2番（2つ目）を'],
    ['slide-failed:department:まちづくり推進部/総務課', '「まちづくり推進部 総務課」の見出しを'],
    ['slide-failed:goal:まちづくり推進部/総務課#1', '「まちづくり推進部 総務課 目標1」を'],
    ['slide-failed:notice:休日開庁', 'お知らせ「休日開庁」を'],
    ['slide-failed:goal:総務課#0', '「総務課 目標」を'],
    ['slide-failed:goal:総務課#0#2', '「総務課 目標（2つ目）」を'],
    ['slide-failed:notice:休日開庁#2', 'お知らせ「休日開庁」（2つ目）を'],
    [`slide-failed:goal:${'課'.repeat(182)}`, `「${'課'.repeat(182)} 目標」を`],
  ])('says what is missing by %s', (code, start) => {
    expect(faultSentence(code)).toBe(
      `${start}表示できないため、とばしています。内容を短い文に書き直して、もう一度公開してください。`,
    );
  });

  it('shows what it does not know as it came', () => {
    expect(faultSentence('something-new')).toBe('something-new');
  });
});
