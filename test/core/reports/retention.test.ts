import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/core/calendar/periods.ts';
import { isoDay, tokyoDay } from '../../../src/core/calendar/tokyo-time.ts';
import {
  believedFrom,
  dateConfirmed,
  firstKeptMonth,
  keptFromYear,
  noticeSeen,
  type RetentionFacts,
  type RetentionNotice,
  retentionAt,
} from '../../../src/core/reports/retention.ts';

const at = (day: string) => Date.parse(`${day}T10:00:00.000+09:00`);
const day = (iso: string) => tokyoDay(at(iso));

/** Every month from one to the other, without those named. */
function months(from: string, until: string, ...without: string[]): string[] {
  const [year, month] = from.split('-').map(Number) as [number, number];
  const all: string[] = [];
  for (let no = 0; (all.at(-1) ?? '') < until; no += 1) all.push(isoDay(dayOf(year, month + no)).slice(0, 7));
  return all.filter((each) => !without.includes(each));
}
const aNotice = (keptFrom: number, ...seen: string[]): RetentionNotice => ({
  keptFrom,
  seenDays: seen.map(day),
  isDateConfirmed: false,
});

function facts(today: string, changes: Partial<RetentionFacts> = {}): RetentionFacts {
  const nowMs = at(today);
  return {
    ...{ nowMs, keepYears: 3, months: months('2022-06', today.slice(0, 7)), notice: null, settled: null },
    ...changes,
  };
}
function standing(today: string, changes: Partial<RetentionFacts> = {}) {
  const retention = retentionAt(facts(today, changes));
  if (retention === null) return 'nothing';
  const { leavesOn, isDue } = retention;
  return leavesOn === null ? 'unsure' : `${isoDay(leavesOn)}${isDue ? ' due' : ''}`;
}

describe('keptFromYear', () => {
  it.each<[string, number, number]>([
    ['2026-11-26', 3, 2023],
    ['2026-11-26', 1, 2025],
    ['2027-03-31', 3, 2023],
    ['2027-04-01', 3, 2024],
    ['2026-11-26', 30, 1996],
  ])('on %s, keeping %i years beside the current one, is %i', (today, keepYears, year) => {
    expect(keptFromYear(at(today), keepYears)).toBe(year);
  });

  it('turns at midnight in Japan', () => {
    expect(keptFromYear(Date.parse('2027-03-31T14:59:59.999Z'), 3)).toBe(2023);
    expect(keptFromYear(Date.parse('2027-03-31T15:00:00.000Z'), 3)).toBe(2024);
  });

  it('names the first month', () => expect(firstKeptMonth(2023)).toBe('2023-04'));
});

