import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/core/content/edition.ts';
import { departmentsOf, type ResultSide } from '../../src/core/content/result-side.ts';
import type { Origin } from '../../src/office/content/brought-state.ts';
import { createResultsDesk } from '../../src/office/content/results-desk-state.ts';
import type { ResultsSource } from '../../src/office/content/results-source-state.ts';
import { aWardWithResults } from '../support/a-ward-with-results.ts';
import { anEdition } from '../support/an-edition.ts';
import { anEditionLine } from '../support/an-overview.ts';

const FIGURES = '令和8年度にこの窓口を選んだ評価は50件で、「満足」「やや満足」は80％でした。';
const before = anEdition({ goals: [2, 1] });
const [department, other] = before.departments;
const [goal, second] = department!.goals;

const aSource = (edition: Edition, side: ResultSide = 'current'): ResultsSource => ({
  ...{ edition, year: 2026, side, departments: departmentsOf(edition, side) },
  figures: new Map([[department!.id, FIGURES]]),
});
const withResult = (result: string, edition = before): Edition => ({
  ...edition,
  departments: edition.departments.map((each) => ({
    ...each,
    goals: each.goals.map((found) => (each === department && found === goal ? { ...found, result } : found)),
  })),
});
const resultsOf = (edition: Edition | null) =>
  (edition?.departments ?? []).flatMap(({ goals }) => goals.map(({ result }) => result));

function aDesk(edition: Edition | null = before, take: (origin: Origin) => Promise<boolean> = async () => true) {
  const source = signal(edition === null ? null : aSource(edition));
  const target = signal<ReturnType<typeof anEditionLine> | null>(null);
  const taken: Origin[] = [];
  const desk = createResultsDesk({
    from: { source, target },
    take: (origin) => {
      taken.push(origin);
      return take(origin);
    },
  });
  return { desk, source, target, taken };
}

describe('the fields of a goal', () => {
  it('hold what staff have written, else what the edition has, and no figures by themselves', () => {
    const { desk } = aDesk(withResult('前の文'));
    const told = { ...goal!, result: '前の文' };
    expect(desk.fieldsOf(department!, told).result).toBe('前の文');
    expect(desk.fieldsOf(department!, second!).result).toBe('');
    desk.set(department!, told, { result: '新しい文' });
    expect(desk.fieldsOf(department!, told)).toMatchObject({ result: '新しい文', level: '' });
  });

  it('take the figures when staff say so, behind what is written', () => {
    const { desk } = aDesk();
    desk.insert(department!, goal!);
    expect(desk.fieldsOf(department!, goal!).result).toBe(FIGURES);
    desk.set(department!, goal!, { result: '声をかけました。' });
    desk.insert(department!, goal!);
    desk.insert(department!, goal!);
    expect(desk.fieldsOf(department!, goal!).result).toBe(`声をかけました。\n${FIGURES}`);
  });

  it('take none where too few named the department', () => {
    const { desk } = aDesk();
    desk.insert(other!, other!.goals[0]!);
    desk.fill(other!);
    expect(desk.fieldsOf(other!, other!.goals[0]!).result).toBe('');
    expect(desk.isWritten.value).toBe(false);
  });

  it('are filled together only where they are empty', () => {
    const { desk } = aDesk();
    desk.set(department!, goal!, { result: '書いた文' });
    expect(desk.emptyGoals(department!)).toEqual([second]);
    desk.fill(department!);
    expect(desk.changes.value.map(({ result }) => result)).toEqual(['書いた文', FIGURES]);
    expect(desk.emptyGoals(department!)).toEqual([]);
  });

  it('remove what stands there only where staff ask for it, and not when they write again', () => {
    const told = { ...goal!, result: '前の文' };
    const { desk } = aDesk(withResult('前の文'));
    desk.set(department!, told, { result: '' });
    expect([desk.isWritten.value, desk.isWriting(department!, told)]).toEqual([false, false]);
    desk.set(department!, told, { isRemoved: true });
    expect(desk.changes.value).toMatchObject([{ result: '', isRemoved: true }]);
    desk.set(department!, told, { result: 'やはり書く' });
    expect(desk.changes.value).toMatchObject([{ result: 'やはり書く', isRemoved: false }]);
  });
});

