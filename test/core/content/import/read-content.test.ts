import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { countsOf, editionSchema } from '../../../../src/core/content/edition.ts';
import { isPublishable } from '../../../../src/core/content/import/read-content.ts';
import { aDocument, codesOf, goalsOf, readText, wardDocument } from '../../../support/ward-document.ts';

const text = wardDocument();
const reading = readText(text);
const squeezed = (source: string) => source.replace(/\s/g, '');

describe('readContent with the document of the ward', () => {
  it('reads 4 principles, 14 departments and 44 goals without a problem', () => {
    expect(countsOf(reading.edition!)).toEqual({ principles: 4, departments: 14, goals: 44, notices: 0, terms: 0 });
    expect(reading.problems).toEqual([]);
    expect(isPublishable(reading)).toBe(true);
    expect(v.is(editionSchema, reading.edition)).toBe(true);
  });

  it('keeps every character of the source, in order', () => {
    const edition = reading.edition!;
    const departments = edition.departments.flatMap(({ path, goals }) =>
      goals.map(({ no, category, text, result }) => squeezed(`${path.join('')}${no}${category}${text}${result}`)),
    );
    const principles = edition.policy.principles.map(({ no, text }) => `${'①②③④'[no - 1]}${squeezed(text)}`);
    const header = text.split('\n').find((line) => line.startsWith('部署名'))!;
    const held = [edition.policy.title, ...principles, edition.title, squeezed(header), ...departments].join('');
    expect(held).toBe(squeezed(text));
  });

  it('gives the text of a goal as it stands in its row, inner spaces included', () => {
    const rows = text
      .split('\n')
      .filter((line) => line.includes('\t'))
      .slice(1);
    goalsOf(reading.edition).forEach((goal, index) => {
      expect(rows[index]).toContain(goal.text);
      expect(goal.text).toBe(goal.text.trim());
    });
  });

  it('keeps suspected misprints', () => {
    const all = goalsOf(reading.edition)
      .map((goal) => goal.text)
      .join('\n');
    for (const misprint of ['積極的にを行い', '快適さを感じらる', '基いた']) expect(all).toContain(misprint);
  });

  it('names departments by their path', () => {
    const paths = reading.edition!.departments.map(({ path }) => path);
    expect(paths).toContainEqual(['危機管理担当']);
    expect(paths).toContainEqual(['まちづくり推進部', '総務課']);
    expect(paths).toContainEqual(['地域みまもり支援センター', '(福祉事務所・保健所支所)', '地域支援課']);
    expect(paths.filter(([parent]) => parent?.startsWith('地域みまもり')).map(([parent]) => parent)).toEqual(
      Array(5).fill('地域みまもり支援センター'),
    );
    for (const { id, path } of reading.edition!.departments) expect(id).toBe(path.join('/'));
  });

  it('reports every repair with its place', () => {
    expect(reading.repairs).toContainEqual({
      code: 'spaces-removed',
      where: { file: 'service-policy.txt', row: 36, column: '目標及び具体的な取組内容' },
      before: '庁 内 体 制',
      after: '庁内体制',
    });
    expect(reading.repairs).toContainEqual({
      code: 'same-department',
      where: { file: 'service-policy.txt', row: 35, column: '部署名' },
      before: '地域みまもり 支援センター',
      after: '地域みまもり支援センター',
    });
    const lines = text.split('\n');
    for (const { where, before } of reading.repairs) expect(lines[where.row! - 1]).toContain(before);
    const countOf = (code: string) => reading.repairs.filter((repair) => repair.code === code).length;
    expect([countOf('cell-split'), countOf('spaces-removed'), countOf('same-department')]).toEqual([14, 16, 1]);
    expect(reading.repairs).toHaveLength(31);
  });
});

