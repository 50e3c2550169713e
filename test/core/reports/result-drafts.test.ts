import { describe, expect, it } from 'vitest';
import { dayOf, periodOf } from '../../../src/core/calendar/periods.ts';
import type { Rating } from '../../../src/core/feedback/event.ts';
import { createRatedColumns } from '../../../src/core/reports/rated-columns.ts';
import { resultDrafts, withDrafts, withFigures } from '../../../src/core/reports/result-drafts.ts';
import { resultDraftText } from '../../../src/words/result-drafts.ts';
import { aRating } from '../../support/a-rating.ts';
import { aWardWithResults } from '../../support/a-ward-with-results.ts';
import { readText, wardDocument } from '../../support/ward-document.ts';

const YEAR = periodOf('year', dayOf(2026, 11));
const OFFICE = 'まちづくり推進部/総務課';

type Columns = ReturnType<typeof createRatedColumns>;
type Said = Parameters<Columns['tell']>[1];

/** So many answers of one kind, about a department. */
function answered(columns: Columns, count: number, score: number, said: Said, changes: Partial<Rating> = {}) {
  for (let n = 0; n < count; n += 1) {
    const rating = aRating(1, { score, ...changes });
    columns.tell(columns.add(rating, 'a', Date.parse(rating.at)), said);
  }
}

describe('resultDrafts', () => {
  it('says of a department what fifty or more who named it answered', () => {
    const columns = createRatedColumns();
    answered(columns, 30, 5, { department: OFFICE, reasons: ['manner'] });
    answered(columns, 10, 4, { department: OFFICE, reasons: ['manner', 'signs'] });
    answered(columns, 10, 3, { department: OFFICE, reasons: ['wait'] });
    answered(columns, 49, 5, { department: '区民サービス部/区民課' });
    answered(columns, 99, 1, {});
    expect(resultDrafts(columns, YEAR)).toEqual([
      {
        department: OFFICE,
        now: { n: 50, satisfied: 40 },
        before: null,
        reasons: [
          { reason: 'manner', times: 40 },
          { reason: 'wait', times: 10 },
          { reason: 'signs', times: 10 },
        ],
      },
    ]);
  });

  it('leaves out what is remarkable, and what was answered in another year', () => {
    const columns = createRatedColumns();
    answered(columns, 49, 5, { department: OFFICE });
    answered(columns, 1, 5, { department: OFFICE, reasons: ['wait'] }, { flags: ['burst'] });
    answered(columns, 1, 5, { department: OFFICE, reasons: ['wait'] }, { at: '2026-03-31T23:59:59.000+09:00' });
    expect(resultDrafts(columns, YEAR)).toEqual([]);
    answered(columns, 1, 5, { department: OFFICE }, { at: '2027-03-31T23:59:59.000+09:00' });
    expect(resultDrafts(columns, YEAR)).toMatchObject([{ now: { n: 50, satisfied: 50 }, reasons: [] }]);
  });

  it.each([
    [49, null],
    [50, { n: 50, satisfied: 0 }],
  ])('compares with %i answers of the year before', (count, before) => {
    const columns = createRatedColumns();
    answered(columns, 50, 5, { department: OFFICE });
    answered(columns, count, 1, { department: OFFICE }, { at: '2025-11-22T10:00:00.000+09:00' });
    expect(resultDrafts(columns, YEAR)[0]!.before).toEqual(before);
  });
});

describe('resultDraftText', () => {
  it('says n, share, change and what was named most', () => {
    const draft = {
      department: OFFICE,
      now: { n: 1_250, satisfied: 1_000 },
      before: { n: 100, satisfied: 75 },
      reasons: [
        { reason: 'manner' as const, times: 40 },
        { reason: 'wait' as const, times: 10 },
      ],
    };
    expect(resultDraftText(draft, '令和8年度')).toBe(
      '令和8年度にこの窓口を選んだ評価は1,250件で、「満足」「やや満足」は80％でした（前の年度は75％、5ポイント上がりました）。多く選ばれた点は「言葉づかい・態度」「待ち時間」です。',
    );
    expect(resultDraftText({ ...draft, before: null, reasons: [] }, '令和8年度')).toBe(
      '令和8年度にこの窓口を選んだ評価は1,250件で、「満足」「やや満足」は80％でした。',
    );
  });
});

describe('withDrafts', () => {
  it('fills the results of the department that are empty, and leaves what staff have written', () => {
    const edition = readText(wardDocument()).edition!;
    const office = edition.departments.find(({ id }) => id === OFFICE)!;
    office.goals[0]!.result = '書いてあるもの';
    const draft = { department: OFFICE, now: { n: 50, satisfied: 40 }, before: null, reasons: [] };
    const drafted = withDrafts(edition, 2026, [draft], ({ now }) => `${now.n}件`);
    for (const { id, goals } of drafted.departments) {
      const results = goals.map(({ result }) => result);
      expect(results).toEqual(goals.map((_, index) => (id !== OFFICE ? '' : index === 0 ? '書いてあるもの' : '50件')));
    }
    expect(office.goals.length).toBeGreaterThan(1);
  });

  it('puts those of last year beside last year’s goals', () => {
    const ward = aWardWithResults();
    const { id } = ward.departments[0]!;
    const empty = {
      ...ward.departments[0]!,
      goals: ward.departments[0]!.goals.map((goal) => ({ ...goal, result: '' })),
    };
    const edition = { ...ward, departments: [empty], previous: { label: '令和7年度', departments: [empty] } };
    const draft = { department: id, now: { n: 50, satisfied: 40 }, before: null, reasons: [] };
    const drafted = withDrafts(edition, 2025, [draft], () => '数字');
    expect(drafted.departments).toEqual([empty]);
    expect(drafted.previous!.departments[0]!.goals.map(({ result }) => result)).toEqual(empty.goals.map(() => '数字'));
  });
});

describe('withFigures', () => {
  it.each([
    ['', '数字です。'],
    [' \n', '数字です。'],
    ['声をかけました。', '声をかけました。\n数字です。'],
    ['声をかけました。\n', '声をかけました。\n数字です。'],
    ['はじめに。数字です。おわりに。', 'はじめに。数字です。おわりに。'],
  ])('puts the figures behind %j, once', (text, whole) => {
    expect(withFigures(text, '数字です。')).toBe(whole);
  });
});