describe('what is written', () => {
  it('is counted, by department too, and asks before the page goes', () => {
    const { desk } = aDesk(withResult('前の文'));
    desk.set(department!, second!, { level: '達成' });
    const [first, last] = withResult('前の文').departments;
    expect(desk.countsOf([first!])).toEqual({ goals: 2, told: 1, writing: 1 });
    expect(desk.countsOf([first!, last!])).toEqual({ goals: 3, told: 1, writing: 1 });
    expect(desk.isWritten.value).toBe(true);
    desk.drop(department!, second!);
    expect([desk.isWritten.value, desk.changes.value]).toEqual([false, []]);
  });

  it('stays for its text when another edition is there, and is shown where no goal has that text any more', () => {
    const { desk, source } = aDesk();
    desk.set(department!, goal!, { result: '書いた文' });
    source.value = aSource(anEdition({ goals: [1] }));
    expect([desk.changes.value.length, desk.stray.value]).toEqual([1, []]);
    source.value = aSource({ ...before, departments: [other!] });
    expect(desk.changes.value).toEqual([]);
    expect(desk.stray.value).toMatchObject([{ department: department!.id, result: '書いた文' }]);
    expect(desk.isWritten.value).toBe(true);
    source.value = aSource(before);
    expect(desk.fieldsOf(department!, goal!).result).toBe('書いた文');
  });

  it('is of its year: of the same goal this year and last year each has its own', () => {
    const ward = aWardWithResults();
    const { desk, source } = aDesk(ward);
    const [thisYear, lastYear] = [ward.departments[0]!, ward.previous!.departments[0]!];
    const [continued] = lastYear.goals;
    desk.set(thisYear, thisYear.goals[2]!, { result: '今年度' });
    source.value = aSource(ward, 'previous');
    expect(desk.fieldsOf(lastYear, continued!).result).toBe(continued!.result);
    desk.set(lastYear, continued!, { result: '前年度' });
    expect(desk.changes.value.map(({ side, result }) => [side, result])).toEqual([
      ['current', '今年度'],
      ['previous', '前年度'],
    ]);
  });
});

describe('put', () => {
  it('goes the way of a file, over the edition that is on show then', async () => {
    const { desk, taken } = aDesk();
    await desk.put();
    expect(taken).toEqual([]);
    desk.set(department!, goal!, { result: '書いた文', level: '達成' });
    await desk.put();
    const [{ over, waiting }] = taken as [Origin];
    expect(waiting).toBeNull();
    const newer = { ...before, notices: [], title: '別の人が変えた題名' };
    const { name, reading, content } = over(newer);
    expect([name, content, reading.problems]).toEqual(['令和8年度の実施結果', null, []]);
    expect(reading.edition?.title).toBe('別の人が変えた題名');
    expect(resultsOf(reading.edition)).toEqual(['書いた文', '', '']);
    expect(reading.edition!.departments[0]!.goals[0]!.level).toBe('達成');
    // Looked at is not out.
    expect(desk.isWritten.value).toBe(true);
  });

  it('goes on from the edition that waits where that was chosen', async () => {
    const { desk, target, taken } = aDesk();
    const effectiveFrom = '2027-04-01T00:00:00.000+09:00';
    target.value = anEditionLine(9, { state: 'waiting', effectiveFrom });
    desk.set(department!, goal!, { result: '書いた文' });
    await desk.put();
    expect(taken[0]!.waiting).toMatchObject({ serial: 9, effectiveFrom });
    expect(resultsOf(taken[0]!.over(anEdition({ goals: [] })).reading.edition)).toEqual(['書いた文', '', '']);
  });

  it('forgets what is out, but neither what was written since nor what found no place', async () => {
    const { desk, taken } = aDesk();
    desk.set(department!, goal!, { result: '出た文' });
    desk.set(department!, second!, { result: '直した文' });
    desk.set(other!, other!.goals[0]!, { result: '場所のない文' });
    await desk.put();
    desk.set(department!, second!, { result: '直した文の続き' });
    taken[0]!.over({ ...before, departments: [department!] });
    taken[0]!.published();
    expect(desk.changes.value.map(({ result }) => result)).toEqual(['直した文の続き', '場所のない文']);
  });

  it('says what is too long at its field, and takes nothing', async () => {
    const { desk, taken } = aDesk();
    desk.set(other!, other!.goals[0]!, { level: 'x'.repeat(201) });
    await desk.put();
    expect(taken).toEqual([]);
    expect([...desk.unfolded.value]).toEqual([other!.id]);
    expect(desk.found.value).not.toBeNull();
    desk.set(other!, other!.goals[0]!, { level: '達成' });
    await desk.put();
    expect(taken).toHaveLength(1);
  });

  it('keeps everything and says so where the hub is away', async () => {
    let isAway = true;
    const { desk } = aDesk(before, async () => !isAway);
    desk.set(department!, goal!, { result: '書いた文' });
    await desk.put();
    expect(desk.fault.value).toContain('ハブにつながってから');
    expect([desk.isWritten.value, desk.isPutting.value]).toEqual([true, false]);
    isAway = false;
    await desk.put();
    expect(desk.fault.value).toBeNull();
  });
});