describe('readContent with the same document in other clothes', () => {
  const same: Record<string, string> = {
    'CRLF line ends': text.replaceAll('\n', '\r\n'),
    'lone CR line ends': text.replaceAll('\n', '\r'),
    'trailing blank lines': `${text}\n\n \n\u3000\n`,
    'no results column': text.replaceAll(/\t(?=\n|$)/g, '').replace('\t実施結果及び目標の達成度', ''),
    'form feeds between pages': text.replace('\n\nまち', '\n\f\nまち'),
    'headers named otherwise': text.replace(
      '部署名\t目標及び具体的な取組内容\t実施結果及び目標の達成度',
      '所属\t目標\t結果',
    ),
    'the header again on the second page': text.replace(
      '\n\nまち',
      `\n\n部署名\t目標及び具体的な取組内容\t実施結果及び目標の達成度\nまち`,
    ),
    'another style of principle numbers': ['①', '②', '③', '④'].reduce(
      (all, mark, index) => all.replace(`\n${mark}`, `\n${['(1)', '（２）', '(3)', '⑷'][index]}　`),
      text,
    ),
    'ideographic spaces for spaces': text.replace(/ (?=支援センター|地域|総務課|企画課|内|体|制)/g, '\u3000'),
  };
  it.each(Object.entries(same))('reads the same with %s', (_, variant) => {
    const other = readText(variant);
    expect(other.problems).toEqual([]);
    expect(withoutSpaceKinds(other.edition)).toEqual(withoutSpaceKinds(reading.edition));
  });

  it('narrows full-width numbers and says so', () => {
    const wide = text.replaceAll(/(?<=\t)([1-5])(?=[ \t])/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    );
    const other = readText(wide);
    expect(other.edition).toEqual(reading.edition);
    const narrowed = other.repairs.filter(({ code }) => code === 'digits-narrowed');
    expect(narrowed).toHaveLength(44);
    expect(narrowed[0]).toMatchObject({ before: '１', after: '1', where: { row: 13 } });
  });

  it('composes kana that a Mac took apart, and says so', () => {
    const other = readText(text.normalize('NFD'));
    expect(other.edition).toEqual(reading.edition);
    expect(codesOf(other).repairs).toContain('composed');
  });

  it('joins a row that a page break cut', () => {
    const other = readText(text.replace('相手の立場に立った丁寧な対応', '相手の立場に立\n\nった丁寧な対応'));
    expect(other.edition).toEqual(reading.edition);
    const [joined] = other.repairs.filter(({ code }) => code === 'lines-joined');
    expect(joined?.where.row).toBe(16);
  });

  it('joins a row wherever in its text a page break cut it', () => {
    const goals = goalsOf(reading.edition);
    const cut = fc.record({
      goal: fc.constantFrom(...goals),
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      blank: fc.boolean(),
    });
    fc.assert(
      fc.property(cut, ({ goal, at, blank }) => {
        const place = text.indexOf(goal.text) + Math.floor(at * goal.text.length);
        const other = readText(`${text.slice(0, place)}${blank ? '\n\n' : '\n'}${text.slice(place)}`);
        expect(other.edition).toEqual(reading.edition);
        expect(codesOf(other).repairs).toContain('lines-joined');
      }),
      { numRuns: 200 },
    );
  });

  it('joins a principle that wraps over lines', () => {
    const other = readText(
      text.replace('来庁者が安心かつ快適に利用できるよう庁舎', '来庁者が安心かつ快適に\n利用できるよう\n庁舎'),
    );
    expect(other.edition).toEqual(reading.edition);
    expect(other.repairs.filter(({ code }) => code === 'lines-joined')).toHaveLength(2);
  });

  it('says where the header should be and what stands there', () => {
    const other = readText(text.replace('部署名\t目標及び具体的な取組内容\t実施結果及び目標の達成度', 'あ\tい\tう'));
    expect(other.problems).toEqual([
      {
        code: 'header-missing',
        severity: 'error',
        where: { file: 'service-policy.txt', row: 12 },
        values: { found: 'あ｜い｜う' },
      },
    ]);
    expect(isPublishable(other)).toBe(false);
  });

  it('says which row should be the header where tabs became spaces', () => {
    const other = readText(text.replaceAll('\t', '    '));
    expect(other.problems).toMatchObject([{ code: 'header-missing', severity: 'error', where: { row: 12 } }]);
    expect(other.edition?.policy).toEqual(reading.edition?.policy);
  });

  it('names the one column that is missing', () => {
    const other = readText(text.replace('部署名\t', 'だれ\t'));
    expect(other.problems).toMatchObject([
      { code: 'column-missing', where: { row: 12 }, values: { expected: '部署名' } },
    ]);
  });
});

describe('readContent with names', () => {
  it('keeps the shapes of characters that their owners chose', () => {
    const { edition, repairs } = readText(aDocument(['\uFA19\uFA1B課\t1 共通 \uFA19か\u3099みます。']));
    expect(edition?.departments[0]?.id).toBe('\uFA19\uFA1B課');
    expect(goalsOf(edition)[0]?.text).toBe('\uFA19がみます。');
    expect(repairs.map(({ code }) => code)).toEqual(['composed', 'cell-split']);
  });
});

describe('readContent with documents that lack something', () => {
  const row = '総務課\t1 共通 公平に応対します。\t';
  const lacking: [string, string, string][] = [
    ['policy-missing', 'error', aDocument([row]).replace('サービス向上方針', '')],
    ['principle-missing', 'error', aDocument([row]).replace(/①.*/, '')],
    ['principle-order', 'warning', aDocument([row]).replace('①', '②')],
    ['principle-text-missing', 'error', aDocument([row]).replace(/①.*/, '①')],
    ['principle-missing', 'error', aDocument([row]).replace('①', '0 ')],
    ['goals-missing', 'error', 'サービス向上方針\n①公平に応対します。'],
    ['goals-missing', 'error', aDocument([])],
    ['header-missing', 'error', aDocument([row], '')],
    ['column-unknown', 'warning', aDocument(['総務課\t1 共通 公平に応対します。\t\t○'], '部署名\t目標\t結果\t備考')],
    ['row-unreadable', 'warning', aDocument([row, '', '- 3 -'])],
    ['row-unreadable', 'error', aDocument([row, '区民課 1 共通 笑顔で応対します。'])],
    ['department-missing', 'error', aDocument([row, '\t2 共通 笑顔で応対します。\t'])],
    ['goal-number-missing', 'warning', aDocument([row, '区民課\t笑顔で応対します。\t'])],
    ['goal-number-repeated', 'warning', aDocument([row, row])],
    ['goal-number-skipped', 'warning', aDocument([row, row.replace('1', '3')])],
    ['goal-category-missing', 'warning', aDocument([row, '区民課\t1 笑顔で応対します。\t'])],
    ['goal-text-missing', 'error', aDocument([row, '区民課\t1\t共通\t'])],
    ['text-too-long', 'warning', aDocument([row.replace('公平', '公平'.repeat(600))])],
    ['text-too-long', 'error', aDocument([row.replace('公平', '公平'.repeat(20_000))])],
  ];
  it.each(lacking)('reports %s as %s', (code, severity, document) => {
    const { edition, problems } = readText(document);
    expect(problems.filter((problem) => problem.code === code && problem.severity === severity)).toHaveLength(1);
    if (edition) expect(v.is(editionSchema, edition)).toBe(true);
  });

  it('has nothing to say about the row all of them begin with', () => {
    expect(codesOf(readText(aDocument([row])))).toEqual({ repairs: ['cell-split'], problems: [] });
  });
});

function withoutSpaceKinds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('\u3000', ' '));
}