describe('retentionAt', () => {
  const seen = aNotice(2023, '2026-06-01', '2026-06-10', '2026-06-20');
  it.each<[string, string, Partial<RetentionFacts>, string]>([
    ['nothing where nothing is old enough', '2026-11-26', { months: months('2023-04', '2026-11') }, 'nothing'],
    ['thirty days where nobody has seen it yet', '2026-11-26', {}, '2026-12-26'],
    ['not before July', '2026-04-01', {}, '2026-07-01'],
    ['in July what was seen in spring', '2026-06-30', { notice: seen }, '2026-07-01'],
    ['due then', '2026-07-01', { notice: seen }, '2026-07-01 due'],
    ['due later, if the hub stood still', '2026-11-26', { notice: seen }, '2026-07-01 due'],
    ['counted from the first day on a screen', '2026-11-20', { notice: aNotice(2023, '2026-11-01') }, '2026-12-01'],
    [
      'not while it was seen on one day alone',
      '2027-01-15',
      { notice: aNotice(2023, '2026-11-01') },
      // Today and tomorrow somebody may look; the day after that is the first.
      '2027-01-17',
    ],
    [
      'nor on the day on which it is seen for the third time',
      '2027-01-15',
      { notice: aNotice(2023, '2026-11-01', '2026-11-02', '2027-01-15') },
      '2027-01-16',
    ],
    [
      'the day after',
      '2027-01-16',
      { notice: aNotice(2023, '2026-11-01', '2026-11-02', '2027-01-15') },
      '2027-01-16 due',
    ],
    ['the notice of another year does not count', '2027-04-02', { notice: seen }, '2027-07-01'],
    ['nothing once it is done', '2026-11-26', { settled: 2023, notice: seen }, 'nothing'],
    ['the next year again', '2027-04-01', { settled: 2023 }, '2027-07-01'],
    ['a wrong date that was settled holds nothing up', '2026-11-26', { settled: 2096, notice: seen }, '2026-07-01 due'],
    ['a shorter time begins a notice of its own', '2026-11-26', { keepYears: 1, notice: seen }, '2026-12-26'],
    ['a longer one has nothing to tell', '2026-11-26', { keepYears: 10, notice: seen }, 'nothing'],
  ])('%s', (_, today, changes, expected) => expect(standing(today, changes)).toBe(expected));

  const confirmed = { ...seen, isDateConfirmed: true };
  it.each<[string, string, Partial<RetentionFacts>, string]>([
    ['a clock in 2099', '2099-06-01', { months: months('2022-06', '2026-11') }, 'unsure'],
    [
      'the same after a month of ratings',
      '2099-07-30',
      { months: [...months('2022-06', '2026-11'), '2099-06'] },
      'unsure',
    ],
    ['a clock three months fast', '2027-02-26', { months: months('2022-06', '2026-11') }, 'unsure'],
    ['two empty months', '2026-11-26', { months: months('2022-06', '2026-11', '2024-08', '2024-09') }, 'unsure'],
    ['the first two', '2026-11-26', { months: months('2022-06', '2026-11', '2023-04', '2023-05') }, 'unsure'],
    ['also where the notice was seen', '2026-11-26', { notice: seen, months: months('2022-06', '2026-08') }, 'unsure'],
    ['one empty month is believed', '2026-11-26', { months: months('2022-06', '2026-11', '2024-08') }, '2026-12-26'],
    [
      'months that do not count are not asked',
      '2026-11-26',
      { months: ['2019-01', ...months('2023-04', '2026-11')] },
      '2026-12-26',
    ],
    [
      'what staff confirmed',
      '2026-07-01',
      { notice: confirmed, months: months('2022-06', '2026-02') },
      '2026-07-01 due',
    ],
    ['of this year alone', '2027-07-01', { notice: confirmed, months: months('2022-06', '2026-02') }, 'unsure'],
  ])('is sure of its date, or not: %s', (_, today, changes, expected) =>
    expect(standing(today, changes)).toBe(expected),
  );

  it('never lets a clock that is up to two months fast take what has not been kept its time', () => {
    const everyMonth = months('2020-04', '2031-03');
    const someDay = fc.integer({ min: day('2026-04-01'), max: day('2031-03-31') });
    fc.assert(
      fc.property(
        someDay,
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 5 }),
        (real, fast, keepYears) => {
          // Ratings on every day up to the real one, then only by the fast clock.
          const shown = isoDay(real + fast);
          const nowMs = at(shown);
          const rated = [...everyMonth.filter((month) => month <= isoDay(real).slice(0, 7)), shown.slice(0, 7)];
          const keptFrom = keptFromYear(nowMs, keepYears);
          const notice = { keptFrom, seenDays: [0, 1, 2], isDateConfirmed: false };
          const retention = retentionAt({ nowMs, keepYears, months: rated, notice, settled: null });
          if (retention?.isDue === true)
            expect(keptFrom).toBeLessThanOrEqual(keptFromYear(at(isoDay(real)), keepYears));
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('believedFrom', () => {
  it.each<[string, string[], string]>([
    ['all the way', months('2022-06', '2026-11'), '2022-06'],
    ['over one empty month', months('2022-06', '2026-11', '2022-09'), '2022-06'],
    ['not over two', months('2022-06', '2026-11', '2022-09', '2022-10'), '2022-11'],
    ['not over the turn of the year', months('2022-06', '2026-11', '2023-03', '2023-04'), '2023-04'],
    ['not back to 2009', ['2009-01', ...months('2023-02', '2026-11')], '2023-02'],
    ['nothing at all', [], '2023-04'],
  ])('goes back %s', (_, rated, expected) => expect(believedFrom(new Set(rated), 2023)).toBe(expected));
});

describe('the notice', () => {
  it('counts each day once, the first three', () => {
    let notice = noticeSeen(null, 2023, 100);
    expect(noticeSeen(notice, 2023, 100)).toBe(notice);
    for (const today of [101, 150, 160]) notice = noticeSeen(notice, 2023, today);
    expect(notice).toEqual({ keptFrom: 2023, seenDays: [100, 101, 150], isDateConfirmed: false });
    expect(noticeSeen(notice, 2024, 170).seenDays).toEqual([170]);
  });

  it('begins when staff say that the date is right', () => {
    expect(dateConfirmed(2023, 100)).toEqual({ keptFrom: 2023, seenDays: [100], isDateConfirmed: true });
    expect(noticeSeen(dateConfirmed(2023, 100), 2023, 101)).toMatchObject({
      seenDays: [100, 101],
      isDateConfirmed: true,
    });
  });
});
