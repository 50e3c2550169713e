import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/core/content/parts-of-goal.ts';
import { goalsOf, readText, wardDocument } from '../../support/ward-document.ts';

const short = (text: string) => partsOf(text).map(({ kind, text }) => `${kind} ${text}`);

/** Between parts nothing but labels, item markers and white space is dropped, and no part is changed or moved. */
function expectNothingLost(text: string): void {
  const dropped = '(?:\\s|【[^】]{1,20}】|[(（][0-9０-９]{1,2}[)）]|[⑴-⒇①-⑳]|・)*';
  const parts = partsOf(text).map((part) => part.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  expect(text).toMatch(new RegExp(`^${[dropped, ...parts.flatMap((part) => [part, dropped])].join('')}$`, 'u'));
}

describe('partsOf', () => {
  it('cuts at labels and numbers', () => {
    expect(short('【目標】迅速に。 【具体的な取組内容】 (1) 聞く。 (2) 話す。')).toEqual([
      'aim 迅速に。',
      'action 聞く。',
      'action 話す。',
    ]);
    expect(short('【目標】迅速に。【取組】（１）聞く。（２）話す。')).toEqual([
      'aim 迅速に。',
      'action 聞く。',
      'action 話す。',
    ]);
  });

  it('cuts at ・ only where an item begins', () => {
    expect(short('【目標】相談・苦情に応じる。 【取組】 ・申込・募集を行う。 ・「基準」を守る。')).toEqual([
      'aim 相談・苦情に応じる。',
      'action 申込・募集を行う。',
      'action 「基準」を守る。',
    ]);
    expect(short('電話 ・ 対面で応じる。')).toEqual(['text 電話 ・ 対面で応じる。']);
  });

  it('cuts before 具体的には', () => {
    expect(short('共有します。 具体的には、会議を開きます。')).toEqual([
      'aim 共有します。',
      'action 具体的には、会議を開きます。',
    ]);
    expect(short('取組を具体的には示しません。')).toEqual(['text 取組を具体的には示しません。']);
  });

  it('takes a heading with the text under it', () => {
    expect(short('「窓口の明確化」 整えます。 「混雑の緩和」 案内します。')).toEqual([
      'aim 「窓口の明確化」',
      'action 整えます。',
      'aim 「混雑の緩和」',
      'action 案内します。',
    ]);
  });

  it('leaves quoted words inside sentences alone', () => {
    for (const text of [
      '配置は「伝わりやすさ」「見やすさ」を重視します。',
      '更新します。「だより」を活用します。',
      '「お知らせ」等を直します。',
    ]) {
      expect(short(text)).toEqual([`text ${text}`]);
    }
  });

  it('takes a number out of order, or alone, for a part of the sentence', () => {
    expect(short('別表 (3) を用います。')).toEqual(['text 別表 (3) を用います。']);
    expect(short('別表 (1) を用います。')).toEqual(['text 別表 (1) を用います。']);
  });

  it('keeps a label that is neither aim nor action, and one without text', () => {
    expect(short('【重点】笑顔で。')).toEqual(['text 【重点】笑顔で。']);
    expect(short('【目標】')).toEqual(['text 【目標】']);
    expect(partsOf(' ')).toEqual([]);
  });

  it('loses nothing of the 44 goals', () => {
    const goals = goalsOf(readText(wardDocument()).edition);
    for (const { text, parts } of goals) {
      expectNothingLost(text);
      expect(parts).toEqual(partsOf(text));
    }
    expect(goals.filter(({ parts }) => parts.length > 1)).toHaveLength(15);
  });

  it('loses nothing of any text', () => {
    const piece = fc.constantFrom(
      '【目標】',
      '【具体的な取組内容】',
      '【重点】',
      '(1)',
      '（２）',
      '③',
      '・',
      '。',
      ' ',
      '\u3000',
      '具体的には、',
      '「見出し」',
      '相談',
      '苦情。',
      'a',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
        expectNothingLost,
      ),
      { numRuns: 2_000 },
    );
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), expectNothingLost));
  });
});
