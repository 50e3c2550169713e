import { describe, expect, it } from 'vitest';
import {
  machineReadabilityFindings,
  type PublishedFile,
  type Rule,
  rules,
} from '../../../src/core/reports/machine-readability.ts';
import { openDataFiles } from '../../../src/core/reports/open-data-files.ts';
import { openDataWords } from '../../../src/words/open-data.ts';

const DAY = 'ratings-by-day.csv';
const DEPARTMENT = 'ratings-by-department.csv';

/** What is published of a day and of a 年度, as files. */
function aDataset(): PublishedFile[] {
  const facts = { facility: '麻生区役所', from: '2026-04-01', to: '2027-03-31', writtenOn: '2027-04-01' };
  const rows = {
    [DAY]: [
      ['2026-11-22', '麻生区役所', 'overall', 5, '5_5', 12, 1],
      ['2026-11-22', '麻生区役所', 'overall', 5, '5_4', null, 2],
    ],
    [DEPARTMENT]: [
      [2026, '麻生区役所', '地域みまもり支援センター/(福祉事務所・保健所支所)/地域支援課', 'overall', 5, '5_1', 5, 1],
    ],
  } as const;
  return openDataFiles(
    { [DAY]: rows[DAY].map((row) => [...row]), [DEPARTMENT]: rows[DEPARTMENT].map((row) => [...row]) },
    facts,
    openDataWords,
  ).map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }));
}

const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** The same with one file written otherwise. */
const spoilt = (name: string, spoil: (text: string) => string) =>
  aDataset().map((file) =>
    file.name === name ? { name, bytes: new TextEncoder().encode(spoil(decode(file.bytes))) } : file,
  );

const spoilings: [rule: Rule, how: string, name: string, spoil: (text: string) => string][] = [
  ['L1-02', 'a second table below', DAY, (text) => `${text}\r\n年,件数\r\n2026,5\r\n`],
  ['L1-03', 'an empty row', DAY, (text) => `${text},,,,,,\r\n`],
  [
    'L1-03',
    'an empty column',
    DAY,
    (text) => text.replaceAll('\r\n', ',\r\n').replace('count_status,', 'count_status'),
  ],
  ['L1-04', 'a note beside the table', DAY, (text) => text.replace('12,1', '12,1,要確認')],
  ['L1-05', 'a column without a name', DAY, (text) => text.replace('answer', '')],
  [
    'L1-05',
    'a column that nothing explains',
    'columns.csv',
    (text) => text.replace(/ratings-by-day\.csv,count,.*\r\n/, ''),
  ],
  ['L1-06', 'spaces inside a name', DAY, (text) => text.replace('麻生区役所', '麻 生 区 役 所')],
  ['L1-06', 'a space before a value', DAY, (text) => text.replace('overall', ' overall')],
  ['L1-06', 'a wide space behind a value', DAY, (text) => text.replace('overall', 'overall\u3000')],
  ['L1-07', 'two values in a cell', DAY, (text) => text.replace('5_5', '5_5;5_4')],
  ['L1-08', 'a character of one make', DAY, (text) => text.replace('overall', '①')],
  ['L1-09', 'a gap that nobody explains', DAY, (text) => text.replace('5_4,,2', '5_4,,1')],
  ['L1-09', 'a zero where a number is hidden', DAY, (text) => text.replace('5_4,,2', '5_4,0,2')],
  ['L1-14', 'a line break in a cell', DAY, (text) => text.replace('overall', '"over\nall"')],
  ['L1-15', 'a comma without quotes', 'codes.csv', (text) => text.replace('満足', '満足,とても')],
  ['L2-01', 'a number with its unit', DAY, (text) => text.replace('12,1', '12件,1')],
  ['L2-01', 'a number with a comma', DAY, (text) => text.replace('12,1', '"1,200",1')],
  ['L2-02', 'a value left out because it stands above', DAY, (text) => text.replace(/2026-11-22(?=.*5_4)/, '')],
  ['L2-03', 'a name twice', DAY, (text) => text.replace('answer', 'scale')],
  ['L2-04', 'a code that nobody explains', DAY, (text) => text.replace('5_4', '5_9')],
  ['L2-05', 'その他 with what it was', DAY, (text) => text.replace('5_4', 'その他（駐車場）')],
  ['L3-01', 'a title above the header', DAY, (text) => text.replace('date', '評価の一覧\r\ndate')],
  ['L3-02', 'a code without its table', 'codes.csv', (text) => text.replaceAll(/answer,.*\r\n/g, '')],
  ['L3-03', 'a mark for what is hidden', DAY, (text) => text.replace('5_4,,2', '5_4,X,2')],
  ['L3-04', 'a number without a unit', 'columns.csv', (text) => text.replaceAll(',件\r\n', ',\r\n')],
  ['L3-05', 'a Japanese date', DAY, (text) => text.replace('2026-11-22', '令和8年11月22日')],
  ['L3-05', 'a day that is none', DAY, (text) => text.replace('2026-11-22', '2026-02-30')],
  ['L3-05', 'a Japanese year', DEPARTMENT, (text) => text.replace('2026,', 'R8,')],
  ['L3-06', 'no place', DAY, (text) => text.replace('麻生区役所', '')],
  ['L3-07', 'other columns than last year', DAY, (text) => text.replace('facility', 'office')],
  ['L3-08', 'no history', 'about.csv', (text) => text.replace(/update_history.*\r\n/, '')],
  ['L3-08', 'a BOM that is not there', DAY, (text) => text.replace('\ufeff', '')],
  ['L3-08', 'a Japanese name of a column', DAY, (text) => text.replace('answer', '回答')],
  ['L3-09', 'a year as a column', DAY, (text) => text.replace('count,', 'count_2026,')],
  ['F-10', 'a number below five', DAY, (text) => text.replace('12,1', '4,1')],
  ['F-10', 'an id', DAY, (text) => text.replace('overall', '019a0000-0000-7000-8000-000000000112')],
];

describe('machineReadabilityFindings', () => {
  it('finds nothing in what is published', () => {
    expect(machineReadabilityFindings(aDataset())).toEqual([]);
  });

  it.each(spoilings)('finds by %s %s', (rule, _how, name, spoil) => {
    const files = spoilt(name, spoil);
    expect(files).not.toEqual(aDataset());
    expect(machineReadabilityFindings(files).map((finding) => finding.rule)).toContain(rule);
  });

  it('finds a file that no program reads, one in another encoding, and a code table that is missing', () => {
    const found = (files: PublishedFile[]) => machineReadabilityFindings(files).map(({ rule }) => rule);
    expect(found([...aDataset(), { name: '一覧.pdf', bytes: new Uint8Array(4) }])).toContain('L1-01');
    const cp932 = aDataset().map((file) =>
      file.name === DAY ? { name: DAY, bytes: Uint8Array.of(0x96, 0x83) } : file,
    );
    expect(found(cp932)).toContain('L3-08');
    expect(found(aDataset().filter(({ name }) => name !== 'codes.csv'))).toContain('L3-02');
  });

  it('has every one of its rules broken here', () => {
    expect(new Set(['L1-01', ...spoilings.map(([rule]) => rule)])).toEqual(new Set(rules));
  });
});
