import { describe, expect, it } from 'vitest';
import { aDocument, codesOf, goalsOf, readText } from '../../../support/ward-document.ts';

const read = (rows: string[], header?: string) => goalsOf(readText(aDocument(rows, header)).edition);
const goal = { no: 1, category: '対面対応', text: '笑顔で応対します。' };

describe('rows of the table of goals', () => {
  it.each([
    ['one cell', '区民課\t1 対面対応 笑顔で応対します。\t'],
    ['one cell, spaced by ideographic spaces', '区民課\t１　対面対応　笑顔で応対します。'],
    ['one cell, spaces inside the category', '区民課\t1 対 面 対 応 笑顔で応対します。'],
    ['one cell, a circled number', '区民課\t①対面対応 笑顔で応対します。'],
    ['three cells', '区民課\t1\t対面対応\t笑顔で応対します。'],
    ['three cells, spaces inside the category', '区民課\t 1 \t対面 対応\t笑顔で応対します。'],
  ])('reads %s', (_, row) => {
    expect(read([row])).toMatchObject([goal]);
  });

  it.each([
    ['部署名\t番号\t区分\t目標\t結果\t達成度', '区民課\t1\t対面対応\t笑顔で応対します。\t行いました。\tA'],
    ['課名\tNo.\t区分\t結果\t目標\t達成度', '区民課\t1\t対面対応\t行いました。\t笑顔で応対します。\tA'],
    ['所属\t取組\t結果\t達成度', '区民課\t1 対面対応 笑顔で応対します。\t行いました。\tA'],
    ['所属\t取組\t結果\t達成度', '区民課\t1\t対面対応\t笑顔で応対します。\t行いました。\tA'],
    ['部署名\t番号\t区分\t目標\t結果\t達成度', '区民課\t1 対面対応 笑顔で応対します。\t\t\t\t'],
  ])('matches the columns %s by meaning', (header, row) => {
    const [read1] = read([row], header);
    expect(read1).toMatchObject(goal);
    expect(`${read1?.result}${read1?.level}`).toBe(row.includes('行いました') ? '行いました。A' : '');
  });

  it('puts 目標 and 取組 of two columns one after the other', () => {
    const [both] = read(
      ['区民課\t1\t共通\t早くします。\t・聞く。 ・話す。'],
      '部署名\t番号\t区分\t目標\t具体的な取組内容',
    );
    expect(both?.text).toBe('早くします。 ・聞く。 ・話す。');
    expect(both?.parts.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'aim 早くします。',
      'action 聞く。',
      'action 話す。',
    ]);
  });

  it('knows a category with a space in it from the other rows', () => {
    const goals = read([
      '区民課\t1 対面対応 応対します。',
      '区民課\t2 対面 対応 説明します。',
      '区民課\t3 対面 対応に努めます。',
    ]);
    expect(goals.map(({ category, text }) => `${category} ${text}`)).toEqual([
      '対面対応 応対します。',
      '対面対応 説明します。',
      '対面 対応に努めます。',
    ]);
  });

  it('takes no sentence for a category', () => {
    expect(
      read(['区民課\t1 窓口では 笑顔で応対します。', '区民課\t2 早くします。 具体的には、急ぎます。']),
    ).toMatchObject([
      { no: 1, category: '', text: '窓口では 笑顔で応対します。' },
      { no: 2, category: '', text: '早くします。 具体的には、急ぎます。' },
    ]);
  });

  it('takes no number out of a sentence', () => {
    expect(read(['区民課\t3か月以内に答えます。'])).toMatchObject([{ no: 0, text: '3か月以内に答えます。' }]);
  });

  it.each([
    ['in the text', ['区民課\t1 対面対応 笑顔で', '', '応対します。']],
    ['in the text, before an empty cell', ['区民課\t1 対面対応 笑顔で\t', '応対します。']],
    ['in the text, the rest with the cells after it', ['区民課\t1 対面対応 笑顔', 'で、応対します。\t行いました。']],
    ['before the text', ['区民課\t1\t対面対応', '笑顔で応対します。']],
    ['in the text, the rest in its column', ['区民課\t1\t対面対応\t笑顔で', '', '\t\t\t応対します。']],
  ])('joins a row cut %s', (_, rows) => {
    const reading = readText(aDocument([...rows, '区民課\t2 対面対応 説明します。']));
    const goals = goalsOf(reading.edition).map(({ no, category, text }) => ({
      no,
      category,
      text: text.replace('、', ''),
    }));
    expect(goals).toEqual([goal, { no: 2, category: '対面対応', text: '説明します。' }]);
    expect(codesOf(reading).repairs).toContain('lines-joined');
    expect(reading.problems).toEqual([]);
  });

  it('joins across a page number, and reports the page number', () => {
    const reading = readText(aDocument(['区民課\t1 対面対応 笑顔で', '- 2 -', '応対します。']));
    expect(goalsOf(reading.edition)).toMatchObject([goal]);
    expect(reading.problems).toMatchObject([{ code: 'row-unreadable', values: { found: '- 2 -' } }]);
  });

  it('takes one department written in two ways for one', () => {
    const { edition, repairs } = readText(aDocument(['総務部総務課\t1 共通 あ。', '総務部 総務課\t2 共通 い。']));
    expect(edition?.departments.map(({ id, goals }) => `${id} ${goals.length}`)).toEqual(['総務部/総務課 2']);
    expect(repairs).toContainEqual(
      expect.objectContaining({ code: 'same-department', before: '総務部総務課', after: '総務部 総務課' }),
    );
  });

  it('keeps invisible characters out of names and says so', () => {
    const reading = readText(aDocument(['区民\u200B課\u0007\t1 共通 あ。']));
    expect(reading.edition?.departments[0]?.id).toBe('区民課');
    expect(codesOf(reading).repairs).toContain('invisible-removed');
  });
});
