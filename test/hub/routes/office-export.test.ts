import { read, utils } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { dayOf, periodOf } from '../../../src/core/calendar/periods.ts';
import type { FeedbackEvent, Rating } from '../../../src/core/feedback/event.ts';
import { machineReadabilityFindings } from '../../../src/core/reports/machine-readability.ts';
import { csvOfMonth } from '../../../src/hub/storage/ratings-file.ts';
import { enrolTablet } from '../../../src/hub/storage/tablets.ts';
import { lobbyWords } from '../../../src/words/lobby.ts';
import { aDetail, aRating } from '../../support/a-rating.ts';
import { csvFields } from '../../support/csv-fields.ts';
import {
  counted,
  isSatisfied,
  type Line,
  linesOf,
  numbersOf,
  recordsOf,
  recount,
  sides,
  sum,
} from '../../support/exported-tables.ts';
import { NOON, type OpenHub, openHub, STAFF } from '../../support/open-hub.ts';
import { someAnswers } from '../../support/some-answers.ts';
import { storeAnswers } from '../../support/store-answers.ts';

const NOVEMBER = 'kind=month&day=2026-11-22';

const answered = (hub: OpenHub, events: FeedbackEvent[], deviceId = hub.deviceId) =>
  storeAnswers(hub.database, deviceId, events);

async function exported(hub: OpenHub, query: string): Promise<Buffer> {
  const answer = await hub.asStaff({ url: `/api/office/export?${query}` });
  expect(answer.statusCode).toBe(200);
  return answer.rawPayload;
}

async function unzipped(hub: OpenHub, query: string): Promise<Record<string, Uint8Array>> {
  return unzipSync(await exported(hub, query));
}

const everything = { device: null, department: null, language: null };

describe('GET /api/office/export', () => {
  it('writes the ratings of the month as its ratings file has them, byte for byte', async () => {
    const hub = await openHub({ content: false });
    await answered(hub, someAnswers(2_500));
    const files = await unzipped(hub, `format=csv&${NOVEMBER}`);
    expect(Buffer.from(files['ratings.csv']!).toString()).toBe([...csvOfMonth(hub.database, '2026-11')].join(''));
    expect(Object.keys(files)).toEqual([
      ...['ratings.csv', 'ratings-columns.csv', '条件.csv', '満足度.csv', '評価の内訳.csv', '推移.csv'],
      ...['曜日と時刻.csv', '選ばれた理由.csv', '窓口ごと.csv'],
    ]);
    for (const bytes of Object.values(files)) expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('writes only what was chosen, and a rating with an uncertain time on the day of its receipt', async () => {
    const hub = await openHub({ content: false });
    const other = await enrolTablet(hub.database, '=2階', 'テスト', NOON);
    await answered(hub, [
      aRating(1, { lang: 'en' }),
      aRating(2),
      aDetail(3, 2, { department: '区民サービス部/区民課' }),
    ]);
    await answered(hub, [aRating(4)], other.deviceId);
    await hub.rate([aRating(5, { at: '1970-01-01T09:00:00.000+09:00' })]);
    const ids = async (query: string) =>
      linesOf((await unzipped(hub, `format=csv&${query}`))['ratings.csv']!)
        .slice(1)
        .map((fields) => Number.parseInt(fields.at(-1)!.slice(-4), 16));
    expect(await ids(NOVEMBER)).toEqual([5, 1, 2, 4]);
    expect(await ids('kind=month&day=1970-01-01')).toEqual([]);
    expect(await ids(`kind=day&day=2026-11-22&language=en`)).toEqual([1]);
    expect(await ids(`${NOVEMBER}&department=${encodeURIComponent('区民サービス部/区民課')}`)).toEqual([2]);
    const ofOther = await unzipped(hub, `format=csv&${NOVEMBER}&device=${other.deviceId}`);
    // A name that a spreadsheet would take for a formula.
    expect(linesOf(ofOther['ratings.csv']!)[1]![2]).toBe("'=2階");
    expect(linesOf(ofOther['条件.csv']!).find(([item]) => item === '端末')).toEqual(['端末', "'=2階"]);
  });

  it('writes in CP932 what Windows reads, and lists what it could not', async () => {
    const hub = await openHub({ content: false });
    const { deviceId } = await enrolTablet(hub.database, '正面〜裏口 髙島𠮷', 'テスト', NOON);
    await answered(hub, [aRating(1), aRating(2)], deviceId);
    const files = await unzipped(hub, `format=csv-cp932&${NOVEMBER}`);
    const text = new TextDecoder('shift_jis', { fatal: true }).decode(files['ratings.csv']!);
    expect(
      text
        .split('\r\n')
        .slice(0, -1)
        .map((line) => csvFields(line)[2]),
    ).toEqual([...['device', '正面～裏口 髙島〓', '正面～裏口 髙島〓']]);
    expect(linesOf(files['書けなかった文字.csv']!)).toEqual([
      ['文字', 'コード', '代わりに書いた文字', '回数'],
      ['〜', 'U+301C', '～', '2'],
      ['𠮷', 'U+20BB7', '〓', '2'],
    ]);
    for (const [name, bytes] of Object.entries(files))
      if (name !== '書けなかった文字.csv')
        expect(() => new TextDecoder('shift_jis', { fatal: true }).decode(bytes)).not.toThrow();
  });

  it('counts every table as a plain recount of the lines does', async () => {
    const hub = await openHub({ content: false });
    await answered(hub, someAnswers(800));
    const files = await unzipped(hub, `format=csv&${NOVEMBER}`);
    const october = await unzipped(hub, `format=csv&kind=month&day=2026-10-01`);
    const lines = recordsOf(files['ratings.csv']!);
    const before = recordsOf(october['ratings.csv']!);
    expect([lines.length > 300, before.length > 300]).toEqual([true, true]);
    const table = (name: string) => recordsOf(files[`${name}.csv`]!);

    const shares = table('満足度').map((row) => [row.期間, row.集計のしかた, ...numbersOf(row)]);
    expect(shares).toEqual(
      [
        ['この期間', lines],
        ['前の期間', before],
        ['前年の同じ期間', []],
      ].flatMap(([name, of]) => sides.map((side) => [name, side, ...recount(of as Line[], side)])),
    );
    for (const row of table('評価の内訳')) {
      const said = lines.filter(
        ({ scale, score, label }) => scale === row.選択肢の数 && score === row.点数 && label === row.評価,
      );
      expect(row.件数).toBe(String(counted(said, row.集計のしかた!).length));
    }
    for (const row of table('推移')) {
      const side = row.集計のしかた!;
      expect(numbersOf(row), row.時期).toEqual(
        recount(
          lines.filter(({ rated_on }) => rated_on === row.時期),
          side,
        ),
      );
    }
    for (const row of table('曜日と時刻')) {
      const then = lines.filter(
        ({ rated_on, rated_at }) =>
          '日月火水木金土'[new Date(rated_on!).getUTCDay()] === row.曜日 &&
          Number(rated_at!.slice(0, 2)) === Number(row.時),
      );
      expect(numbersOf(row)).toEqual(recount(then, row.集計のしかた!));
    }
    expect(sum(table('曜日と時刻'), '全件')).toBe(lines.length);
    const reasonCodes = Object.entries(lobbyWords.reasons);
    for (const row of table('選ばれた理由')) {
      const [code] = reasonCodes.find(([, name]) => name === row.理由)!;
      const isLow = row.評価の側 === '不満・やや不満';
      const said = lines.filter(
        (line) => line.reasons!.split(';').includes(code) && (isLow ? Number(line.score) <= 2 : isSatisfied(line)),
      );
      expect(row.選ばれた回数, row.理由).toBe(String(counted(said, row.集計のしかた!).length));
    }
    for (const row of table('窓口ごと')) {
      const of = lines.filter(({ department }) => department === row.窓口);
      expect(numbersOf(row)).toEqual(recount(of, row.集計のしかた!));
    }
    expect(sum(table('窓口ごと'), '全件')).toBe(lines.filter(({ department }) => department !== '').length);
  });

  it('hides in the tables too what fewer than five said of a department', async () => {
    const hub = await openHub({ content: false });
    await answered(hub, [aRating(1), aDetail(2, 1, { department: '区民サービス部/区民課' })]);
    const [row] = recordsOf((await unzipped(hub, `format=csv&${NOVEMBER}`))['窓口ごと.csv']!);
    expect(Object.values(row!)).toEqual(['区民サービス部/区民課', '補正後', '1', '', '', '5件未満のため割合は非表示']);
  });

  it.each(['csv', 'csv-cp932', 'xlsx'])(
    'leaves the cells empty where fewer than five spoke of the department that was chosen: %s',
    async (format) => {
      const hub = await openHub({ content: false });
      const department = '区民サービス部/区民課';
      await answered(hub, [aRating(1, { score: 1 }), aDetail(2, 1, { department, reasons: ['wait'] })]);
      const of = `format=${format}&${NOVEMBER}&department=${encodeURIComponent(department)}`;
      const tables = await tablesOf(await exported(hub, of), format);
      const number = ['満足・やや満足の件数', '満足度（％）'] as const;
      const said = (['満足度', '推移', '曜日と時刻', '窓口ごと'] as const).flatMap((name) =>
        tables[name]!.filter(({ 件数 }) => 件数 === '1'),
      );
      expect(said.length).toBeGreaterThan(5);
      expect(said.filter((row) => number.some((column) => row[column] !== ''))).toEqual([]);
      const tapped = tables.評価の内訳!.filter((row) => row.選択肢の数 === '5');
      expect(tapped.map(({ 件数 }) => 件数)).toEqual(Array(10).fill(''));
      expect(new Set(tables.選ばれた理由!.map((row) => row.選ばれた回数))).toEqual(new Set(['']));
      expect(tables.条件!.find(({ 項目 }) => 項目 === '少ない件数')?.内容).toMatch(/5件未満.*空欄/);
    },
  );

  it('writes a sheet a table, numbers as numbers and nothing as a formula', async () => {
    const hub = await openHub({ content: false });
    await answered(hub, [...someAnswers(100), aRating(999), aDetail(1_000, 999, { department: '=1+1' })]);
    const book = read(await exported(hub, `format=xlsx&${NOVEMBER}`), { cellFormula: true });
    const files = await unzipped(hub, `format=csv&${NOVEMBER}`);
    expect(book.SheetNames).toEqual(
      Object.keys(files)
        .slice(2)
        .map((name) => name.replace('.csv', '')),
    );
    for (const name of book.SheetNames) {
      const cells = Object.entries(book.Sheets[name]!).filter(([at]) => !at.startsWith('!'));
      expect(cells.filter(([, { f }]) => f !== undefined)).toEqual([]);
      // The same as the CSV, where a number is a number and a text that looks like a formula has its guard.
      const rows = utils.sheet_to_json<(string | number)[]>(book.Sheets[name]!, { header: 1, defval: '' });
      const lines = linesOf(files[`${name}.csv`]!);
      expect(rows.map((row) => lines[0]!.map((_, at) => String(row[at] ?? '').replace(/^=/, "'=")))).toEqual(lines);
      const counts = rows.slice(1).flatMap((row) => row.filter((_, at) => /件数|回数|％/.test(lines[0]![at]!)));
      expect(
        counts.every((cell) => typeof cell === 'number' || cell === ''),
        name,
      ).toBe(true);
    }
  });

  it('writes the events of the period as they were stored, details behind their rating', async () => {
    const hub = await openHub({ content: false });
    const events = someAnswers(900);
    await answered(hub, events);
    const lines = (await exported(hub, `format=ndjson&${NOVEMBER}`)).toString().split('\n');
    expect(lines.pop()).toBe('');
    const written: FeedbackEvent[] = lines.map((line) => JSON.parse(line));
    const wanted = events.filter((event) => event.at.startsWith('2026-11'));
    expect(written.length).toBe(wanted.length);
    expect(new Map(written.map((event) => [event.id, event]))).toEqual(
      new Map(wanted.map((event) => [event.id, event])),
    );
    let rating: Rating | null = null;
    for (const event of written) {
      if (event.kind === 'rating') rating = event;
      else expect(event.rating).toBe(rating!.id);
    }
  });

  it('publishes open data in which the rules find nothing, and nothing below five', async () => {
    const hub = await openHub({ content: false });
    await answered(hub, someAnswers(4_000));
    for (const kind of ['day', 'week', 'month', 'year']) {
      const of = `kind=${kind}&day=2026-11-19`;
      // Whatever was chosen: a part that is published lets the rest be reckoned.
      const files = await unzipped(hub, `format=open-data&${of}&language=en`);
      const { 'rule-check.csv': check, ...published } = files;
      expect(machineReadabilityFindings(Object.entries(published).map(([name, bytes]) => ({ name, bytes })))).toEqual(
        [],
      );
      expect(recordsOf(check!).every(({ findings }) => findings === '0')).toBe(true);
      const days = recordsOf(files['ratings-by-day.csv']!);
      const lines = recordsOf((await unzipped(hub, `format=csv&${of}`))['ratings.csv']!);
      // Today is not over.
      const over = counted(lines, '補正後').filter(({ rated_on }) => rated_on! < '2026-11-22');
      const said = Map.groupBy(over, ({ rated_on, scale, score }) => `${rated_on} ${scale}_${score}`);
      expectHidden(days, said, ({ date, answer }) => `${date} ${answer}`);
      expect(Object.keys(files).includes('ratings-by-department.csv')).toBe(kind === 'year');
      if (kind !== 'year') continue;
      const named = over.filter(({ department }) => department !== '');
      const ofDepartment = Map.groupBy(named, ({ department, scale, score }) => `${department} ${scale}_${score}`);
      const rows = recordsOf(files['ratings-by-department.csv']!);
      expectHidden(rows, ofDepartment, ({ department, answer }) => `${department} ${answer}`);
    }
  });

  it('stands in the record, with what was chosen', async () => {
    const hub = await openHub({ content: false });
    await exported(hub, `format=xlsx&${NOVEMBER}&language=en`);
    expect(hub.database.prepare("SELECT who, what FROM record WHERE act = 'exported'").all()).toMatchObject([
      { who: STAFF, what: '評価-2026-11.xlsx en' },
    ]);
  });

  it('answers a report while somebody has half a file, and holds to what was stored when the file began', async () => {
    const hub = await openHub({ content: false });
    await answered(hub, someAnswers(1_500));
    const period = periodOf('year', dayOf(2026, 11, 1));
    const order = { format: 'csv', period, choice: everything, facility: '', nowMs: 0 } as const;
    const chunks = hub.reports.file(order);
    const { value: first } = await chunks.next();
    await answered(hub, [aRating(0xffff)]);
    const { total } = await hub.reports.report(period, everything);
    const rest: Uint8Array[] = [];
    for await (const chunk of chunks) rest.push(chunk);
    const files = unzipSync(Buffer.concat([first!, ...rest]));
    const lines = recordsOf(files['ratings.csv']!);
    expect(lines.length).toBe(total.all.n - 1);
    expect(sum(recordsOf(files['推移.csv']!), '全件')).toBe(lines.length);
  });

  it.each(['', NOVEMBER, `format=pdf&${NOVEMBER}`, 'format=csv&kind=day&day=2026-02-30'])(
    'refuses the question "%s"',
    async (query) => {
      const hub = await openHub({ content: false });
      expect((await hub.asStaff({ url: `/api/office/export?${query}` })).statusCode).toBe(400);
    },
  );

  it('gives nothing to anybody who has not signed in, and records nothing', async () => {
    const hub = await openHub({ content: false });
    expect((await hub.ask({ url: `/api/office/export?format=csv&${NOVEMBER}` })).statusCode).toBe(401);
    expect((await hub.asTablet({ url: `/api/office/export?format=csv&${NOVEMBER}` })).statusCode).toBe(401);
    expect(hub.database.prepare("SELECT * FROM record WHERE act = 'exported'").all()).toEqual([]);
  });
});

/** What five or more answered stands there with its number, what fewer did without. */
function expectHidden(rows: Line[], said: Map<string, Line[]>, key: (row: Line) => string) {
  for (const row of rows) {
    const n = said.get(key(row))?.length ?? 0;
    expect([row.count, row.count_status], key(row)).toEqual(n < 5 ? ['', '2'] : [String(n), '1']);
  }
  const shown = [...said.values()].filter((of) => of.length >= 5);
  expect(shown.length).toBeGreaterThan(0);
  expect(rows.filter(({ count }) => count !== '').length).toBe(shown.length);
}

/** The tables of a file of any kind as records of texts. */
async function tablesOf(bytes: Buffer, format: string): Promise<Record<string, Line[]>> {
  if (format === 'xlsx') {
    const { Sheets } = read(bytes);
    return Object.fromEntries(
      Object.entries(Sheets).map(([name, sheet]) => [
        name,
        utils.sheet_to_json<Line>(sheet, { raw: false, defval: '' }),
      ]),
    );
  }
  const encoding = format === 'csv' ? 'utf-8' : 'shift_jis';
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, file]) => [
      name.replace('.csv', ''),
      recordsOf(new TextEncoder().encode(new TextDecoder(encoding).decode(file))),
    ]),
  );
}
